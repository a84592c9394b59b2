package org.yanqi.token;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.EnvelopedData;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The encrypted content and its recipients, the same for EnvelopedData and AuthEnvelopedData. */
record SealedContent(
        ASN1Set recipients, EncryptedContentInfo content, byte @Nullable [] mac, byte @Nullable [] authenticated) {
    private static final String CBC = "AES/CBC/PKCS5Padding";
    private static final String GCM = "AES/GCM/NoPadding";

    static SealedContent parse(byte[] cms) throws UKeyException {
        try {
            var info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(cms));
            if (info == null) {
                throw new UKeyException(UKeyFailure.DATA_REFUSED);
            }
            if (info.getContentType().equals(CMSObjectIdentifiers.envelopedData)) {
                var enveloped = EnvelopedData.getInstance(info.getContent());
                return new SealedContent(
                        enveloped.getRecipientInfos(), enveloped.getEncryptedContentInfo(), null, null);
            }
            if (info.getContentType().equals(CMSObjectIdentifiers.authEnvelopedData)) {
                return authenticated(AuthEnvelopedData.getInstance(info.getContent()));
            }
            throw new UKeyException(UKeyFailure.DATA_REFUSED);
        } catch (IOException e) {
            throw new UKeyException(UKeyFailure.DATA_REFUSED, e);
        }
    }

    private static SealedContent authenticated(AuthEnvelopedData data) throws IOException {
        var attributes = data.getAuthAttrs();
        return new SealedContent(
                data.getRecipientInfos(),
                data.getAuthEncryptedContentInfo(),
                data.getMac().getOctets(),
                attributes == null ? null : attributes.getEncoded(ASN1Encoding.DER));
    }

    SealedFile open(UKeySession session) throws UKeyException {
        var keys = TokenRecipients.on(session);
        for (ASN1Encodable recipient : recipients) {
            var match = keys.match(RecipientInfo.getInstance(recipient));
            if (match.isPresent()) {
                var found = match.get();
                byte[] contentKey = found.contentKey(session, keyLength());
                try {
                    return new SealedFile(decrypt(contentKey), found.key(), found.certificate());
                } finally {
                    java.util.Arrays.fill(contentKey, (byte) 0);
                }
            }
        }
        throw new UKeyException(UKeyFailure.KEY_MISSING);
    }

    private byte[] decrypt(byte[] key) throws UKeyException {
        var algorithm = content.getContentEncryptionAlgorithm();
        ASN1OctetString encrypted = content.getEncryptedContent();
        if (encrypted == null) {
            throw new UKeyException(UKeyFailure.DATA_REFUSED);
        }
        try {
            var secret = new SecretKeySpec(key, "AES");
            boolean gcm = transformation().equals(GCM);
            if (gcm == (mac == null)) {
                throw new UKeyException(UKeyFailure.DATA_REFUSED);
            }
            var cipher = Cipher.getInstance(transformation());
            if (mac == null) {
                byte[] iv =
                        ASN1OctetString.getInstance(algorithm.getParameters()).getOctets();
                cipher.init(Cipher.DECRYPT_MODE, secret, new IvParameterSpec(iv));
                return cipher.doFinal(encrypted.getOctets());
            }
            var parameters = GCMParameters.getInstance(ASN1Sequence.getInstance(algorithm.getParameters()));
            if (parameters.getIcvLen() != mac.length) {
                throw new UKeyException(UKeyFailure.DATA_REFUSED);
            }
            cipher.init(Cipher.DECRYPT_MODE, secret, new GCMParameterSpec(8 * mac.length, parameters.getNonce()));
            if (authenticated != null) {
                cipher.updateAAD(authenticated);
            }
            return cipher.doFinal(Arrays.concatenate(encrypted.getOctets(), mac));
        } catch (GeneralSecurityException e) {
            throw new UKeyException(UKeyFailure.DATA_REFUSED, e);
        }
    }

    private String transformation() throws UKeyException {
        var oid = contentAlgorithm();
        if (oid.equals(NISTObjectIdentifiers.id_aes128_CBC)
                || oid.equals(NISTObjectIdentifiers.id_aes192_CBC)
                || oid.equals(NISTObjectIdentifiers.id_aes256_CBC)) {
            return CBC;
        }
        if (oid.equals(NISTObjectIdentifiers.id_aes128_GCM)
                || oid.equals(NISTObjectIdentifiers.id_aes192_GCM)
                || oid.equals(NISTObjectIdentifiers.id_aes256_GCM)) {
            return GCM;
        }
        throw new UKeyException(UKeyFailure.MECHANISM_UNSUPPORTED);
    }

    private int keyLength() throws UKeyException {
        transformation();
        var oid = contentAlgorithm();
        if (oid.equals(NISTObjectIdentifiers.id_aes128_CBC) || oid.equals(NISTObjectIdentifiers.id_aes128_GCM)) {
            return 16;
        }
        return oid.equals(NISTObjectIdentifiers.id_aes192_CBC) || oid.equals(NISTObjectIdentifiers.id_aes192_GCM)
                ? 24
                : 32;
    }

    private ASN1ObjectIdentifier contentAlgorithm() {
        return content.getContentEncryptionAlgorithm().getAlgorithm();
    }
}

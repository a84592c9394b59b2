package org.yanqi.token;

import java.io.IOException;
import java.security.GeneralSecurityException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.EnvelopedData;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The encrypted content and its recipients, the same for EnvelopedData and AuthEnvelopedData. */
record SealedContent(
        ASN1Set recipients, EncryptedContentInfo content, byte @Nullable [] mac, byte @Nullable [] authenticated) {
    /** envelopedData of GM/T 0010, the same structure under a name of its own. */
    private static final ASN1ObjectIdentifier ENVELOPED_BY_SM2 = new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.3");

    static SealedContent parse(byte[] cms) throws UKeyException {
        try {
            var info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(cms));
            if (info == null) {
                throw new UKeyException(UKeyFailure.DATA_REFUSED);
            }
            if (info.getContentType().equals(CMSObjectIdentifiers.envelopedData)
                    || info.getContentType().equals(ENVELOPED_BY_SM2)) {
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
        var cipher = ContentCipher.of(content.getContentEncryptionAlgorithm().getAlgorithm());
        var keys = TokenRecipients.on(session);
        for (ASN1Encodable recipient : recipients) {
            var match = keys.match(RecipientInfo.getInstance(recipient));
            if (match.isPresent()) {
                var found = match.get();
                byte[] contentKey = found.contentKey(session, cipher.keyLength());
                try {
                    return new SealedFile(decrypt(cipher, contentKey), found.key(), found.certificate());
                } finally {
                    java.util.Arrays.fill(contentKey, (byte) 0);
                }
            }
        }
        throw new UKeyException(UKeyFailure.KEY_MISSING);
    }

    private byte[] decrypt(ContentCipher cipher, byte[] key) throws UKeyException {
        var parameters = content.getContentEncryptionAlgorithm().getParameters();
        ASN1OctetString encrypted = content.getEncryptedContent();
        if (encrypted == null || cipher.isAuthenticated() == (mac == null)) {
            throw new UKeyException(UKeyFailure.DATA_REFUSED);
        }
        try {
            if (mac == null) {
                return cipher.decrypting(key, parameters).doFinal(encrypted.getOctets());
            }
            var authenticating = cipher.decrypting(key, parameters, mac.length);
            if (authenticated != null) {
                authenticating.updateAAD(authenticated);
            }
            return authenticating.doFinal(Arrays.concatenate(encrypted.getOctets(), mac));
        } catch (GeneralSecurityException e) {
            throw new UKeyException(UKeyFailure.DATA_REFUSED, e);
        }
    }
}

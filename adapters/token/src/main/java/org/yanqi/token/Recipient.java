package org.yanqi.token;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.ecc.ECCCMSSharedInfo;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.generators.KDF2BytesGenerator;
import org.bouncycastle.crypto.params.KDFParameters;
import org.bouncycastle.util.Pack;

/** One recipient whose private key is on the token: how the key of the content is recovered. */
sealed interface Recipient {
    KeyId key();

    X509Certificate certificate();

    /** The key of the content; always of the length that the content's algorithm wants. */
    byte[] contentKey(UKeySession session, int length) throws UKeyException;

    /** RSA, RFC 5652 §6.2.1 and RFC 3560. */
    record Transported(KeyId key, X509Certificate certificate, KeyTransRecipientInfo info) implements Recipient {
        @Override
        public byte[] contentKey(UKeySession session, int length) throws UKeyException {
            byte[] found =
                    session.decrypt(key, padding(), info.getEncryptedKey().getOctets());
            if (found.length != length) {
                throw new UKeyException(UKeyFailure.DATA_REFUSED);
            }
            return found;
        }

        private RsaPadding padding() throws UKeyException {
            var algorithm = info.getKeyEncryptionAlgorithm();
            if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
                return RsaPadding.PKCS1_V1_5;
            }
            var defaults = new RSAESOAEPparams();
            boolean sha1 = algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSAES_OAEP)
                    && matches(RSAESOAEPparams.getInstance(algorithm.getParameters()), defaults);
            if (sha1) {
                return RsaPadding.OAEP_SHA1;
            }
            throw new UKeyException(UKeyFailure.MECHANISM_UNSUPPORTED);
        }

        private static boolean matches(RSAESOAEPparams given, RSAESOAEPparams wanted) {
            return given == null
                    || (given.getHashAlgorithm()
                                    .getAlgorithm()
                                    .equals(wanted.getHashAlgorithm().getAlgorithm())
                            && given.getMaskGenAlgorithm().equals(wanted.getMaskGenAlgorithm())
                            && given.getPSourceAlgorithm().equals(wanted.getPSourceAlgorithm()));
        }
    }

    /** SM2, GM/T 0010 §9. The standard names SM2-3; some name SM2 as such, SM2-1, or SM2-3 with SM3, and mean the same. */
    record TransportedBySm2(KeyId key, X509Certificate certificate, KeyTransRecipientInfo info) implements Recipient {
        private static final Set<ASN1ObjectIdentifier> NAMES = Set.of(
                GMObjectIdentifiers.sm2encrypt,
                GMObjectIdentifiers.sm2encrypt_with_sm3,
                GMObjectIdentifiers.sm2p256v1,
                GMObjectIdentifiers.sm2sign);

        @Override
        public byte[] contentKey(UKeySession session, int length) throws UKeyException {
            if (!NAMES.contains(info.getKeyEncryptionAlgorithm().getAlgorithm())) {
                throw new UKeyException(UKeyFailure.MECHANISM_UNSUPPORTED);
            }
            for (Sm2Cipher cipher : Sm2Cipher.readings(info.getEncryptedKey().getOctets())) {
                var found = opened(session, cipher);
                if (found.isPresent() && found.get().length == length) {
                    return found.get();
                }
            }
            throw new UKeyException(UKeyFailure.DATA_REFUSED);
        }

        private Optional<byte[]> opened(UKeySession session, Sm2Cipher cipher) throws UKeyException {
            try {
                return Optional.of(session.decryptSm2(key, cipher.der()));
            } catch (UKeyException e) {
                if (e.failure() == UKeyFailure.DATA_REFUSED) {
                    return Optional.empty();
                }
                throw e;
            }
        }
    }

    /** Ephemeral-static ECDH, RFC 5753 §3.1. */
    record Agreed(KeyId key, X509Certificate certificate, KeyAgreeRecipientInfo info, byte[] wrapped)
            implements Recipient {
        @Override
        public byte[] contentKey(UKeySession session, int length) throws UKeyException {
            var originator = info.getOriginator().getOriginatorKey();
            if (originator == null) {
                throw new UKeyException(UKeyFailure.DATA_REFUSED);
            }
            byte[] shared = session.agree(key, originator.getPublicKeyData().getOctets());
            try {
                return unwrap(wrappingKey(shared));
            } catch (GeneralSecurityException | IOException e) {
                throw new UKeyException(UKeyFailure.DATA_REFUSED, e);
            } finally {
                Arrays.fill(shared, (byte) 0);
            }
        }

        private byte[] unwrap(byte[] wrappingKey) throws GeneralSecurityException {
            var cipher = Cipher.getInstance("AES/KW/NoPadding");
            cipher.init(Cipher.UNWRAP_MODE, new SecretKeySpec(wrappingKey, "AES"));
            return cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded();
        }

        /** ANSI X9.63 key derivation over the ECC-CMS-SharedInfo of RFC 5753 §7.2. */
        private byte[] wrappingKey(byte[] shared) throws IOException, UKeyException {
            var wrap = AlgorithmIdentifier.getInstance(
                    info.getKeyEncryptionAlgorithm().getParameters());
            int length = wrapLength(wrap.getAlgorithm());
            var material = info.getUserKeyingMaterial();
            var sharedInfo = new ECCCMSSharedInfo(
                    wrap, material == null ? null : material.getOctets(), Pack.intToBigEndian(8 * length));
            var derivation = new KDF2BytesGenerator(digest());
            derivation.init(new KDFParameters(shared, sharedInfo.getEncoded(ASN1Encoding.DER)));
            byte[] key = new byte[length];
            derivation.generateBytes(key, 0, length);
            return key;
        }

        private Digest digest() throws UKeyException {
            var scheme = info.getKeyEncryptionAlgorithm().getAlgorithm();
            if (scheme.equals(X9ObjectIdentifiers.dhSinglePass_stdDH_sha1kdf_scheme)) {
                return new SHA1Digest();
            }
            if (scheme.equals(SECObjectIdentifiers.dhSinglePass_stdDH_sha256kdf_scheme)) {
                return new SHA256Digest();
            }
            if (scheme.equals(SECObjectIdentifiers.dhSinglePass_stdDH_sha384kdf_scheme)) {
                return new SHA384Digest();
            }
            throw new UKeyException(UKeyFailure.MECHANISM_UNSUPPORTED);
        }

        private static int wrapLength(ASN1ObjectIdentifier wrap) throws UKeyException {
            if (wrap.equals(NISTObjectIdentifiers.id_aes128_wrap)) {
                return 16;
            }
            if (wrap.equals(NISTObjectIdentifiers.id_aes192_wrap)) {
                return 24;
            }
            if (wrap.equals(NISTObjectIdentifiers.id_aes256_wrap)) {
                return 32;
            }
            throw new UKeyException(UKeyFailure.MECHANISM_UNSUPPORTED);
        }
    }
}

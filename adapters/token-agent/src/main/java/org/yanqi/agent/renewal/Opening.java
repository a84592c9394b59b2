package org.yanqi.agent.renewal;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import org.yanqi.token.Crypto;
import org.yanqi.token.KeyId;
import org.yanqi.token.PublicKeyInfo;
import org.yanqi.token.RsaPadding;
import org.yanqi.token.SignatureScheme;
import org.yanqi.token.Sm2Encryption;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeyFailure;
import org.yanqi.token.UKeySession;

/** Whether a private key on the token is the other half of a public key: only using it tells. */
final class Opening {
    private Opening() {}

    /** A certificate on the token may have a key of a kind that nobody here knows; nothing is opened for it. */
    static boolean opens(UKeySession session, KeyId id, PublicKey key) throws UKeyException {
        try {
            return switch (SignatureScheme.of(key)) {
                case ECDSA_SHA256 -> key instanceof ECPublicKey point && agrees(session, id, point);
                case RSA_SHA256 -> decrypts(session, id, key);
                case SM2_SM3 -> decryptsSm2(session, id, key);
            };
        } catch (UKeyException e) {
            if (e.failure() == UKeyFailure.DATA_REFUSED) {
                return false;
            }
            throw e;
        } catch (GeneralSecurityException | IllegalArgumentException noKeyOfItsCurve) {
            throw new UKeyException(UKeyFailure.DATA_REFUSED, noKeyOfItsCurve);
        }
    }

    private static boolean agrees(UKeySession session, KeyId id, ECPublicKey key)
            throws GeneralSecurityException, UKeyException {
        var generator = KeyPairGenerator.getInstance("EC", Crypto.PROVIDER);
        generator.initialize(key.getParams());
        var ephemeral = generator.generateKeyPair();
        var agreement = KeyAgreement.getInstance("ECDH", Crypto.PROVIDER);
        agreement.init(ephemeral.getPrivate());
        agreement.doPhase(key, true);
        byte[] expected = agreement.generateSecret();
        return MessageDigest.isEqual(expected, session.agree(id, PublicKeyInfo.point(ephemeral.getPublic())));
    }

    private static boolean decryptsSm2(UKeySession session, KeyId id, PublicKey key) throws UKeyException {
        byte[] trial = trial();
        return MessageDigest.isEqual(trial, session.decryptSm2(id, Sm2Encryption.encrypt(trial, key)));
    }

    private static byte[] trial() {
        byte[] trial = new byte[32];
        new SecureRandom().nextBytes(trial);
        return trial;
    }

    private static boolean decrypts(UKeySession session, KeyId id, PublicKey key)
            throws GeneralSecurityException, UKeyException {
        byte[] trial = trial();
        var cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return MessageDigest.isEqual(trial, session.decrypt(id, RsaPadding.OAEP_SHA1, cipher.doFinal(trial)));
    }
}

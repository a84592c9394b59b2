package org.yanqi.token;

import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKM_VENDOR_SM2;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKM_VENDOR_SM2_ENCRYPT;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKM_VENDOR_SM2_KEY_PAIR_GEN;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKM_VENDOR_SM2_SM3;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;
import org.xipki.pkcs11.wrapper.Mechanism;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.Session;
import org.xipki.pkcs11.wrapper.Token;

/**
 * SM2 by a vendor's own mechanisms: PKCS #11 v2.40 has none, and the wrapper knows their numbers by the name of the vendor's
 * library.
 */
record Pkcs11Sm2(Token token, Session session) {

    Mechanism generation() throws UKeyException {
        return required(CKM_VENDOR_SM2_KEY_PAIR_GEN);
    }

    /**
     * Signs what is digested here, so that it does not depend on the driver by which name the signer is called; a driver that
     * only digests itself is left to do so.
     *
     * @return both numbers, 32 octets each
     */
    byte[] sign(long key, PublicKey publicKey, byte[] message) throws PKCS11Exception, UKeyException {
        return offers(CKM_VENDOR_SM2)
                ? session.signSingle(new Mechanism(CKM_VENDOR_SM2), key, Sm2.digest(publicKey, message))
                : session.signSingle(required(CKM_VENDOR_SM2_SM3), key, message);
    }

    /** Empty where the token has no mechanism for it. */
    Optional<byte[]> decrypt(long key, Sm2Cipher cipher) throws PKCS11Exception {
        return offers(CKM_VENDOR_SM2_ENCRYPT)
                ? Optional.of(session.decryptSingle(new Mechanism(CKM_VENDOR_SM2_ENCRYPT), key, cipher.c1c3c2()))
                : Optional.empty();
    }

    static Sm2Cipher cipher(byte[] der) throws UKeyException {
        try {
            return Sm2Cipher.parse(der);
        } catch (IllegalArgumentException e) {
            throw new UKeyException(UKeyFailure.DATA_REFUSED, e);
        }
    }

    private Mechanism required(long mechanism) throws UKeyException {
        if (!offers(mechanism)) {
            throw new UKeyException(UKeyFailure.MECHANISM_UNSUPPORTED);
        }
        return new Mechanism(mechanism);
    }

    private boolean offers(long mechanism) {
        return Arrays.stream(token.getMechanismList()).anyMatch(offered -> offered == mechanism);
    }
}

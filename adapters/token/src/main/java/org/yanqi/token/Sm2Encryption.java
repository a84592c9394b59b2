package org.yanqi.token;

import java.io.IOException;
import java.security.PublicKey;
import java.security.SecureRandom;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** What anybody does who has something for the holder of an SM2 key (GB/T 32918.4). */
public final class Sm2Encryption {
    private Sm2Encryption() {}

    /**
     * Encrypts a short secret.
     *
     * @return DER of SM2Cipher (GM/T 0009 §7.2)
     */
    public static byte[] encrypt(byte[] secret, PublicKey key) {
        try {
            var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
            var recipient = PublicKeyFactory.createKey(key.getEncoded());
            engine.init(true, new ParametersWithRandom(recipient, new SecureRandom()));
            return Sm2Cipher.raw(engine.processBlock(secret, 0, secret.length), true)
                    .der();
        } catch (InvalidCipherTextException | IOException e) {
            throw new IllegalArgumentException("no SM2 key", e);
        }
    }
}

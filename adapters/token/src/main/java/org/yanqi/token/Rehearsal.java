package org.yanqi.token;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/**
 * Does once, with a key that nobody keeps, what calls to a token need besides the token. In a young process the first call
 * would pay for it: Bouncy Castle's archives are signed, and reading their signatures takes longer than the call.
 */
public final class Rehearsal {
    private Rehearsal() {}

    public static void perform() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var key =
                    PublicKeyInfo.parse(generator.generateKeyPair().getPublic().getEncoded());
            var id = KeyId.forApplication("rehearsal", KeyUse.SIGNING);
            Pkcs11Templates.keyPair(id, KeyProfile.P256, KeyUse.SIGNING);
            Pkcs11Templates.publicKey(id, key);
            Pkcs11Templates.importedKey(id, key);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java platform makes P-256 keys", e);
        }
    }
}

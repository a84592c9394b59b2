package org.yanqi.pki;

import org.yanqi.application.port.SealedChallenges;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.Certificate;

/** Seals 256 random bits, which only the encryption key's holder can then hash. */
public final class CmsSealedChallenges implements SealedChallenges {
    private static final int OCTETS = 32;

    @Override
    public Challenge sealFor(Certificate encryption) {
        byte[] secret = new byte[OCTETS];
        Crypto.RANDOM.nextBytes(secret);
        Bytes sealed = Sealing.seal(secret, Certificates.known(encryption.der()));
        return new Challenge(sealed, Sha256.of(secret));
    }
}

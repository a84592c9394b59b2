package org.yanqi.pki;

import java.io.IOException;
import java.util.Set;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.yanqi.domain.certificate.PublicKey.EllipticCurve;
import org.yanqi.domain.certificate.PublicKey.Rsa;
import org.yanqi.domain.certificate.PublicKey.Unsupported;

/** The public keys that a certificate of ours can hold. */
final class CertifiableKeys {
    private static final int LEAST_MODULUS_BITS = 2048;
    private static final int MOST_MODULUS_BITS = 4096;
    private static final int LEAST_EXPONENT_BITS = 17;
    private static final Set<String> CURVES =
            Set.of(X9ObjectIdentifiers.prime256v1.getId(), GMObjectIdentifiers.sm2p256v1.getId());

    private CertifiableKeys() {}

    /** RSA with 2048 to 4096 bits and an odd exponent from 65537 on, or a point of a curve that is served. */
    static boolean isOne(Candidate candidate) throws IOException {
        return switch (PublicKeys.read(candidate.certificate().getSubjectPublicKeyInfo())) {
            case Rsa rsa ->
                rsa.modulus().bitLength() >= LEAST_MODULUS_BITS
                        && rsa.modulus().bitLength() <= MOST_MODULUS_BITS
                        && rsa.exponent().bitLength() >= LEAST_EXPONENT_BITS
                        && rsa.exponent().testBit(0);
            case EllipticCurve point -> CURVES.contains(point.curve());
            case Unsupported other -> false;
        };
    }
}

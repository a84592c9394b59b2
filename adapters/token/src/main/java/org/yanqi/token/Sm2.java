package org.yanqi.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.security.Key;
import java.security.PublicKey;
import java.security.interfaces.ECKey;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.math.ec.ECPoint;

/** SM2's curve (GB/T 32918.5) and the digest that its signatures are made over. */
final class Sm2 {
    static final X9ECParameters CURVE = GMNamedCurves.getByOID(GMObjectIdentifiers.sm2p256v1);
    static final int COORDINATE = 32;
    private static final byte[] SIGNER = "1234567812345678".getBytes(US_ASCII);
    private static final byte UNCOMPRESSED = 4;

    private Sm2() {}

    static boolean isKey(Key key) {
        return key instanceof ECKey ec && ec.getParams().getOrder().equals(CURVE.getN());
    }

    /** {@code e = SM3(Z ‖ M)} (GB/T 32918.2 §6.1), for a token that signs what was digested outside. */
    static byte[] digest(PublicKey key, byte[] message) {
        var digest = new SM3Digest();
        update(digest, signer(key));
        update(digest, message);
        return done(digest);
    }

    /** {@code Z = SM3(ENTL ‖ ID ‖ a ‖ b ‖ xG ‖ yG ‖ xA ‖ yA)} (GB/T 32918.2 §5.5). */
    private static byte[] signer(PublicKey key) {
        var digest = new SM3Digest();
        int bits = 8 * SIGNER.length;
        digest.update((byte) (bits >> 8));
        digest.update((byte) bits);
        update(digest, SIGNER);
        update(digest, CURVE.getCurve().getA().getEncoded());
        update(digest, CURVE.getCurve().getB().getEncoded());
        for (ECPoint point : new ECPoint[] {CURVE.getG(), point(PublicKeyInfo.point(key))}) {
            update(digest, point.getAffineXCoord().getEncoded());
            update(digest, point.getAffineYCoord().getEncoded());
        }
        return done(digest);
    }

    /** An uncompressed point; what is not on the curve is an {@link IllegalArgumentException}. */
    static ECPoint point(byte[] encoded) {
        if (encoded.length != 1 + 2 * COORDINATE || encoded[0] != UNCOMPRESSED) {
            throw new IllegalArgumentException("no uncompressed point of SM2");
        }
        return CURVE.getCurve().decodePoint(encoded).normalize();
    }

    /** Whether a private key is the other half of a public one. */
    static boolean arePair(BigInteger scalar, byte[] publicPoint) {
        return scalar.signum() > 0
                && scalar.compareTo(CURVE.getN()) < 0
                && CURVE.getG().multiply(scalar).equals(point(publicPoint));
    }

    private static void update(SM3Digest digest, byte[] octets) {
        digest.update(octets, 0, octets.length);
    }

    private static byte[] done(SM3Digest digest) {
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return hash;
    }
}

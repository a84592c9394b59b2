package org.yanqi.token;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.generators.KDF2BytesGenerator;
import org.bouncycastle.crypto.params.KDFParameters;
import org.bouncycastle.math.ec.ECFieldElement;
import org.bouncycastle.util.BigIntegers;

/**
 * A short secret under an SM2 key (GB/T 32918.4).
 *
 * @param point C1, uncompressed and on the curve
 * @param hash C3, 32 octets
 * @param text C2
 */
record Sm2Cipher(byte[] point, byte[] hash, byte[] text) {
    private static final int HASH = 32;
    private static final int POINT = 1 + 2 * Sm2.COORDINATE;
    private static final int LONGEST = 1024;
    private static final byte UNCOMPRESSED = 4;

    Sm2Cipher {
        Sm2.point(point);
        if (hash.length != HASH || text.length == 0 || text.length > LONGEST) {
            throw new IllegalArgumentException("no SM2 ciphertext");
        }
    }

    /** {@code SEQUENCE { x, y, hash, text }} (GM/T 0009 §7.2); anything else is an {@link IllegalArgumentException}. */
    static Sm2Cipher parse(byte[] der) {
        try {
            if (!(ASN1Primitive.fromByteArray(der) instanceof ASN1Sequence members) || members.size() != 4) {
                throw new IllegalArgumentException("four members");
            }
            byte[] point = new byte[POINT];
            point[0] = UNCOMPRESSED;
            for (int i = 0; i < 2; i++) {
                BigInteger coordinate =
                        ASN1Integer.getInstance(members.getObjectAt(i)).getPositiveValue();
                byte[] octets = BigIntegers.asUnsignedByteArray(Sm2.COORDINATE, coordinate);
                System.arraycopy(octets, 0, point, 1 + i * Sm2.COORDINATE, Sm2.COORDINATE);
            }
            return new Sm2Cipher(
                    point,
                    ASN1OctetString.getInstance(members.getObjectAt(2)).getOctets(),
                    ASN1OctetString.getInstance(members.getObjectAt(3)).getOctets());
        } catch (IOException | ClassCastException | IllegalStateException e) {
            throw new IllegalArgumentException("no SM2Cipher", e);
        }
    }

    /** What a ciphertext may be: SM2Cipher, or bare octets in the order of the standard or in the one before it. */
    static List<Sm2Cipher> readings(byte[] encrypted) {
        if (encrypted.length > POINT + HASH && encrypted[0] == UNCOMPRESSED) {
            return List.of(raw(encrypted, true), raw(encrypted, false));
        }
        return List.of(parse(encrypted));
    }

    /** @param hashFirst whether it is C1 ‖ C3 ‖ C2, and not C1 ‖ C2 ‖ C3 */
    static Sm2Cipher raw(byte[] octets, boolean hashFirst) {
        int hash = hashFirst ? POINT : octets.length - HASH;
        int text = hashFirst ? POINT + HASH : POINT;
        return new Sm2Cipher(
                Arrays.copyOf(octets, POINT),
                Arrays.copyOfRange(octets, hash, hash + HASH),
                Arrays.copyOfRange(octets, text, text + octets.length - POINT - HASH));
    }

    /** The bare octets C1 ‖ C3 ‖ C2 of the standard. */
    byte[] c1c3c2() {
        byte[] all = Arrays.copyOf(point, POINT + HASH + text.length);
        System.arraycopy(hash, 0, all, POINT, HASH);
        System.arraycopy(text, 0, all, POINT + HASH, text.length);
        return all;
    }

    byte[] der() {
        try {
            return new DERSequence(new ASN1Encodable[] {
                        new ASN1Integer(BigIntegers.fromUnsignedByteArray(point, 1, Sm2.COORDINATE)),
                        new ASN1Integer(BigIntegers.fromUnsignedByteArray(point, 1 + Sm2.COORDINATE, Sm2.COORDINATE)),
                        new DEROctetString(hash),
                        new DEROctetString(text)
                    })
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("four members can be encoded", e);
        }
    }

    /**
     * Opens it with what ECDH gives of the private key and C1. Tokens give no more than x of the common point: its y is one
     * of two, and C3 tells which.
     *
     * @return empty where it is sealed for another key, or damaged
     */
    Optional<byte[]> open(byte[] sharedX) {
        var curve = Sm2.CURVE.getCurve();
        ECFieldElement x = curve.fromBigInteger(new BigInteger(1, sharedX));
        ECFieldElement y =
                x.square().add(curve.getA()).multiply(x).add(curve.getB()).sqrt();
        if (y == null) {
            return Optional.empty();
        }
        for (ECFieldElement either : List.of(y, y.negate())) {
            byte[] plain = unmasked(x.getEncoded(), either.getEncoded());
            if (MessageDigest.isEqual(hash, hash(x.getEncoded(), plain, either.getEncoded()))) {
                return Optional.of(plain);
            }
        }
        return Optional.empty();
    }

    /** Key derivation of GB/T 32918.4 §5.4.3, which is ANSI X9.63's. */
    private byte[] unmasked(byte[] x, byte[] y) {
        byte[] shared = Arrays.copyOf(x, x.length + y.length);
        System.arraycopy(y, 0, shared, x.length, y.length);
        var derivation = new KDF2BytesGenerator(new SM3Digest());
        derivation.init(new KDFParameters(shared, null));
        byte[] plain = new byte[text.length];
        derivation.generateBytes(plain, 0, plain.length);
        for (int i = 0; i < plain.length; i++) {
            plain[i] ^= text[i];
        }
        return plain;
    }

    private static byte[] hash(byte[]... parts) {
        var digest = new SM3Digest();
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] hash = new byte[HASH];
        digest.doFinal(hash, 0);
        return hash;
    }
}

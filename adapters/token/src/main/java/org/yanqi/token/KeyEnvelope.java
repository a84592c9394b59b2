package org.yanqi.token;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;

/**
 * The encryption private key on its way from the KMC to the token, as docs/token-agent-protocol.md defines it.
 *
 * @param transportData the ephemeral point, the wrapping key under RSAES-OAEP, or the SM4 key in an SM2Cipher
 * @param wrappedKey the PKCS#8 key under AES-256 key wrap with padding (RFC 5649), or the bare SM2 key under SM4-ECB
 * @param publicKey of the wrapped key
 */
public record KeyEnvelope(Transport transport, byte[] transportData, byte[] wrappedKey, PublicKey publicKey) {
    private static final int MAXIMUM_LENGTH = 8 * 1024;
    private static final int P256_POINT_LENGTH = 65;

    public enum Transport {
        ECDH,
        RSA_OAEP,
        SM2
    }

    public KeyEnvelope {
        transportData = transportData.clone();
        wrappedKey = wrappedKey.clone();
    }

    /** Reads one envelope, KeyEnvelope or SM2EnvelopedKey; what is not exactly one, in DER, is an {@link IllegalArgumentException}. */
    public static KeyEnvelope parse(byte[] der) {
        try {
            return checked(der);
        } catch (IOException | ClassCastException | ArithmeticException | IllegalStateException e) {
            throw new IllegalArgumentException("no key envelope", e);
        }
    }

    private static KeyEnvelope checked(byte[] der) throws IOException {
        require(der.length <= MAXIMUM_LENGTH, "too long");
        var parsed = ASN1Primitive.fromByteArray(der);
        require(parsed instanceof ASN1Sequence, "not a sequence");
        var sequence = (ASN1Sequence) parsed;
        require(Arrays.equals(der, sequence.getEncoded(ASN1Encoding.DER)), "not DER");
        if (sequence.size() == 4) {
            return Sm2Envelope.read(sequence);
        }
        require(sequence.size() == 5, "five members");
        require(((ASN1Integer) sequence.getObjectAt(0)).hasValue(BigInteger.ONE), "version 1");
        int kind = ((ASN1Enumerated) sequence.getObjectAt(1)).intValueExact();
        require(kind == 0 || kind == 1, "transport ecdh or rsaOaep");
        var transport = kind == 0 ? Transport.ECDH : Transport.RSA_OAEP;
        byte[] data = ((ASN1OctetString) sequence.getObjectAt(2)).getOctets();
        byte[] wrapped = ((ASN1OctetString) sequence.getObjectAt(3)).getOctets();
        require(
                transport == Transport.ECDH
                        ? data.length == P256_POINT_LENGTH && data[0] == 4
                        : data.length >= 256 && data.length <= 512,
                "length of the transport data");
        require(wrapped.length >= 16 && wrapped.length % 8 == 0, "length of the wrapped key");
        var key = PublicKeyInfo.parse(sequence.getObjectAt(4).toASN1Primitive().getEncoded(ASN1Encoding.DER));
        return new KeyEnvelope(transport, data, wrapped, key);
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("no key envelope: " + what);
        }
    }

    @Override
    public byte[] transportData() {
        return transportData.clone();
    }

    @Override
    public byte[] wrappedKey() {
        return wrappedKey.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyEnvelope that
                && transport == that.transport
                && Arrays.equals(transportData, that.transportData)
                && Arrays.equals(wrappedKey, that.wrappedKey)
                && publicKey.equals(that.publicKey);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(wrappedKey);
    }

    @Override
    public String toString() {
        return "KeyEnvelope " + transport;
    }
}

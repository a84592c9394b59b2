package org.yanqi.pki;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.yanqi.domain.Bytes;

/** The first look at octets from outside: bounded in length and depth before any parser recurses into them. */
public final class Encoding {
    private static final int MOST_LEVELS = 32;

    /** Reads what has already been found to be well-formed; whatever it throws means "not one of these". */
    @FunctionalInterface
    public interface Parser<T> {
        T parse(ASN1Primitive value) throws Exception;
    }

    private Encoding() {}

    /** One value in DER (ITU-T X.690 §10) and nothing after it. */
    public static <T> Optional<T> der(Bytes octets, int longest, Parser<T> parser) {
        return read(octets, longest, true, parser);
    }

    /** One value in BER, as CMS allows (RFC 5652 §2), and nothing after it. */
    static <T> Optional<T> ber(Bytes octets, int longest, Parser<T> parser) {
        return read(octets, longest, false, parser);
    }

    private static <T> Optional<T> read(Bytes octets, int longest, boolean strict, Parser<T> parser) {
        if (octets.length() == 0 || octets.length() > longest) {
            return Optional.empty();
        }
        byte[] encoded = octets.toArray();
        if (!new TagLengthValue(encoded, MOST_LEVELS).isOneValue()) {
            return Optional.empty();
        }
        try {
            ASN1Primitive value = ASN1Primitive.fromByteArray(encoded);
            if (strict && !Arrays.equals(encoded, value.getEncoded(ASN1Encoding.DER))) {
                return Optional.empty();
            }
            return Optional.of(parser.parse(value));
        } catch (Exception notOneOfThese) {
            // On hostile input Bouncy Castle throws unchecked exceptions of many types; all mean "this is none".
            return Optional.empty();
        }
    }
}

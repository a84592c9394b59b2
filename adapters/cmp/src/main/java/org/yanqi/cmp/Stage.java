package org.yanqi.cmp;

import java.io.IOException;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.yanqi.domain.Bytes;

/**
 * How far a transaction has come; each stage is kept before the next message leaves. {@code attempt} counts transactions:
 * a new one is begun only where the certificate of the one before can no longer become valid.
 */
sealed interface Stage {
    int attempt();

    /** The request has left, or may have. */
    record Asked(int attempt, Instant at) implements Stage {}

    /**
     * The CA wants to be asked again.
     *
     * @param nonce the CA's last one, which the next message has to repeat
     */
    record Waiting(int attempt, Bytes nonce, Instant until) implements Stage {}

    /** The CA has sent a certificate, and has not been told that it arrived. */
    record Received(int attempt, Bytes nonce, Bytes certificate) implements Stage {}

    /** The CA knows that the certificate arrived. */
    record Confirmed(int attempt, Bytes certificate) implements Stage {}

    default Bytes write() {
        return switch (this) {
            case Asked(int attempt, Instant at) -> encode(0, attempt, seconds(at));
            case Waiting(int attempt, Bytes nonce, Instant until) -> encode(1, attempt, octets(nonce), seconds(until));
            case Received(int attempt, Bytes nonce, Bytes certificate) ->
                encode(2, attempt, octets(nonce), octets(certificate));
            case Confirmed(int attempt, Bytes certificate) -> encode(3, attempt, octets(certificate));
        };
    }

    static Stage read(Bytes written) {
        ASN1Sequence parts = ASN1Sequence.getInstance(written.toArray());
        int attempt = number(parts, 1).intValueExact();
        return switch (number(parts, 0).intValueExact()) {
            case 0 -> new Asked(attempt, moment(parts, 2));
            case 1 -> new Waiting(attempt, octets(parts, 2), moment(parts, 3));
            case 2 -> new Received(attempt, octets(parts, 2), octets(parts, 3));
            case 3 -> new Confirmed(attempt, octets(parts, 2));
            default -> throw new IllegalArgumentException("no stage that was written here");
        };
    }

    private static Bytes encode(int kind, int attempt, ASN1Encodable... more) {
        ASN1Encodable[] parts = new ASN1Encodable[more.length + 2];
        parts[0] = new ASN1Integer(kind);
        parts[1] = new ASN1Integer(attempt);
        System.arraycopy(more, 0, parts, 2, more.length);
        try {
            return Bytes.of(new DERSequence(parts).getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new IllegalStateException("numbers and octets can be encoded", e);
        }
    }

    private static ASN1Integer seconds(Instant moment) {
        return new ASN1Integer(moment.getEpochSecond());
    }

    private static DEROctetString octets(Bytes value) {
        return new DEROctetString(value.toArray());
    }

    private static ASN1Integer number(ASN1Sequence parts, int place) {
        return ASN1Integer.getInstance(parts.getObjectAt(place));
    }

    private static Instant moment(ASN1Sequence parts, int place) {
        return Instant.ofEpochSecond(number(parts, place).longValueExact());
    }

    private static Bytes octets(ASN1Sequence parts, int place) {
        return Bytes.of(ASN1OctetString.getInstance(parts.getObjectAt(place)).getOctets());
    }
}

package org.yanqi.application.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificationRequest;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.DistinguishedName.Attribute;
import org.yanqi.domain.certificate.DistinguishedName.RelativeName;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.PublicKey;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;

/** Fields in text, separated by bars; the last field is the hash of those before it, in place of a signature. */
final class ToyEncoding {
    private ToyEncoding() {}

    static Certificate certificate(
            SerialNumber serial,
            DistinguishedName subject,
            DistinguishedName issuer,
            ValidityPeriod validity,
            KeyUse use,
            PublicKey key) {
        Bytes encoded = hashed(
                "toy certificate",
                serial.display(),
                name(subject),
                name(issuer),
                validity.notBefore().toString(),
                validity.notAfter().toString(),
                use.name(),
                key(key));
        return new Certificate(serial, subject, issuer, validity, use, key, encoded);
    }

    static Optional<Certificate> certificate(Bytes encoded) {
        return fields(encoded, "toy certificate", 8)
                .map(fields -> new Certificate(
                        new SerialNumber(new BigInteger(fields.get(1), 16)),
                        name(fields.get(2)),
                        name(fields.get(3)),
                        new ValidityPeriod(Instant.parse(fields.get(4)), Instant.parse(fields.get(5))),
                        KeyUse.valueOf(fields.get(6)),
                        key(fields.get(7)),
                        encoded));
    }

    static Bytes request(DistinguishedName subject, PublicKey key, boolean more) {
        return hashed("toy request", name(subject), key(key), String.valueOf(more));
    }

    static Optional<CertificationRequest> request(Bytes encoded) {
        return fields(encoded, "toy request", 4)
                .map(fields -> new CertificationRequest(
                        name(fields.get(1)), key(fields.get(2)), encoded, Boolean.parseBoolean(fields.get(3))));
    }

    static Bytes signed(String statement, Certificate by) {
        return hashed("toy signature", by.publicKey().fingerprint().hex(), base64(statement));
    }

    static Optional<String> statement(Bytes signed, Certificate by) {
        return fields(signed, "toy signature", 3)
                .filter(fields ->
                        fields.get(1).equals(by.publicKey().fingerprint().hex()))
                .map(fields -> text(fields.get(2)));
    }

    static Bytes sealed(String secret, Certificate encryption) {
        return hashed("toy seal", encryption.publicKey().fingerprint().hex(), base64(secret));
    }

    static Sha256 open(Bytes sealed, Certificate encryption) {
        return fields(sealed, "toy seal", 3)
                .filter(fields -> fields.get(1)
                        .equals(encryption.publicKey().fingerprint().hex()))
                .map(fields -> Sha256.of(text(fields.get(2))))
                .orElseThrow(() -> new IllegalStateException("not sealed for this key"));
    }

    static Bytes name(Certificate certificate) {
        return Bytes.of(name(certificate.subject()).getBytes(UTF_8));
    }

    private static Bytes hashed(String... fields) {
        String content = String.join("|", fields);
        return Bytes.of((content + "|" + Sha256.of(content)).getBytes(UTF_8));
    }

    private static Optional<List<String>> fields(Bytes encoded, String kind, int count) {
        String text = new String(encoded.toArray(), UTF_8);
        List<String> all = List.of(text.split("\\|", -1));
        String content = text.substring(0, Math.max(0, text.lastIndexOf('|')));
        boolean sound = all.size() == count + 1
                && all.getFirst().equals(kind)
                && all.getLast().equals(Sha256.of(content).hex());
        return sound ? Optional.of(all.subList(0, count)) : Optional.empty();
    }

    private static String name(DistinguishedName name) {
        return name.names().stream()
                .map(level -> level.attributes().stream()
                        .map(attribute -> attribute.type() + ":" + base64(attribute.value()))
                        .collect(joining("+")))
                .collect(joining(","));
    }

    private static DistinguishedName name(String text) {
        return new DistinguishedName(Arrays.stream(text.split(","))
                .map(level -> new RelativeName(Arrays.stream(level.split("\\+"))
                        .map(attribute -> attribute.split(":", 2))
                        .map(parts -> new Attribute(parts[0], text(parts[1])))
                        .toList()))
                .toList());
    }

    private static String key(PublicKey key) {
        return switch (key) {
            case PublicKey.Rsa rsa ->
                String.join(
                        ":",
                        "rsa",
                        rsa.modulus().toString(16),
                        rsa.exponent().toString(16),
                        rsa.fingerprint().hex());
            case PublicKey.EllipticCurve curve ->
                String.join(":", "ec", curve.curve(), curve.fingerprint().hex());
            case PublicKey.Unsupported other ->
                String.join(":", "other", other.algorithm(), other.fingerprint().hex());
        };
    }

    private static PublicKey key(String text) {
        String[] parts = text.split(":");
        var fingerprint = new Sha256(parts[parts.length - 1]);
        return switch (parts[0]) {
            case "rsa" -> new PublicKey.Rsa(new BigInteger(parts[1], 16), new BigInteger(parts[2], 16), fingerprint);
            case "ec" -> new PublicKey.EllipticCurve(parts[1], fingerprint);
            default -> new PublicKey.Unsupported(parts[1], fingerprint);
        };
    }

    /** Without {@code +} and padding, which separate here. */
    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static String text(String base64) {
        return new String(Base64.getUrlDecoder().decode(base64), UTF_8);
    }
}

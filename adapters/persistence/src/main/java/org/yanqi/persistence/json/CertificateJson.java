package org.yanqi.persistence.json;

import java.math.BigInteger;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.CertificationRequest;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.ProofOfPossession;
import org.yanqi.domain.certificate.PublicKey;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;

/** Certificates and requests, as read once and with their whole encoding. */
final class CertificateJson {
    private CertificateJson() {}

    static Fields write(CertificatePair pair) {
        return new Fields().object("signing", write(pair.signing())).object("encryption", write(pair.encryption()));
    }

    static CertificatePair pair(Stored json) {
        return new CertificatePair(certificate(json.object("signing")), certificate(json.object("encryption")));
    }

    private static Fields write(Certificate certificate) {
        return new Fields()
                .text("serial", certificate.serial().display())
                .list("subject", certificate.subject().names(), CertificateJson::level)
                .list("issuer", certificate.issuer().names(), CertificateJson::level)
                .object("validity", write(certificate.validity()))
                .word("use", certificate.use())
                .object("publicKey", write(certificate.publicKey()))
                .bytes("der", certificate.der());
    }

    private static Certificate certificate(Stored json) {
        return new Certificate(
                serial(json, "serial"),
                name(json, "subject"),
                name(json, "issuer"),
                validity(json.object("validity")),
                json.word("use", KeyUse.class),
                publicKey(json.object("publicKey")),
                json.bytes("der"));
    }

    static Fields write(CertificationRequest request) {
        return new Fields()
                .list("subject", request.subject().names(), CertificateJson::level)
                .object("publicKey", write(request.publicKey()))
                .bytes("der", request.der());
    }

    /** One that is part of an order, and so asks for nothing more. */
    static CertificationRequest request(Stored json) {
        return new CertificationRequest(
                name(json, "subject"), publicKey(json.object("publicKey")), json.bytes("der"), false);
    }

    static Fields write(ProofOfPossession proof) {
        return new Fields()
                .text("certificate", proof.certificate().hex())
                .instant("at", proof.at())
                .bytes("evidence", proof.evidence());
    }

    static ProofOfPossession proof(Stored json) {
        return new ProofOfPossession(json.hash("certificate"), json.instant("at"), json.bytes("evidence"));
    }

    static Fields write(ValidityPeriod validity) {
        return new Fields().instant("notBefore", validity.notBefore()).instant("notAfter", validity.notAfter());
    }

    static ValidityPeriod validity(Stored json) {
        return new ValidityPeriod(json.instant("notBefore"), json.instant("notAfter"));
    }

    static SerialNumber serial(Stored json, String name) {
        return new SerialNumber(new BigInteger(json.text(name), 16));
    }

    static Fields level(DistinguishedName.RelativeName level) {
        return new Fields()
                .list(
                        "attributes",
                        level.attributes(),
                        attribute -> new Fields().text("type", attribute.type()).text("value", attribute.value()));
    }

    static DistinguishedName name(Stored json, String name) {
        return new DistinguishedName(json.list(
                name,
                level -> new DistinguishedName.RelativeName(level.list(
                        "attributes",
                        attribute ->
                                new DistinguishedName.Attribute(attribute.text("type"), attribute.text("value"))))));
    }

    private static Fields write(PublicKey key) {
        return switch (key) {
            case PublicKey.Rsa rsa ->
                new Fields()
                        .text("kind", "RSA")
                        .text("modulus", rsa.modulus().toString(16))
                        .text("exponent", rsa.exponent().toString(16))
                        .text("fingerprint", rsa.fingerprint().hex());
            case PublicKey.EllipticCurve curve ->
                new Fields()
                        .text("kind", "EC")
                        .text("curve", curve.curve())
                        .text("fingerprint", curve.fingerprint().hex());
            case PublicKey.Unsupported unsupported ->
                new Fields()
                        .text("kind", "UNSUPPORTED")
                        .text("algorithm", unsupported.algorithm())
                        .text("fingerprint", unsupported.fingerprint().hex());
        };
    }

    private static PublicKey publicKey(Stored json) {
        return switch (json.text("kind")) {
            case "RSA" ->
                new PublicKey.Rsa(
                        new BigInteger(json.text("modulus"), 16),
                        new BigInteger(json.text("exponent"), 16),
                        json.hash("fingerprint"));
            case "EC" -> new PublicKey.EllipticCurve(json.text("curve"), json.hash("fingerprint"));
            case "UNSUPPORTED" -> new PublicKey.Unsupported(json.text("algorithm"), json.hash("fingerprint"));
            default -> throw new IllegalStateException("unknown kind of public key: " + json.text("kind"));
        };
    }
}

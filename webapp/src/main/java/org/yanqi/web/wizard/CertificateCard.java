package org.yanqi.web.wizard;

import java.time.Duration;
import java.time.Instant;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.PublicKey;
import org.yanqi.domain.certificate.TokenSerial;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.renewal.RenewalWindow;
import org.yanqi.web.page.Say;

/**
 * The certificate as the page draws it on its UKey.
 *
 * @param urgency the colour of {@code remaining}: ok, warning
 * @param expiryAt where on the bar the certificate ends, 0 to 100; the bar reaches from its beginning to the end of
 *     self-service, but a long time before the last year is drawn shorter, so that its end stays visible
 * @param todayAt where on the bar today is
 */
public record CertificateCard(
        String holder,
        String subject,
        String serial,
        String serialGrouped,
        String issuer,
        String token,
        String algorithm,
        String from,
        String to,
        String closes,
        String remaining,
        String urgency,
        String lifeInWords,
        int expiryAt,
        int todayAt) {
    private static final int END_OF_VALIDITY = 62;

    static CertificateCard of(CertificatePair pair, TokenSerial token, RenewalWindow window, Instant now, Say say) {
        var signing = pair.signing();
        ValidityPeriod validity = pair.validity();
        Instant closes = window.closes(validity);
        boolean expired = validity.hasEndedBy(now);
        long days = Math.abs(Duration.between(now, validity.notAfter()).toDays());
        String ended = now.isAfter(closes)
                ? say.with("certificate.tag.late", days)
                : say.with("certificate.tag.expired", days);
        String remaining = expired ? ended : say.with("certificate.tag.left", days);
        return new CertificateCard(
                pair.subject().holder().orElse(pair.subject().display()),
                pair.subject().display(),
                signing.serial().display(),
                signing.serial().grouped(),
                signing.issuer().display(),
                token.value(),
                algorithm(signing.publicKey()),
                say.moment(validity.notBefore()),
                say.moment(validity.notAfter()),
                say.day(closes),
                remaining,
                expired || days < 30 ? "warning" : "ok",
                say.with("certificate.life", say.day(validity.notBefore()), say.day(validity.notAfter()), remaining),
                END_OF_VALIDITY,
                expired
                        ? END_OF_VALIDITY + share(validity.notAfter(), now, closes, 100 - END_OF_VALIDITY)
                        : share(validity.notBefore(), now, validity.notAfter(), END_OF_VALIDITY));
    }

    private static int share(Instant from, Instant at, Instant to, int of) {
        long whole = Math.max(1, Duration.between(from, to).toSeconds());
        long part = Math.clamp(Duration.between(from, at).toSeconds(), 0, whole);
        return Math.toIntExact(part * of / whole);
    }

    private static String algorithm(PublicKey key) {
        return switch (key) {
            case PublicKey.Rsa rsa -> "RSA " + rsa.modulus().bitLength();
            case PublicKey.EllipticCurve(String curve, var fingerprint) ->
                switch (curve) {
                    case "1.2.840.10045.3.1.7" -> "P-256";
                    case "1.2.156.10197.1.301" -> "SM2";
                    default -> "EC";
                };
            case PublicKey.Unsupported other -> other.algorithm();
        };
    }
}

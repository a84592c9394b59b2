package org.yanqi.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.security.SecureRandom;
import org.bouncycastle.util.encoders.Base32;
import org.yanqi.domain.Bytes;

/**
 * What a member of staff takes into a generator of one-time passwords, once.
 *
 * @param octets 20, as long as the hash that it keys (RFC 4226 §4)
 */
public record GeneratorSecret(Bytes octets) {
    public static final int OCTETS = 20;

    public GeneratorSecret {
        if (octets.length() != OCTETS) {
            throw new IllegalArgumentException("a generator's secret has " + OCTETS + " octets");
        }
    }

    public static GeneratorSecret random() {
        byte[] octets = new byte[OCTETS];
        new SecureRandom().nextBytes(octets);
        return new GeneratorSecret(Bytes.of(octets));
    }

    /** To be typed where no camera is: Base32 (RFC 4648 §6) without padding. */
    public String base32() {
        return Base32.toBase32String(octets.toArray());
    }

    /** To be scanned, in the Key Uri Format of Google Authenticator: {@code otpauth://totp/issuer:account?secret=…}. */
    public URI uri(String issuer, String account) {
        return URI.create("otpauth://totp/" + encoded(issuer) + ":" + encoded(account) + "?secret=" + base32()
                + "&issuer=" + encoded(issuer) + "&algorithm=SHA1&digits=" + Totp.DIGITS + "&period="
                + Totp.STEP_SECONDS);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "GeneratorSecret";
    }
}

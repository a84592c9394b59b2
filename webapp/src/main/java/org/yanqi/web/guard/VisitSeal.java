package org.yanqi.web.guard;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.yanqi.domain.renewal.ApplicationNumber;

/**
 * Makes visits that only this platform can make (HMAC-SHA-256, RFC 2104), so that no session has to be kept and any node
 * understands every browser; and from each visit the token that its forms carry.
 */
public final class VisitSeal {
    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{32})~(|YQ[0-9]{8}-[0-9]{6})~([0-9]{1,12})~([0-9A-Za-z_-]{43})");
    private final SecretKeySpec key;

    /** @param key at least 32 octets, the same on every node */
    public VisitSeal(byte[] key) {
        if (key.length < 32) {
            throw new IllegalArgumentException("the key for visits has at least 32 octets");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    public String seal(Visit visit) {
        String text = visit.id() + "~"
                + visit.application().map(ApplicationNumber::value).orElse("") + "~"
                + visit.until().getEpochSecond();
        return text + "~" + mac("visit:" + text);
    }

    /** The visit, unless it is forged, damaged or past its time. */
    public Optional<Visit> open(String sealed, Instant now) {
        Matcher parts = FORM.matcher(sealed);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String text = sealed.substring(0, parts.start(4) - 1);
        if (!same(mac("visit:" + text), parts.group(4))) {
            return Optional.empty();
        }
        Instant until = Instant.ofEpochSecond(Long.parseLong(parts.group(3)));
        return now.isAfter(until)
                ? Optional.empty()
                : Optional.of(new Visit(
                        parts.group(1), ApplicationNumber.parse(parts.group(2)).toOptional(), until));
    }

    /** What a form sent by this visit has to carry; other sites can make the browser send the cookie, but not this. */
    public String formToken(Visit visit) {
        return mac("form:" + visit.id());
    }

    boolean isFormToken(Visit visit, String given) {
        return same(formToken(visit), given);
    }

    /** A mark that nobody else can make: 43 characters of base64url. The text says what it is for. */
    public String mark(String text) {
        return mac("mark:" + text);
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}

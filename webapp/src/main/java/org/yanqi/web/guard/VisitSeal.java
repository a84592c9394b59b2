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
import org.yanqi.domain.Sha256;
import org.yanqi.domain.renewal.ApplicationNumber;

/**
 * Makes visits that only this platform can make (HMAC-SHA-256, RFC 2104), so that no session has to be kept and any node
 * understands every browser; and from each visit the token that its forms carry.
 */
public final class VisitSeal {
    /** The two parts before the code may be missing: browsers keep a visit for longer than a release lasts. */
    private static final Pattern FORM =
            Pattern.compile("(?<id>[0-9a-f]{32})~(?<application>|YQ[0-9]{8}-[0-9]{6})~(?<until>[0-9]{1,12})"
                    + "(~(?<access>OPENER|TOKEN|PHONE)~(|(?<proven>[0-9a-f]{64})[.](?<provenUntil>[0-9]{1,12})))?"
                    + "~(?<code>[0-9A-Za-z_-]{43})");

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
                + visit.until().getEpochSecond() + "~"
                + visit.access() + "~"
                + visit.proof()
                        .map(proof ->
                                proof.certificate().hex() + "." + proof.until().getEpochSecond())
                        .orElse("");
        return text + "~" + mac("visit:" + text);
    }

    /** The visit, unless it is forged, damaged or past its time. */
    public Optional<Visit> open(String sealed, Instant now) {
        Matcher parts = FORM.matcher(sealed);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String text = sealed.substring(0, parts.start("code") - 1);
        if (!same(mac("visit:" + text), parts.group("code"))) {
            return Optional.empty();
        }
        Visit visit = read(parts);
        return now.isAfter(visit.until()) ? Optional.empty() : Optional.of(visit);
    }

    private static Visit read(Matcher parts) {
        var access = Optional.ofNullable(parts.group("access"))
                .map(Visit.Access::valueOf)
                .orElse(Visit.Access.OPENER);
        var proof = Optional.ofNullable(parts.group("proven"))
                .map(hash -> new Visit.Proof(new Sha256(hash), instant(parts.group("provenUntil"))));
        return new Visit(
                parts.group("id"),
                ApplicationNumber.parse(parts.group("application")).toOptional(),
                access,
                proof,
                instant(parts.group("until")));
    }

    private static Instant instant(String seconds) {
        return Instant.ofEpochSecond(Long.parseLong(seconds));
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

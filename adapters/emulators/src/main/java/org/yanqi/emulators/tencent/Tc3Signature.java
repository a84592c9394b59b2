package org.yanqi.emulators.tencent;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.yanqi.emulators.wire.Request;

/** Verifies TC3-HMAC-SHA256 as Tencent Cloud's API 3.0 describes it, with five minutes of skew. */
final class Tc3Signature {

    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "TC3-HMAC-SHA256 Credential=([^/,]{1,100})/(\\d{4}-\\d{2}-\\d{2})/([a-z]{1,30})/tc3_request, ?"
                    + "SignedHeaders=([a-z0-9;-]{1,300}), ?Signature=([0-9a-f]{64})");

    private final TencentAccount account;
    private final Clock clock;

    Tc3Signature(TencentAccount account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    /** The service that the request is signed for, such as {@code faceid}. */
    String verifiedService(Request request) {
        Matcher parts = AUTHORIZATION.matcher(request.header("Authorization").orElse(""));
        if (!parts.matches()) {
            throw new Refused("AuthFailure.InvalidAuthorization", "The Authorization header is not of the TC3 form.");
        }
        String timestamp = freshTimestamp(request);
        String date = parts.group(2);
        String service = parts.group(3);
        if (!parts.group(1).equals(account.secretId())) {
            throw new Refused("AuthFailure.SecretIdNotFound", "The SecretId is not found.");
        }
        List<String> signed = List.of(parts.group(4).split(";"));
        if (!signed.containsAll(List.of("content-type", "host"))) {
            throw new Refused("AuthFailure.SignatureFailure", "content-type and host have to be signed.");
        }
        String text = "TC3-HMAC-SHA256\n" + timestamp + "\n" + date + "/" + service + "/tc3_request\n"
                + sha256(canonical(request, signed));
        byte[] expected = hmac(signingKey(date, service), text);
        boolean genuine = MessageDigest.isEqual(expected, HexFormat.of().parseHex(parts.group(5)));
        if (!genuine || !date.equals(utcDate(timestamp))) {
            throw new Refused("AuthFailure.SignatureFailure", "The provided credentials could not be validated.");
        }
        return service;
    }

    private String freshTimestamp(Request request) {
        String timestamp = request.header("X-TC-Timestamp")
                .filter(text -> text.matches("\\d{1,11}"))
                .orElseThrow(() -> new Refused("MissingParameter", "X-TC-Timestamp is missing."));
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
        if (age.abs().compareTo(SKEW) > 0) {
            throw new Refused("AuthFailure.SignatureExpire", "The timestamp is more than five minutes off.");
        }
        return timestamp;
    }

    private static String utcDate(String timestamp) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(Long.parseLong(timestamp)), ZoneOffset.UTC)
                .toString();
    }

    private static String canonical(Request request, List<String> signed) {
        String headers = signed.stream()
                .map(name ->
                        name + ":" + request.header(name).orElse("").strip().toLowerCase(Locale.ROOT) + "\n")
                .collect(Collectors.joining());
        return String.join(
                "\n",
                request.method(),
                request.path(),
                request.rawQuery(),
                headers,
                String.join(";", signed),
                sha256(request.body()));
    }

    private byte[] signingKey(String date, String service) {
        byte[] key = ("TC3" + account.secretKey()).getBytes(StandardCharsets.UTF_8);
        for (String step : Arrays.asList(date, service, "tc3_request")) {
            key = hmac(key, step);
        }
        return key;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package org.yanqi.agent.ticket;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.agent.words.Language;

/** Lets pass what a pinned RA key has signed for this agent, this origin, these parameters and this time (RFC 7515). */
public final class TicketGate {
    private static final int MAXIMUM_LENGTH = 8 * 1024;
    private static final long LIFETIME_SECONDS = 300;
    private static final long SKEW_SECONDS = 60;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern SERIAL = Pattern.compile("[\\x20-\\x7e]{1,64}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");

    private final PinnedKeys keys;
    private final Clock clock;

    public TicketGate(PinnedKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Checks everything that the protocol says of a ticket.
     *
     * @param params the parameters' bytes, UTF-8 JSON
     * @param origin the HTTP request's
     * @throws AgentFailure {@link AgentFault#TICKET_INVALID}, whatever is wrong
     */
    public Ticket pass(String compact, byte[] params, String origin) throws AgentFailure {
        var claims = verified(compact);
        require("yanqi-ra".equals(text(claims, "iss")), "iss");
        require("yanqi-token-agent".equals(text(claims, "aud")), "aud");
        require(origin.equals(text(claims, "origin")), "origin");
        requireTime(claims);
        var hash = text(claims, "paramsHash");
        require(hash.equals(base64UrlSha256(params)), "paramsHash");
        var step = step(text(claims, "step"));
        boolean inventory = step == Step.INVENTORY;
        return new Ticket(
                matching(NAME, text(claims, "jti"), "jti"),
                origin,
                matching(NAME, text(claims, "applicationId"), "applicationId"),
                matching(NAME, text(claims, "jobId"), "jobId"),
                step,
                identity(claims, "tokenSerial", SERIAL, inventory),
                identity(claims, "certSha256", SHA256, inventory),
                hash,
                StrictJson.object(params).orElseThrow(() -> invalid("params")),
                Language.CHINESE);
    }

    private JsonObject verified(String compact) throws AgentFailure {
        require(compact.length() <= MAXIMUM_LENGTH, "length");
        try {
            var jws = JWSObject.parse(compact);
            var header = StrictJson.object(jws.getParsedParts()[0].decode()).orElseThrow(() -> invalid("header"));
            require(header.keySet().equals(HEADER), "header members");
            require(JWSAlgorithm.ES256.equals(jws.getHeader().getAlgorithm()), "alg");
            require("yanqi-ticket+jwt".equals(text(header, "typ")), "typ");
            var key = keys.find(text(header, "kid")).orElseThrow(() -> invalid("kid"));
            require(jws.verify(new ECDSAVerifier(key)), "signature");
            return StrictJson.object(jws.getPayload().toBytes()).orElseThrow(() -> invalid("payload"));
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            throw new AgentFailure(AgentFault.TICKET_INVALID, "no JWS", e);
        }
    }

    private void requireTime(JsonObject claims) throws AgentFailure {
        long issued = seconds(claims, "iat");
        long expires = seconds(claims, "exp");
        long now = clock.instant().getEpochSecond();
        require(expires > issued && expires - issued <= LIFETIME_SECONDS, "lifetime");
        require(issued <= now + SKEW_SECONDS, "issued in the future");
        require(now < expires + SKEW_SECONDS, "expired");
    }

    private static String identity(JsonObject claims, String member, Pattern form, boolean inventory)
            throws AgentFailure {
        return inventory && StrictJson.isNull(claims, member) ? "" : matching(form, text(claims, member), member);
    }

    private static Step step(String name) throws AgentFailure {
        return Arrays.stream(Step.values())
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow(() -> invalid("step"));
    }

    private static long seconds(JsonObject claims, String member) throws AgentFailure {
        Optional<JsonNumber> number =
                claims.get(member) instanceof JsonNumber found ? Optional.of(found) : Optional.empty();
        try {
            return number.orElseThrow(() -> invalid(member)).longValueExact();
        } catch (ArithmeticException e) {
            throw invalid(member);
        }
    }

    private static String text(JsonObject object, String member) throws AgentFailure {
        return StrictJson.text(object, member).orElseThrow(() -> invalid(member));
    }

    private static String matching(Pattern form, String value, String member) throws AgentFailure {
        require(form.matcher(value).matches(), member);
        return value;
    }

    private static String base64UrlSha256(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void require(boolean holds, String what) throws AgentFailure {
        if (!holds) {
            throw invalid(what);
        }
    }

    private static AgentFailure invalid(String what) {
        return new AgentFailure(AgentFault.TICKET_INVALID, what);
    }
}

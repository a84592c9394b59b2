package org.yanqi.agent.ticket;

import static org.yanqi.agent.ticket.SignedJson.invalid;
import static org.yanqi.agent.ticket.SignedJson.require;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.agent.words.Language;

/** Lets pass what a pinned RA key has signed for this agent, this origin, these parameters and this time (RFC 7515). */
public final class TicketGate {
    private static final long LIFETIME_SECONDS = 300;
    private static final long SKEW_SECONDS = 60;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern SERIAL = Pattern.compile("[\\x20-\\x7e]{1,64}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final RaKeys keys;
    private final AgentVersion own;
    private final Clock clock;

    public TicketGate(RaKeys keys, AgentVersion own, Clock clock) {
        this.keys = keys;
        this.own = own;
        this.clock = clock;
    }

    /** The RA's keys whose tickets pass now. */
    public List<String> keyIds() {
        return keys.ids();
    }

    /** Learns the RA's next keys from one that counts now; {@link AgentFault#TICKET_INVALID} from anybody else. */
    public void introduce(String compact) throws AgentFailure {
        keys.introduce(compact);
    }

    /**
     * Checks everything that the protocol says of a ticket.
     *
     * @param params the parameters' bytes, UTF-8 JSON
     * @param origin the HTTP request's
     * @throws AgentFailure {@link AgentFault#VERSION_TOO_OLD} if the RA wants a newer agent for it, {@link
     *     AgentFault#TICKET_INVALID} whatever else is wrong
     */
    public Ticket pass(String compact, byte[] params, String origin) throws AgentFailure {
        var claims = SignedJson.read(compact, "yanqi-ticket+jwt", keys::find).payload();
        require("yanqi-ra".equals(text(claims, "iss")), "iss");
        require("yanqi-token-agent".equals(text(claims, "aud")), "aud");
        require(origin.equals(text(claims, "origin")), "origin");
        requireTime(claims);
        requireVersion(claims);
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

    private void requireTime(JsonObject claims) throws AgentFailure {
        long issued = seconds(claims, "iat");
        long expires = seconds(claims, "exp");
        long now = clock.instant().getEpochSecond();
        require(expires > issued && expires - issued <= LIFETIME_SECONDS, "lifetime");
        require(issued <= now + SKEW_SECONDS, "issued in the future");
        require(now < expires + SKEW_SECONDS, "expired");
    }

    /** An RA that does not care says nothing. */
    private void requireVersion(JsonObject claims) throws AgentFailure {
        if (!claims.containsKey("minVersion")) {
            return;
        }
        var wanted = AgentVersion.parse(text(claims, "minVersion")).orElseThrow(() -> invalid("minVersion"));
        if (own.compareTo(wanted) < 0) {
            throw new AgentFailure(AgentFault.VERSION_TOO_OLD, "minVersion");
        }
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
}

package org.yanqi.application.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.yanqi.application.port.RateLimits;
import org.yanqi.application.port.Secrets;
import org.yanqi.application.port.StaffAccounts;
import org.yanqi.application.port.StaffSecrets;
import org.yanqi.application.port.StaffSessions;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.staff.StaffAccount;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.domain.staff.StaffSession;

/** Staff sign in with a password and a code of their one-time password generator; one answer to everything that is wrong. */
public final class SignIn {
    private static final RateLimits.Limit PER_ADDRESS = new RateLimits.Limit(30, Duration.ofMinutes(15));
    /** Counted before anything is looked at, and forgiven to who gets in: so a name that does not exist locks like one that does. */
    private static final RateLimits.Limit PER_NAME = new RateLimits.Limit(5, Duration.ofMinutes(15));

    /** Verified for names that do not exist or are locked, so that every answer takes as long. */
    private static final String NOBODY = "nobody's password";

    private final StaffAccounts accounts;
    private final StaffSessions sessions;
    private final StaffSecrets secrets;
    private final RateLimits limits;
    private final Secrets random;
    private final Clock clock;
    private final String nobodysHash;

    public record Command(StaffName name, String password, String code, String address) {
        public Command {
            if (password.length() > 200 || code.length() > 20) {
                throw new IllegalArgumentException("a password has at most 200 characters, a code 20");
            }
        }

        @Override
        public String toString() {
            return "SignIn of " + name;
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** @param secret what the browser keeps; only its hash is kept here */
        record SignedIn(String secret, StaffSession session) implements Outcome {}

        record Refused() implements Outcome {}

        /** Too many failures, of this account or from this address. */
        record NotBefore(Instant moment) implements Outcome {}
    }

    public SignIn(
            StaffAccounts accounts,
            StaffSessions sessions,
            StaffSecrets secrets,
            RateLimits limits,
            Secrets random,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.secrets = secrets;
        this.limits = limits;
        this.random = random;
        this.clock = clock;
        this.nobodysHash = secrets.hash(NOBODY);
    }

    /** Under what the attempts to sign in by this name are counted. */
    public static String attempts(StaffName name) {
        return "sign in as " + name;
    }

    public Outcome handle(Command command) {
        Instant now = clock.instant();
        Optional<Instant> tooMany = limits.attempt("sign in from " + command.address(), PER_ADDRESS, now);
        if (tooMany.isPresent()) {
            return new Outcome.NotBefore(tooMany.get());
        }
        Optional<Instant> locked = limits.attempt(attempts(command.name()), PER_NAME, now);
        Optional<Versioned<StaffAccount>> found = accounts.find(command.name()).filter(account -> locked.isEmpty());
        boolean known = secrets.matches(
                command.password(),
                found.map(account -> account.value().passwordHash()).orElse(nobodysHash));
        if (locked.isPresent()) {
            return new Outcome.NotBefore(locked.get());
        }
        try {
            return found.filter(account -> known)
                    .map(account -> judge(account, command, now))
                    .orElseGet(Outcome.Refused::new);
        } catch (StaleVersionException twoWithOneCode) {
            return new Outcome.Refused();
        }
    }

    private Outcome judge(Versioned<StaffAccount> found, Command command, Instant now) {
        StaffAccount account = found.value();
        OptionalLong step = secrets.timeStep(account.generatorSecret(), command.code(), now);
        if (step.isEmpty() || !account.isFresh(step.getAsLong())) {
            return new Outcome.Refused();
        }
        accounts.save(account.afterSignIn(step.getAsLong()), found.version());
        limits.forgive(attempts(account.name()));
        String secret = random.identifier();
        var session = new StaffSession(Sha256.of(secret), account.name(), account.roles(), now, now);
        sessions.keep(session);
        return new Outcome.SignedIn(secret, session);
    }
}

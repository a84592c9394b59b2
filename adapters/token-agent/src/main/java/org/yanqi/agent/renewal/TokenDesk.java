package org.yanqi.agent.renewal;

import java.io.IOException;
import java.util.Optional;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.agent.pin.BidRisk;
import org.yanqi.agent.pin.CalmPrompt;
import org.yanqi.agent.pin.PinPrompt;
import org.yanqi.agent.pin.PinRequest;
import org.yanqi.agent.ticket.Ticket;
import org.yanqi.token.PinState;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeyFailure;
import org.yanqi.token.UKeySession;
import org.yanqi.token.UKeys;

/** Hands out the token that a ticket names: to one operation at a time, while another may use another token. */
final class TokenDesk implements AutoCloseable {
    private final UKeys tokens;
    private final CalmPrompt prompt;
    private final TokenLocks locks;
    private final KeptLogins kept;

    TokenDesk(UKeys tokens, CalmPrompt prompt, TokenLocks locks, KeptLogins kept) {
        this.tokens = tokens;
        this.prompt = prompt;
        this.locks = locks;
        this.kept = kept;
    }

    /** What is done with the token while nobody else has it. */
    @FunctionalInterface
    interface Use<T> {
        T make(UKey token) throws AgentFailure, UKeyException;
    }

    UKeys tokens() {
        return tokens;
    }

    <T> T with(Ticket ticket, Use<T> use) throws AgentFailure, UKeyException {
        try (var held = locks.take(ticket.tokenSerial())
                .orElseThrow(() -> new AgentFailure(AgentFault.BUSY, "another operation on this token"))) {
            return orLogOut(ticket, use);
        } catch (IOException e) {
            throw new AgentFailure(AgentFault.DRIVER_FAILURE, "the lock of the token", e);
        }
    }

    /** After a failure the person is asked anew. */
    private <T> T orLogOut(Ticket ticket, Use<T> use) throws AgentFailure, UKeyException {
        boolean done = false;
        try {
            T made = use.make(token(ticket));
            done = true;
            return made;
        } finally {
            if (!done) {
                endKeptLogin(ticket);
            }
        }
    }

    private UKey token(Ticket ticket) throws AgentFailure, UKeyException {
        var present = tokens.present();
        if (present.isEmpty()) {
            throw new AgentFailure(AgentFault.TOKEN_ABSENT, "no token");
        }
        return present.stream()
                .filter(token -> token.serial().equals(ticket.tokenSerial()))
                .findFirst()
                .orElseThrow(() -> new AgentFailure(AgentFault.WRONG_TOKEN, "other tokens only"));
    }

    /** Asks for the PIN and logs in, for this one operation; a login kept at this token for another application ends. */
    UKeySession login(UKey token, Ticket ticket, Optional<String> signed, Optional<BidRisk> risk)
            throws AgentFailure, UKeyException {
        return login(token, ticket, signed, risk, Optional.empty());
    }

    /** The window names the key that will be destroyed; a keypad alone could not. */
    UKeySession loginToDestroy(UKey token, Ticket ticket, String signed, Optional<String> destroyed)
            throws AgentFailure, UKeyException {
        return login(token, ticket, Optional.of(signed), Optional.empty(), destroyed);
    }

    private UKeySession login(
            UKey token, Ticket ticket, Optional<String> signed, Optional<BidRisk> risk, Optional<String> destroyed)
            throws AgentFailure, UKeyException {
        kept.end(token.serial());
        boolean pinPad = token.hasPinPad();
        var state = token.pinState();
        if (state == PinState.LOCKED) {
            throw new AgentFailure(AgentFault.PIN_LOCKED, "before asking");
        }
        if (pinPad && risk.isEmpty() && destroyed.isEmpty() && state == PinState.OK) {
            return open(token, new char[0]);
        }
        var request = new PinRequest(
                ticket.origin(),
                ticket.applicationId(),
                ticket.step(),
                token.label(),
                token.serial(),
                state,
                signed,
                risk,
                destroyed,
                pinPad,
                ticket.language());
        var answer = prompt.ask(request).orElseThrow(() -> new AgentFailure(AgentFault.BUSY, "too many PIN windows"));
        return switch (answer) {
            case PinPrompt.Typed typed -> open(token, typed.pin());
            case PinPrompt.Agreed agreed -> open(token, new char[0]);
            case PinPrompt.Cancelled cancelled -> throw new AgentFailure(AgentFault.USER_CANCELLED, "click");
            case PinPrompt.TimedOut timedOut -> throw new AgentFailure(AgentFault.USER_TIMEOUT, "no PIN in time");
        };
    }

    private static UKeySession open(UKey token, char[] pin) throws AgentFailure, UKeyException {
        try {
            return token.open(pin);
        } catch (UKeyException e) {
            if (e.failure() == UKeyFailure.PIN_WRONG && token.pinState() == PinState.FINAL_TRY) {
                throw new AgentFailure(AgentFault.PIN_FINAL_TRY, "wrong, one try left", e);
            }
            throw e;
        } finally {
            java.util.Arrays.fill(pin, '\0');
        }
    }

    /** The login that this application already has, or a new one that it keeps for a few minutes. */
    UKeySession keptLogin(UKey token, Ticket ticket) throws AgentFailure, UKeyException {
        var found = kept.of(ticket);
        if (found.isPresent()) {
            return found.get();
        }
        return kept.keep(ticket, login(token, ticket, Optional.empty(), Optional.empty()));
    }

    void endKeptLogin(Ticket ticket) {
        kept.end(ticket.tokenSerial());
    }

    @Override
    public void close() {
        kept.close();
    }
}

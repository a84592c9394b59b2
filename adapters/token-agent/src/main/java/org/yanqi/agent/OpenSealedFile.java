package org.yanqi.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.agent.failure.FailureReport;
import org.yanqi.agent.pin.PinPrompt;
import org.yanqi.agent.pin.PinRequest;
import org.yanqi.agent.pin.PresetPin;
import org.yanqi.agent.renewal.TokenLocks;
import org.yanqi.agent.ticket.Step;
import org.yanqi.agent.words.Language;
import org.yanqi.token.SealedFile;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeyFailure;

/** Opens a sealed file with whichever generation of keys on the inserted token fits. */
final class OpenSealedFile {
    private static final long MAXIMUM_LENGTH = 512L * 1024 * 1024;

    private OpenSealedFile() {}

    static int run(AgentSettings settings, Path in, Path out) throws IOException, UKeyException {
        if (Files.size(in) > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException("the sealed file is too long");
        }
        if (Files.exists(out)) {
            Console.complain("open.exists", out);
            return 1;
        }
        byte[] sealed = Files.readAllBytes(in);
        try (var tokens = Tokens.once(settings)) {
            return open(settings, tokens.present(), sealed, out);
        }
    }

    private static int open(AgentSettings settings, List<UKey> tokens, byte[] sealed, Path out)
            throws IOException, UKeyException {
        if (tokens.isEmpty()) {
            return tell(AgentFault.TOKEN_ABSENT);
        }
        var locks = new TokenLocks(settings.journalDirectory());
        for (UKey token : tokens) {
            var held = locks.take(token.serial());
            if (held.isEmpty()) {
                return tell(AgentFault.BUSY);
            }
            try (var lock = held.get()) {
                var status = open(settings, token, sealed, out);
                if (status.isPresent()) {
                    return status.get();
                }
            }
        }
        Console.complain("open.no.key");
        return 1;
    }

    /** Empty when no key on this token is for the file. */
    private static Optional<Integer> open(AgentSettings settings, UKey token, byte[] sealed, Path out)
            throws IOException, UKeyException {
        var pin = pin(settings, token);
        if (pin.isEmpty()) {
            return Optional.of(tell(AgentFault.USER_CANCELLED));
        }
        try (var session = token.open(pin.get())) {
            var opened = SealedFile.open(sealed, session);
            Files.write(out, opened.content(), StandardOpenOption.CREATE_NEW);
            var serial = opened.certificate().getSerialNumber().toString(16);
            Console.tell("open.done", serial, token.label());
            return Optional.of(0);
        } catch (UKeyException e) {
            return e.failure() == UKeyFailure.KEY_MISSING
                    ? Optional.empty()
                    : Optional.of(tell(AgentFailure.of(e).fault()));
        } finally {
            Arrays.fill(pin.get(), '\0');
        }
    }

    private static Optional<char[]> pin(AgentSettings settings, UKey token) throws IOException, UKeyException {
        if (token.hasPinPad()) {
            return Optional.of(new char[0]);
        }
        if (settings.presetPin().isPresent()) {
            var request = new PinRequest(
                    "",
                    "",
                    Step.VERIFY,
                    token.label(),
                    token.serial(),
                    token.pinState(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Language.CHINESE);
            var answer = PresetPin.read(settings.presetPin().get()).ask(request);
            return answer instanceof PinPrompt.Typed typed ? Optional.of(typed.pin()) : Optional.empty();
        }
        var console = System.console();
        return console == null
                ? Optional.empty()
                : Optional.ofNullable(console.readPassword("密码 PIN (%s %s): ", token.label(), token.serial()));
    }

    private static int tell(AgentFault fault) {
        Console.complain(FailureReport.of(fault));
        return 1;
    }
}

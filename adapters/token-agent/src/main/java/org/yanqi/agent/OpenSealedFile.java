package org.yanqi.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.agent.failure.FailureReport;
import org.yanqi.agent.pin.PinPrompt;
import org.yanqi.agent.pin.PinRequest;
import org.yanqi.agent.pin.PresetPin;
import org.yanqi.agent.ticket.Step;
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
            System.err.println(out + " exists already and is left as it is: name another file / 文件已存在，未作改动，请换一个文件名");
            return 1;
        }
        byte[] sealed = Files.readAllBytes(in);
        var tokens = Tokens.of(settings).present();
        if (tokens.isEmpty()) {
            return tell(AgentFault.TOKEN_ABSENT);
        }
        for (UKey token : tokens) {
            var pin = pin(settings, token);
            if (pin.isEmpty()) {
                return tell(AgentFault.USER_CANCELLED);
            }
            try (var session = token.open(pin.get())) {
                var opened = SealedFile.open(sealed, session);
                Files.write(out, opened.content(), StandardOpenOption.CREATE_NEW);
                System.out.println("opened with the certificate "
                        + opened.certificate().getSerialNumber().toString(16) + " on " + token.label());
                return 0;
            } catch (UKeyException e) {
                if (e.failure() != UKeyFailure.KEY_MISSING) {
                    return tell(AgentFailure.of(e).fault());
                }
            } finally {
                Arrays.fill(pin.get(), '\0');
            }
        }
        System.err.println("no key on the inserted tokens is for this file / 插入的电子钥匙中没有能打开此文件的密钥");
        return 1;
    }

    private static Optional<char[]> pin(AgentSettings settings, UKey token) throws IOException, UKeyException {
        if (token.hasPinPad()) {
            return Optional.of(new char[0]);
        }
        if (settings.presetPin().isPresent()) {
            var request = new PinRequest(
                    "", "", Step.VERIFY, token.label(), token.serial(), token.pinState(), Optional.empty());
            var answer = PresetPin.read(settings.presetPin().get()).ask(request);
            return answer instanceof PinPrompt.Typed typed ? Optional.of(typed.pin()) : Optional.empty();
        }
        var console = System.console();
        return console == null
                ? Optional.empty()
                : Optional.ofNullable(console.readPassword("PIN (%s %s): ", token.label(), token.serial()));
    }

    private static int tell(AgentFault fault) {
        var report = FailureReport.of(fault);
        System.err.println(report.text(java.util.Locale.CHINESE, "message"));
        System.err.println(report.text(java.util.Locale.ENGLISH, "message") + " "
                + report.text(java.util.Locale.ENGLISH, "remedy"));
        return 1;
    }
}

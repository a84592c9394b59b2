package org.yanqi.agent.pin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A demonstration token's PIN from a file, where there is no display; sandbox only. It spends no final try. */
public final class PresetPin implements PinPrompt {
    private static final Logger LOG = Logger.getLogger("org.yanqi.agent");

    private final char[] pin;

    private PresetPin(char[] pin) {
        this.pin = pin;
    }

    public static PresetPin read(Path file) throws IOException {
        return new PresetPin(Files.readString(file, UTF_8).strip().toCharArray());
    }

    @Override
    public Answer ask(PinRequest request) {
        return switch (request.state()) {
            case OK, COUNT_LOW, TO_BE_CHANGED -> answered(request);
            case FINAL_TRY, LOCKED -> new TimedOut();
        };
    }

    private Answer answered(PinRequest request) {
        request.bidRisk()
                .ifPresent(risk -> LOG.log(
                        Level.WARNING,
                        "{0} the risk {1} to a bid was confirmed by the sandbox''s preset PIN: nobody was asked",
                        new Object[] {request.applicationId(), risk}));
        return request.pinPad() ? new Agreed() : new Typed(pin.clone());
    }

    @Override
    public boolean isPreset() {
        return true;
    }
}

package org.yanqi.agent.pin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A demonstration token's PIN from a file, where there is no display; sandbox only. It spends no final try. */
public final class PresetPin implements PinPrompt {
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
            case OK, COUNT_LOW -> new Typed(pin.clone());
            case FINAL_TRY, LOCKED -> new TimedOut();
        };
    }

    @Override
    public boolean isPreset() {
        return true;
    }
}

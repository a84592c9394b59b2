package org.yanqi.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The tries that are left. A try is taken away on disk before the PIN is looked at, so that a kill saves none. */
record PinCounter(Path home, FileWatch watch) {
    static final int TRIES = 6;
    private static final Object ONE_AT_A_TIME = new Object();

    /** Looks at a PIN: empty when it is wrong. */
    interface Attempt {
        Optional<byte[]> make();
    }

    byte[] guarded(Attempt attempt) throws IOException, UKeyException {
        synchronized (ONE_AT_A_TIME) {
            try (var channel = FileChannel.open(
                            home.resolve("pin.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                return counted(attempt);
            }
        }
    }

    private byte[] counted(Attempt attempt) throws IOException, UKeyException {
        int left = left();
        if (left == 0) {
            throw new UKeyException(UKeyFailure.PIN_LOCKED);
        }
        write(left - 1);
        var secret = attempt.make();
        if (secret.isEmpty()) {
            throw new UKeyException(left == 1 ? UKeyFailure.PIN_LOCKED : UKeyFailure.PIN_WRONG);
        }
        write(TRIES);
        return secret.get();
    }

    PinState state() throws IOException {
        return switch (left()) {
            case 0 -> PinState.LOCKED;
            case 1 -> PinState.FINAL_TRY;
            case TRIES -> PinState.OK;
            default -> PinState.COUNT_LOW;
        };
    }

    void reset() throws IOException {
        write(TRIES);
    }

    private int left() throws IOException {
        try {
            return Integer.parseInt(Files.readString(file(), US_ASCII));
        } catch (NumberFormatException e) {
            throw new IOException("the PIN counter is damaged", e);
        }
    }

    private void write(int tries) throws IOException {
        byte[] written = Integer.toString(tries).getBytes(US_ASCII);
        watch.around("PIN_COUNTER", () -> DurableFile.write(file(), written));
    }

    private Path file() {
        return home.resolve("pin.tries");
    }
}

package org.yanqi.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.application.port.Pictures.Reading;
import org.yanqi.domain.Bytes;

/** Every file gets an answer, whatever has been done to it. */
class HostileFilesTest {
    private static final int FILES = 400;
    private static final List<byte[]> SOUND = List.of(
            Samples.jpeg(),
            Samples.progressiveJpeg(),
            Samples.heldAs(6),
            Samples.transparentPng(),
            Samples.with(Samples.png(), 33, Samples.pngChunk("eXIf", Samples.exif(6))),
            Samples.webp("lossy"),
            Samples.webp("lossless"),
            Samples.webp("transparent"),
            Samples.webp("animated"),
            Samples.resource("cmyk.jpg"));

    private final SafePictures pictures = new SafePictures();

    @ParameterizedTest
    @ValueSource(longs = {20261123, 42})
    void aFileThatWasTamperedWithGetsAnAnswer(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < FILES; i++) {
            byte[] file = tampered(SOUND.get(i % SOUND.size()), random);
            String which = "seed " + seed + ", file " + i;
            Reading reading =
                    assertTimeoutPreemptively(Duration.ofMinutes(1), () -> pictures.read(Bytes.of(file)), which);
            assertThat(reading).as(which).isNotNull();
        }
    }

    private static byte[] tampered(byte[] sound, SplittableRandom random) {
        byte[] file = random.nextInt(8) == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes && file.length > 0; i++) {
            // Most of what decides is at the beginning.
            int bound = random.nextBoolean() ? file.length : Math.min(file.length, 200);
            file[random.nextInt(bound)] = (byte) random.nextInt(256);
        }
        return file;
    }
}

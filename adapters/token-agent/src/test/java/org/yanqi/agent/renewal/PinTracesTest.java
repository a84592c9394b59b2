package org.yanqi.agent.renewal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.agent.driver.FaultyToken;
import org.yanqi.token.SoftHsm;

/**
 * After a login and a signature the PIN is looked for in everything that a curious person could get hold of: the heaps
 * of the agent and of its driver process, reports of crashes, logs, journal, standard streams and the token's files.
 *
 * <p>A heap is dumped with all objects, those included that nobody refers to any more: an array that was dropped
 * without being wiped is found there as long as no collection has come by. Copies that a collection leaves in the part
 * of the heap that is free again are in no dump (only a core file would show them, and there is none).
 */
class PinTracesTest {
    /** So long that a piece of this length is no coincidence, and that a field which grows would leave one behind. */
    private static final int LENGTH = 24;

    private static final int PIECE = 8;
    private static final String SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    @TempDir
    Path home;

    @Test
    void the_pin_is_nowhere_once_it_has_been_used() throws Exception {
        var library = FaultyToken.library();
        var pin = new SecureRandom()
                .ints(LENGTH, 0, SIGNS.length())
                .mapToObj(SIGNS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
        try (var inThisProcess = SoftHsm.in(home)) {
            inThisProcess.initialise("Demo UKey", "87654321".toCharArray(), pin.toCharArray());
        }
        run(library, pin);
        assertThat(Files.readString(home.resolve("out.txt"), ISO_8859_1)).contains("signed", "crashed");
        var traces = new TreeSet<String>();
        var searched = new TreeSet<String>();
        try (var files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                var name = file.getFileName().toString().replaceFirst("hs_err_pid\\d+", "hs_err");
                searched.add(name);
                traces(file, pin).forEach(how -> traces.add(name + " " + how));
            }
        }
        assertThat(searched)
                .contains("agent-all.hprof", "agent-live.hprof", "driver-all.hprof", "driver-live.hprof")
                .contains("hs_err.log", "out.txt", "err.txt");
        assertThat(reports()).hasSize(2);
        assertThat(traces)
                .contains(
                        "control-login.hprof ISO-8859-1",
                        "control-login.hprof UTF-16BE",
                        "control-typed.hprof UTF-16BE");
        assertThat(traces).allMatch(trace -> trace.startsWith("control-"));
    }

    private void run(Path library, String pin) throws Exception {
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AgentWhosePinIsSought.class.getName(),
                        library.toString(),
                        home.toString()))
                .directory(home.toFile())
                .redirectOutput(home.resolve("out.txt").toFile())
                .redirectError(home.resolve("err.txt").toFile())
                .start();
        byte[] veiled = pin.getBytes(ISO_8859_1);
        for (int i = 0; i < veiled.length; i++) {
            veiled[i] ^= (byte) AgentWhosePinIsSought.VEIL;
        }
        try (var in = process.getOutputStream()) {
            in.write(veiled);
        }
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        assertThat(process.waitFor())
                .as(Files.readString(home.resolve("err.txt"), ISO_8859_1))
                .isZero();
    }

    private List<Path> reports() throws IOException {
        try (var files = Files.list(home)) {
            return files.filter(file -> file.getFileName().toString().startsWith("hs_err"))
                    .toList();
        }
    }

    /** In which encodings a piece of it is in the file. */
    private static List<String> traces(Path file, String pin) throws IOException {
        var content = Files.readString(file, ISO_8859_1);
        return List.of(ISO_8859_1, UTF_16BE, UTF_16LE).stream()
                .filter(encoding -> isIn(content, pin, encoding))
                .map(Charset::name)
                .toList();
    }

    private static boolean isIn(String content, String pin, Charset encoding) {
        for (int i = 0; i + PIECE <= pin.length(); i++) {
            var piece = new String(pin.substring(i, i + PIECE).getBytes(encoding), ISO_8859_1);
            if (content.contains(piece)) {
                return true;
            }
        }
        return false;
    }
}

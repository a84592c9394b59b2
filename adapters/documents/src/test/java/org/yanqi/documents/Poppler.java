package org.yanqi.documents;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The PDF programs of Debian's poppler-utils, which share no code with ours; without them their tests are skipped. */
final class Poppler {
    private Poppler() {}

    static String pdftotext(Path folder, byte[] pdf) throws IOException, InterruptedException {
        return run(folder, pdf, "pdftotext", "-enc", "UTF-8", "document.pdf", "-");
    }

    static String pdfsig(Path folder, byte[] pdf) throws IOException, InterruptedException {
        return run(folder, pdf, "pdfsig", "-nocert", "document.pdf");
    }

    private static String run(Path folder, byte[] pdf, String... command) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin", command[0])), "poppler-utils is not installed");
        Files.write(folder.resolve("document.pdf"), pdf);
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command[0] + " did not end");
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}

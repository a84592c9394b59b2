package org.yanqi.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What the server carries: never the agent, which is another computer's, nor the pretended outside parties. */
class ServerContentTest {
    private static final List<String> ELSEWHERE =
            List.of("yanqi-token-agent", "yanqi-emulators", "yanqi-sandbox", "yanqi-administration");
    private static final Path EAR = Modules.PROJECT.resolve("ear/target/yanqi.ear");
    private static final Path FIXTURE = Modules.PROJECT.resolve("arch-tests/src/test/resources/fixture/servercontent");

    @Test
    void neitherAgentNorEmulatorsArePackedByWayOfAnyModule() {
        assertThat(shipped(Modules.PROJECT.resolve("ear"), Modules.folders()))
                .contains("yanqi-application", "yanqi-persistence", "yanqi-pki")
                .doesNotContainAnyElementsOf(ELSEWHERE);
    }

    @Test
    void anEmulatorBehindAnotherModuleIsFound() {
        var shipped = shipped(FIXTURE.resolve("ear"), List.of(FIXTURE.resolve("adapter")));

        assertThat(shipped).contains("yanqi-emulators").doesNotContain("yanqi-token-agent");
    }

    @Test
    void theBuiltArchiveSaysTheSame() throws IOException {
        assumeTrue(isBuilt(), "the EAR has not been built from its present pom.xml");
        try (ZipFile ear = new ZipFile(EAR.toFile())) {
            List<String> libraries = ear.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith("lib/yanqi-"))
                    .toList();
            assertThat(libraries)
                    .isNotEmpty()
                    .noneMatch(name -> ELSEWHERE.stream().anyMatch(name::contains));
        }
    }

    private static boolean isBuilt() throws IOException {
        Path pom = Modules.PROJECT.resolve("ear/pom.xml");
        return Files.exists(EAR) && Files.getLastModifiedTime(EAR).compareTo(Files.getLastModifiedTime(pom)) >= 0;
    }

    private static Set<String> shipped(Path ear, Collection<Path> folders) {
        Map<String, Pom> modules =
                folders.stream().map(Pom::in).collect(Collectors.toMap(Pom::artifact, Function.identity()));
        Set<String> found = new TreeSet<>();
        follow(Pom.in(ear), modules, found);
        return found;
    }

    private static void follow(Pom pom, Map<String, Pom> modules, Set<String> found) {
        for (String artifact : pom.shipped()) {
            if (found.add(artifact)) {
                Stream.ofNullable(modules.get(artifact)).forEach(next -> follow(next, modules, found));
            }
        }
    }
}

package org.yanqi.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules know every module, and every module keeps to its package: else a rule could pass over somebody. */
class ModulesTest {

    @Test
    void everyAdapterIsKnown() {
        assertThat(Pom.in(Modules.PROJECT.resolve("adapters")).modules())
                .containsExactlyInAnyOrderElementsOf(Modules.ADAPTERS.keySet());
    }

    @Test
    void everyModuleOfTheProjectIsKnown() {
        assertThat(Pom.in(Modules.PROJECT).modules())
                .containsExactlyInAnyOrder("domain", "application", "adapters", "webapp", "ear", "arch-tests");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.yanqi.arch.Modules#folders")
    void everyModuleKeepsToItsPackage(Path folder) {
        String module = folder.getFileName().toString();
        String packageName = Map.of("domain", "domain", "application", "application", "webapp", "web")
                .getOrDefault(module, Modules.ADAPTERS.getOrDefault(module, "?"));

        var classes = new ClassFileImporter().importPath(folder.resolve("target/classes"));

        assertThat(classes).as("compiled classes").isNotEmpty();
        assertThat(classes)
                .allMatch(type -> Codebase.YANQI.in(packageName).test(type), "lies in org.yanqi." + packageName);
        assertThat(classes).extracting(JavaClass::getPackageName).doesNotContain("org.yanqi");
    }
}

package org.yanqi.arch;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The modules of the project, as Maven has just compiled them: folders, not archives, so that nothing stale is read. */
final class Modules {
    static final Path PROJECT =
            Path.of(System.getProperty("basedir", ".")).resolve("..").normalize();

    /** The one package that each adapter lives in, by the adapter's module. */
    static final Map<String, String> ADAPTERS = Map.ofEntries(
            Map.entry("persistence", "persistence"),
            Map.entry("pki", "pki"),
            Map.entry("outside-ca", "outsideca"),
            Map.entry("cmp", "cmp"),
            Map.entry("cfssl", "cfssl"),
            Map.entry("tickets", "tickets"),
            Map.entry("token", "token"),
            Map.entry("token-agent", "agent"),
            Map.entry("tencent-cloud", "tencent"),
            Map.entry("face-tencent", "face.tencent"),
            Map.entry("sms-tencent", "sms.tencent"),
            Map.entry("payment-wechat", "payment.wechat"),
            Map.entry("invoice-nuonuo", "invoice.nuonuo"),
            Map.entry("documents", "documents"),
            Map.entry("pictures", "pictures"),
            Map.entry("staff", "staff"),
            Map.entry("administration", "administration"),
            Map.entry("emulators", "emulators"),
            Map.entry("sandbox", "sandbox"));

    private Modules() {}

    /** All classes that go to production or into the sandbox, without tests. */
    static JavaClasses production() {
        return imported("classes");
    }

    /** All classes, tests included. */
    static JavaClasses withTests() {
        return imported("classes", "test-classes");
    }

    /** Every module that holds Java, by the folder it is in. */
    static List<Path> folders() {
        Stream<Path> core = Stream.of("domain", "application", "webapp").map(PROJECT::resolve);
        Stream<Path> adapters = ADAPTERS.keySet().stream().map(PROJECT.resolve("adapters")::resolve);
        return Stream.concat(core, adapters).toList();
    }

    private static JavaClasses imported(String... outputs) {
        Collection<Path> compiled = folders().stream()
                .flatMap(folder -> Stream.of(outputs).map(folder.resolve("target")::resolve))
                .filter(Files::isDirectory)
                .toList();
        return new ClassFileImporter().importPaths(compiled);
    }
}

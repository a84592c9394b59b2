package org.yanqi.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.yanqi.arch.Conditions.dependOnlyOn;
import static org.yanqi.arch.Conditions.dependOnlyWhere;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who may know whom: domain, application, adapters, webapp. */
final class LayerRules {
    /** What a rule about certificates needs of the JDK; no files, sockets, databases, threads' pools or reflection. */
    private static final DescribedPredicate<JavaClass> JDK = resideInAnyPackage(
                    "java.lang",
                    "java.lang.invoke",
                    "java.lang.runtime",
                    "java.math",
                    "java.nio.charset",
                    "java.security",
                    "java.text",
                    "java.time..",
                    "java.util",
                    "java.util.function",
                    "java.util.regex",
                    "java.util.stream",
                    "org.jspecify.annotations")
            .as("belong to the plain JDK or to JSpecify");

    /** A document is read as it is wanted: octets in a row, which need no file to come from. */
    private static final DescribedPredicate<JavaClass> STREAM = JavaClass.Predicates.belongToAnyOf(
                    InputStream.class, ByteArrayInputStream.class, IOException.class, UncheckedIOException.class)
            .as("are a stream of octets");

    /** An adapter that is made of other adapters, and which. */
    private static final Map<String, Set<String>> BUILT_ON = Map.of(
            "agent", Set.of("token"),
            "face.tencent", Set.of("tencent"),
            "sms.tencent", Set.of("tencent"),
            "administration", Set.of("persistence", "staff", "pki", "tickets"),
            "outsideca", Set.of("pki"),
            "cmp", Set.of("pki", "outsideca"),
            "cfssl", Set.of("pki", "outsideca"),
            "sandbox", Set.of("pki", "tickets", "token", "emulators"));

    static final List<Rule> ALL = List.of(
            Rule.that(
                    "domainknowsonlythejdk",
                    Codebase::domain,
                    codebase -> dependOnlyOn(JDK.or(codebase.domain())),
                    "the rules outlive every framework and are proved in milliseconds"),
            Rule.that(
                    "applicationknowsonlythedomain",
                    Codebase::application,
                    codebase -> dependOnlyOn(JDK.or(STREAM).or(codebase.core())),
                    "a use case speaks to the world through ports"),
            Rule.that(
                    "adaptersdonotseeeachother",
                    Codebase::adapters,
                    LayerRules::keepToThemselves,
                    "outside parties change, fail and are replaced one by one"),
            Rule.that(
                    "webappmeetsadaptersinwiring",
                    codebase -> codebase.webapp().and(DescribedPredicate.not(codebase.in("web.wiring"))),
                    codebase -> dependOnlyOn(DescribedPredicate.not(codebase.adapters())),
                    "pages and resources translate; one package decides who stands behind the ports"),
            new Rule(
                    "nopackagecycles",
                    Codebase::everything,
                    codebase -> slices().assignedFrom(packagesOf(codebase))
                            .should()
                            .beFreeOfCycles()
                            .because("a package can be understood once those are that it needs")));

    private LayerRules() {}

    private static ArchCondition<JavaClass> keepToThemselves(Codebase codebase) {
        return dependOnlyWhere("keep to themselves, the application and the domain", (origin, target) -> {
            if (codebase.webapp().test(target)) {
                return false;
            }
            String home = home(codebase, origin);
            return !codebase.adapters().test(target)
                    || codebase.in(home).test(target)
                    || BUILT_ON.getOrDefault(home, Set.of()).stream()
                            .anyMatch(below -> codebase.in(below).test(target));
        });
    }

    private static String home(Codebase codebase, JavaClass type) {
        return Modules.ADAPTERS.values().stream()
                .filter(adapter -> codebase.in(adapter).test(type))
                .findFirst()
                .orElseThrow();
    }

    private static SliceAssignment packagesOf(Codebase codebase) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return codebase.everything().test(type)
                        ? SliceIdentifier.of(type.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }
}

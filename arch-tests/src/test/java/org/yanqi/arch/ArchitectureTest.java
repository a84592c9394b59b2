package org.yanqi.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule holds, speaks of classes that exist, and catches the fixture that breaks it. */
class ArchitectureTest {
    private static final JavaClasses OURS = Modules.production();
    private static final Pattern FIRST_NAME = Pattern.compile("<([\\w.$]+)");

    static Stream<Rule> rules() {
        return Rule.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(Rule rule) {
        rule.over().apply(Codebase.YANQI).check(OURS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void speaksOfClassesThatExist(Rule rule) {
        assertThat(OURS.that(rule.subjects().apply(Codebase.YANQI))).isNotEmpty();
    }

    /** In a fixture whatever is called Wrong breaks the rule, each in a way of its own; Right comes close and does not. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void catchesItsFixture(Rule rule) {
        Codebase fixture = Codebase.fixture(rule.name());
        JavaClasses classes = new ClassFileImporter().importPackages(fixture.root());
        List<String> wrong = named(classes, "Wrong");

        List<String> faults =
                rule.over().apply(fixture).evaluate(classes).getFailureReport().getDetails();

        assertThat(wrong).as("classes that break " + rule).isNotEmpty();
        assertThat(wrong).allSatisfy(name -> assertThat(faults).anyMatch(isAbout(name)));
        assertThat(named(classes, "Right"))
                .allSatisfy(name -> assertThat(faults).noneMatch(isAbout(name)));
    }

    private static List<String> named(JavaClasses classes, String beginning) {
        return classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> type.getSimpleName().startsWith(beginning))
                .map(JavaClass::getName)
                .toList();
    }

    private static Predicate<String> isAbout(String name) {
        return fault -> {
            Matcher first = FIRST_NAME.matcher(fault);
            return first.find() && (first.group(1) + ".").replace('$', '.').startsWith(name + ".");
        };
    }
}

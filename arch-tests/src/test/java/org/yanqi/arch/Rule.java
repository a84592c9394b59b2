package org.yanqi.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A rule that can be laid over our code and over the fixture that breaks it.
 *
 * @param name of the rule and of its fixture's package
 * @param subjects the classes that the rule speaks of; a rule that finds none is dead
 */
record Rule(
        String name, Function<Codebase, DescribedPredicate<JavaClass>> subjects, Function<Codebase, ArchRule> over) {

    static Rule that(
            String name,
            Function<Codebase, DescribedPredicate<JavaClass>> subjects,
            Function<Codebase, ArchCondition<JavaClass>> condition,
            String because) {
        return new Rule(
                name,
                subjects,
                codebase -> classes()
                        .that(subjects.apply(codebase))
                        .should(condition.apply(codebase))
                        .because(because));
    }

    static Stream<Rule> all() {
        return Stream.of(LayerRules.ALL, PortRules.ALL, ShapeRules.ALL, QuietRules.ALL)
                .flatMap(rules -> rules.stream());
    }

    @Override
    public String toString() {
        return name;
    }
}

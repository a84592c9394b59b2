package org.yanqi.arch;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Conditions on one class each. */
final class Conditions {
    private Conditions() {}

    /** Arrays count as what they hold; primitive types are free. */
    static ArchCondition<JavaClass> dependOnlyOn(DescribedPredicate<JavaClass> allowed) {
        return dependOnlyWhere(
                "depend only on classes that " + allowed.getDescription(), (origin, target) -> allowed.test(target));
    }

    static ArchCondition<JavaClass> dependOnlyWhere(String description, BiPredicate<JavaClass, JavaClass> allowed) {
        return condition(
                description,
                type -> type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> {
                            JavaClass target = dependency.getTargetClass().getBaseComponentType();
                            return !target.isPrimitive() && !allowed.test(type, target);
                        })
                        .map(dependency -> dependency.getDescription()));
    }

    /** Calls, references to methods, and fields read. */
    static ArchCondition<JavaClass> notReach(String description, Predicate<JavaAccess<?>> forbidden) {
        return condition(
                "not reach " + description,
                type -> type.getAccessesFromSelf().stream().filter(forbidden).map(JavaAccess::getDescription));
    }

    /** @param faults what is wrong with a class, each beginning with the class in angle brackets */
    static ArchCondition<JavaClass> condition(String description, Function<JavaClass, Stream<String>> faults) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                faults.apply(type).forEach(fault -> events.add(violated(type, fault)));
            }
        };
    }

    static String fault(JavaClass type, String what) {
        return "Class <" + type.getName() + "> " + what;
    }
}

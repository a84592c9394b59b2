package org.yanqi.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.yanqi.arch.Conditions.condition;
import static org.yanqi.arch.Conditions.fault;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.List;
import java.util.stream.Stream;

/** What a port looks like. */
final class PortRules {
    private static final int METHODS = 3;
    private static final DescribedPredicate<JavaClass> PLAIN =
            resideInAnyPackage("java.lang", "java.math", "java.time..", "java.util", "java.util.function");

    static final List<Rule> ALL = List.of(
            Rule.that(
                    "portsspeakourwords",
                    Codebase::ports,
                    PortRules::speakPlainly,
                    "a framework's type in a port's signature ties the application to it"),
            Rule.that(
                    "portsaresmall",
                    Codebase::ports,
                    codebase -> haveFewMethods(),
                    "a port of more than three methods serves two purposes"));

    private PortRules() {}

    private static ArchCondition<JavaClass> speakPlainly(Codebase codebase) {
        DescribedPredicate<JavaClass> ours = codebase.core();
        return condition(
                "have only plain and our own types in signatures",
                port -> port.getMethods().stream()
                        .flatMap(method -> signature(method)
                                .map(JavaClass::getBaseComponentType)
                                .filter(type -> !type.isPrimitive() && !PLAIN.test(type) && !ours.test(type))
                                .map(type -> fault(port, method.getName() + " speaks of " + type.getName()))));
    }

    private static Stream<JavaClass> signature(JavaMethod method) {
        Stream<JavaType> types = Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream());
        Stream<JavaClass> thrown = method.getExceptionTypes().stream();
        return Stream.concat(types.flatMap(type -> type.getAllInvolvedRawTypes().stream()), thrown);
    }

    private static ArchCondition<JavaClass> haveFewMethods() {
        return condition("have at most " + METHODS + " methods", port -> {
            long methods = port.getMethods().stream()
                    .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                    .count();
            return methods > METHODS ? Stream.of(fault(port, "has " + methods + " methods")) : Stream.empty();
        });
    }
}

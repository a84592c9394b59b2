package org.yanqi.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.yanqi.arch.Conditions.condition;
import static org.yanqi.arch.Conditions.fault;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How things are called and built. */
final class ShapeRules {
    private static final Pattern EMPTY_WORDS =
            Pattern.compile("(dto|util|common|impl|helper|manager)s?", Pattern.CASE_INSENSITIVE);
    private static final String WORDS = "(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_";

    static final List<Rule> ALL = List.of(
            Rule.that(
                    "namessaysomething",
                    Codebase::everything,
                    codebase -> condition("have a name that says something", ShapeRules::emptyWords),
                    "a name that fits anything collects anything"),
            Rule.that(
                    "statesaresealedrecords",
                    ShapeRules::states,
                    codebase -> condition("be sealed, and records below", ShapeRules::openStates),
                    "the compiler can then see that every state is thought of"),
            Rule.that(
                    "usecasestakeonevalue",
                    ShapeRules::useCases,
                    codebase -> condition("take one record at most, its own if it is a Command", ShapeRules::arguments),
                    "a command is valid once it exists, and stands beside the use case that it is for"),
            Rule.that(
                    "dependenciescomebyconstructor",
                    codebase -> codebase.application()
                            .and(describe(
                                    "have fields", type -> !type.getFields().isEmpty())),
                    codebase -> condition("have only final fields without injection", ShapeRules::injected),
                    "what a use case needs can be seen, and given, without a container"));

    private ShapeRules() {}

    private static Stream<String> emptyWords(JavaClass type) {
        Stream<String> packages = Arrays.stream(type.getPackageName().split("\\."));
        Stream<String> name = Arrays.stream(type.getSimpleName().split(WORDS));
        return Stream.concat(packages, name)
                .filter(EMPTY_WORDS.asMatchPredicate())
                .map(word -> fault(type, "is called '" + word + "'"));
    }

    private static DescribedPredicate<JavaClass> states(Codebase codebase) {
        return codebase.domain()
                .and(describe(
                        "are states of a renewal",
                        type -> type.getAllRawInterfaces().stream().anyMatch(ShapeRules::isRenewal)
                                || isRenewal(type)));
    }

    private static boolean isRenewal(JavaClass type) {
        return type.isInterface() && type.getSimpleName().endsWith("RenewalApplication");
    }

    private static Stream<String> openStates(JavaClass type) {
        if (type.isInterface()) {
            return type.reflect().isSealed() ? Stream.empty() : Stream.of(fault(type, "is not sealed"));
        }
        return type.isRecord() ? Stream.empty() : Stream.of(fault(type, "is no record"));
    }

    private static DescribedPredicate<JavaClass> useCases(Codebase codebase) {
        return codebase.application()
                .and(describe("are use cases", type -> handles(type).findAny().isPresent()));
    }

    private static Stream<JavaMethod> handles(JavaClass type) {
        return type.getMethods().stream().filter(method -> method.getName().equals("handle") && isPublic(method));
    }

    private static boolean isPublic(JavaMethod method) {
        return method.getModifiers().contains(JavaModifier.PUBLIC)
                && !method.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static Stream<String> arguments(JavaClass useCase) {
        return handles(useCase)
                .flatMap(handle -> {
                    List<JavaClass> arguments = handle.getRawParameterTypes();
                    return arguments.size() > 1
                            ? Stream.of("takes " + arguments.size() + " arguments")
                            : arguments.stream().flatMap(argument -> argument(useCase, argument).stream());
                })
                .map(what -> fault(useCase, what));
    }

    private static Optional<String> argument(JavaClass useCase, JavaClass argument) {
        if (!argument.isRecord()) {
            return Optional.of("takes " + argument.getSimpleName() + ", which is no record");
        }
        boolean isForeign = argument.getSimpleName().equals("Command")
                && !argument.getEnclosingClass().equals(Optional.of(useCase));
        return isForeign ? Optional.of("takes the command of another") : Optional.empty();
    }

    private static Stream<String> injected(JavaClass type) {
        return type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL) || isInjected(field))
                .map(field -> fault(type, "has " + field.getName() + " set from outside"));
    }

    private static boolean isInjected(JavaField field) {
        return field.getAnnotations().stream()
                .anyMatch(
                        annotation -> !annotation.getRawType().getPackageName().equals("org.jspecify.annotations"));
    }
}

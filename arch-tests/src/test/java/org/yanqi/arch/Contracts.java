package org.yanqi.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who has to keep which contract, and which tests prove it. */
record Contracts(Codebase codebase, JavaClasses production, JavaClasses withTests) {
    /** Not a party outside: production has only the one that does nothing. */
    private static final Set<String> WITHOUT = Set.of("FaultPoints");

    /** What the build runs; a class of another name proves nothing. */
    private static final Pattern RUN_BY_THE_BUILD = Pattern.compile(".*Test(\\$.*)?");

    /** An adapter that stands behind a port. */
    record Duty(JavaClass adapter, JavaClass port) {
        @Override
        public String toString() {
            return adapter.getSimpleName() + " keeps " + port.getSimpleName();
        }
    }

    Stream<JavaClass> ports() {
        return production.that(codebase.ports()).stream().filter(port -> !WITHOUT.contains(port.getSimpleName()));
    }

    Stream<Duty> duties() {
        return ports().flatMap(port -> production.stream()
                .filter(type -> !type.isInterface() && type.isAssignableTo(port.getName()))
                .map(type -> new Duty(type, port)));
    }

    Optional<JavaClass> contract(JavaClass port) {
        String name = port.getName() + "Contract";
        return withTests.contain(name) ? Optional.of(withTests.get(name)) : Optional.empty();
    }

    Stream<JavaClass> runsInMemory(JavaClass port) {
        return runs(port).filter(codebase.application());
    }

    /** Tests that run the port's contract and have to do with the adapter, themselves or by way of their fixtures. */
    Stream<JavaClass> runs(Duty duty) {
        return runs(duty.port()).filter(test -> reaches(test, duty.adapter().getName(), new HashSet<>()));
    }

    private Stream<JavaClass> runs(JavaClass port) {
        return contract(port).stream()
                .flatMap(contract -> contract.getAllSubclasses().stream())
                .filter(test -> !test.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(test -> RUN_BY_THE_BUILD.matcher(test.getName()).matches());
    }

    private boolean reaches(JavaClass from, String adapter, Set<String> seen) {
        return from.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .anyMatch(next -> next.getName().equals(adapter)
                        || isTest(next) && seen.add(next.getName()) && reaches(next, adapter, seen));
    }

    private boolean isTest(JavaClass type) {
        return withTests.contain(type.getName()) && !production.contain(type.getName());
    }
}

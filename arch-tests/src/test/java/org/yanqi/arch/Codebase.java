package org.yanqi.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;

/**
 * Ours, or a fixture that is laid out like ours.
 *
 * @param root the package above {@code domain}, {@code application} and the others
 */
record Codebase(String root) {
    static final Codebase YANQI = new Codebase("org.yanqi");
    private static final String FIXTURES = "org.yanqi.arch.fixture.";

    static Codebase fixture(String rule) {
        return new Codebase(FIXTURES + rule);
    }

    DescribedPredicate<JavaClass> everything() {
        return describe("are ours", type -> isWithin(type, root));
    }

    DescribedPredicate<JavaClass> domain() {
        return in("domain");
    }

    DescribedPredicate<JavaClass> application() {
        return in("application");
    }

    DescribedPredicate<JavaClass> core() {
        return domain().or(application()).as("are in the domain or the application");
    }

    DescribedPredicate<JavaClass> webapp() {
        return in("web");
    }

    DescribedPredicate<JavaClass> adapters() {
        return in(Modules.ADAPTERS.values().toArray(String[]::new)).as("are in an adapter");
    }

    /** Interfaces through which the application reaches the world. */
    DescribedPredicate<JavaClass> ports() {
        return describe(
                "are ports",
                type -> type.getPackageName().equals(root + ".application.port")
                        && type.isInterface()
                        && type.isTopLevelClass()
                        && !type.getSimpleName().equals("package-info"));
    }

    /** @param packages below the root; classes in packages below these are in them */
    DescribedPredicate<JavaClass> in(String... packages) {
        return describe(
                "are in " + String.join(" or ", packages),
                type -> Arrays.stream(packages).anyMatch(name -> isWithin(type, root + "." + name)));
    }

    private static boolean isWithin(JavaClass type, String packageName) {
        String name = type.getBaseComponentType().getPackageName();
        return name.equals(packageName) || name.startsWith(packageName + ".");
    }
}

package org.yanqi.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.yanqi.arch.Conditions.dependOnlyOn;
import static org.yanqi.arch.Conditions.notReach;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the core never does by itself: look at the clock, at the machine's defaults, or talk. */
final class QuietRules {
    private static final Set<String> CLOCK_READERS =
            Set.of("java.lang.System.currentTimeMillis()", "java.lang.System.nanoTime()", "java.util.Date.<init>()");
    /** {@code now()} with or without a zone, and every clock that is not made from another. */
    private static final Pattern SYSTEM_CLOCKS =
            Pattern.compile("java\\.time\\.(\\w+\\.now\\((java\\.time\\.ZoneId)?\\)"
                    + "|Clock\\.(system\\w*|tick(Millis|Seconds|Minutes))\\(.*\\)|InstantSource\\.system\\(\\))");

    /** Methods that ask the machine when they are not told, with the parameters of the form that asks. */
    private static final Map<String, Set<String>> ASK_THE_MACHINE = Map.of(
            "java.lang.String",
            Set.of(
                    "getBytes()",
                    "<init>([B)",
                    "toLowerCase()",
                    "toUpperCase()",
                    "format(java.lang.String, [Ljava.lang.Object;)",
                    "formatted([Ljava.lang.Object;)"),
            "java.nio.charset.Charset",
            Set.of("defaultCharset()"),
            "java.time.Clock",
            Set.of("systemDefaultZone()"),
            "java.time.ZoneId",
            Set.of("systemDefault()"),
            "java.time.format.DateTimeFormatter",
            Set.of("ofPattern(java.lang.String)"),
            "java.util.Locale",
            Set.of("getDefault()", "getDefault(java.util.Locale$Category)"),
            "java.util.TimeZone",
            Set.of("getDefault()"),
            "java.util.Calendar",
            Set.of("getInstance()"));

    private static final DescribedPredicate<JavaClass> LOGGERS = describe(
            "log",
            type -> type.getName().startsWith("java.lang.System$Logger")
                    || type.getPackageName().startsWith("java.util.logging")
                    || type.getPackageName().startsWith("org.slf4j")
                    || type.getPackageName().contains(".logging"));

    static final List<Rule> ALL = List.of(
            Rule.that(
                    "timecomesin",
                    Codebase::core,
                    codebase -> notReach("the machine's clock", QuietRules::readsTheClock),
                    "every rule about time can be tested when time is an argument"),
            Rule.that(
                    "nothingislefttothemachine",
                    Codebase::core,
                    codebase -> notReach("the machine's zone, charset or locale", QuietRules::asksTheMachine),
                    "the same input has the same result on every node"),
            Rule.that(
                    "thedomaindoesnotlog",
                    Codebase::domain,
                    codebase -> dependOnlyOn(DescribedPredicate.not(LOGGERS).as("do not log")),
                    "what happened is an event or a refusal, never a line of text"),
            Rule.that(
                    "thecoredoesnotprint",
                    Codebase::core,
                    codebase -> notReach("System.out, System.err or java.util.logging", QuietRules::prints),
                    "personal data must not reach a console"));

    private QuietRules() {}

    private static boolean readsTheClock(JavaAccess<?> access) {
        String called = access.getTarget().getFullName();
        return CLOCK_READERS.contains(called) || SYSTEM_CLOCKS.matcher(called).matches();
    }

    private static boolean asksTheMachine(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && ASK_THE_MACHINE
                        .getOrDefault(owner, Set.of())
                        .contains(target.getFullName().substring(owner.length() + 1));
    }

    private static boolean prints(JavaAccess<?> access) {
        String reached = access.getTarget().getFullName();
        return reached.equals("java.lang.System.out")
                || reached.equals("java.lang.System.err")
                || access.getTargetOwner().getPackageName().startsWith("java.util.logging");
    }
}

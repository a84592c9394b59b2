import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * Sums up the JUnit XML reports of the last build by kind of test, the crash matrix and the figures that the tests have kept.
 *
 * <p>Usage: {@code java Summary.java PROJECT}; writes {@code target/verification.md}, prints {@code N passed, M failed,
 * K skipped} last and ends with status 1 when anything failed or was lost, or nothing ran.
 */
final class Summary {

    private static final int REASON_CHARACTERS = 600;
    private static final int LONGEST = 30;

    /** File name of each part of the crash matrix, without its end: token, profile, kind of run. */
    private static final String EXPECTED_CRASHES = "ear/src/verify/crash-matrix.properties";

    /** Kinds of test: the first that fits is taken. */
    enum Kind {
        CRASH("crash", "\\w*Crash\\w*", ""),
        JOURNEY("journey in a browser", "\\w*JourneyTest", ""),
        IN_CONTAINER("in the container", "\\w*IT", ""),
        ARCHITECTURE("architecture", "", "import com\\.tngtech\\.archunit"),
        CONTRACT("contract of a port, once per adapter", "", "(extends|implements) \\w+Contract\\b"),
        PROPERTY("property", "", "@Property[^;{}]*\\b%s\\s*\\("),
        FUZZ("corpus of a fuzz test", "\\w*FuzzTest", ""),
        UNIT("unit", "\\w+", "");

        private final String words;
        private final String className;
        private final String source;

        /** The class's simple name is like the one, or its source has the other, where %s stands for the method. */
        Kind(String words, String className, String source) {
            this.words = words;
            this.className = className;
            this.source = source;
        }

        static Kind of(String simpleName, String method, String source) {
            return Stream.of(values())
                    .filter(kind -> simpleName.matches(kind.className) || kind.showsIn(source, method))
                    .findFirst()
                    .orElse(UNIT);
        }

        private boolean showsIn(String text, String method) {
            return !source.isEmpty()
                    && Pattern.compile(source.formatted(Pattern.quote(method)))
                            .matcher(text)
                            .find();
        }
    }

    record Count(int passed, int failed, int skipped) {

        static final Count NONE = new Count(0, 0, 0);

        Count plus(Count other) {
            return new Count(passed + other.passed, failed + other.failed, skipped + other.skipped);
        }

        static Count of(Element testCase) {
            if (has(testCase, "failure") || has(testCase, "error")) {
                return new Count(0, 1, 0);
            }
            return has(testCase, "skipped") ? new Count(0, 0, 1) : new Count(1, 0, 0);
        }
    }

    /** Of a part of the crash matrix. */
    record Tally(int points, int runs, int lost) {

        static final Tally NONE = new Tally(0, 0, 0);

        Tally plus(Tally other) {
            return new Tally(points + other.points, runs + other.runs, lost + other.lost);
        }

        static Tally of(Properties told) {
            return new Tally(number(told, "points"), number(told, "runs"), number(told, "lost"));
        }

        private static int number(Properties told, String name) {
            return Integer.parseInt(told.getProperty(name));
        }
    }

    private final Map<Kind, Count> counts = new EnumMap<>(Kind.class);
    private final Map<String, String> sources;
    private final List<String> failures = new ArrayList<>();
    private final List<String> skips = new ArrayList<>();
    private final Map<String, Double> seconds = new HashMap<>();
    private final Map<String, Map<String, Tally>> crashes = new TreeMap<>();
    private final List<String> sampled = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> unexpected = new ArrayList<>();

    public static void main(String[] args) throws Exception {
        Path project = Path.of(args[0]).toAbsolutePath().normalize();
        var summary = new Summary(sources(project));
        for (Path report : files(project, ".*/target/(surefire|failsafe|journey)-reports/TEST-[^/]*\\.xml")) {
            summary.read(report);
        }
        summary.readCrashMatrix(project);
        Path page = project.resolve("target/verification.md");
        Files.createDirectories(page.getParent());
        Files.writeString(page, summary.page(project));
        Count total = summary.total();
        summary.failures.forEach(failure -> System.out.println("Failed: " + failure));
        System.out.println("Summary: " + project.relativize(page));
        System.out.println(line(total));
        boolean proved = total.failed() == 0 && total.passed() > 0 && summary.crashTotal().lost() == 0;
        System.exit(proved ? 0 : 1);
    }

    private Summary(Map<String, String> sources) {
        this.sources = sources;
    }

    private void read(Path report) throws Exception {
        var suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Files.readString(report))))
                .getDocumentElement();
        for (Element testCase : children(suite, "testcase")) {
            String className = testCase.getAttribute("classname").replaceAll("\\$.*", "");
            // jqwik tells the class without its package; the suite has the whole name.
            String source = sources.getOrDefault(className, sources.getOrDefault(suite.getAttribute("name"), ""));
            String simpleName = className.substring(className.lastIndexOf('.') + 1);
            String method = testCase.getAttribute("name").replaceAll("\\W.*", "");
            Count count = Count.of(testCase);
            counts.merge(Kind.of(simpleName, method, source), count, Count::plus);
            seconds.merge(simpleName, seconds(testCase), Double::sum);
            if (count.failed() > 0) {
                failures.add(simpleName + ": " + testCase.getAttribute("name") + ": " + reason(testCase));
            } else if (count.skipped() > 0) {
                skips.add(simpleName + ": " + testCase.getAttribute("name"));
            }
        }
    }

    /** The text of every test class, by the class's full name. */
    private static Map<String, String> sources(Path project) throws IOException {
        var sources = new HashMap<String, String>();
        for (Path file : files(project, ".*/src/test/java/.*\\.java")) {
            String name = file.toString().replaceAll(".*/src/test/java/|\\.java$", "");
            sources.put(name.replace('/', '.'), Files.readString(file));
        }
        return sources;
    }

    private Count total() {
        return counts.values().stream().reduce(Count.NONE, Count::plus);
    }

    private String page(Path project) throws IOException {
        var page = new StringBuilder("# Verification\n\n| kind of test | passed | failed | skipped |\n|---|---|---|---|\n");
        for (Kind kind : Kind.values()) {
            page.append(row(kind.words, counts.getOrDefault(kind, Count.NONE)));
        }
        page.append(row("**all**", total()));
        list(page, "Failed", failures);
        list(page, "Skipped", skips);
        page.append(crashMatrix());
        list(page, "Longest test classes", longest());
        page.append("\n## Figures\n\nMeasured on this machine while other tests ran; nothing asserts them.\n\n");
        for (Path figures : files(project, ".*/target/figures/[^/]*\\.properties")) {
            var measured = new Properties();
            try (var in = Files.newBufferedReader(figures)) {
                measured.load(in);
            }
            String heading = figures.getFileName().toString().replace(".properties", "");
            new TreeMap<>(measured).forEach((what, value) ->
                    page.append("- ").append(heading).append(", ").append(what).append(": ").append(value).append('\n'));
        }
        long pictures = files(project, ".*/target/screens/[^/]*\\.png").size();
        if (pictures > 0) {
            page.append("\n%d pictures of the screens in their states: [screens/index.html](screens/index.html)%n".formatted(pictures));
        }
        return page.append('\n').append(line(total())).append('\n').toString();
    }

    /**
     * What the crash tests of the token agent have written, one file for each kind of run on one token and key profile.
     * Points are enumerated by the code as a run passes them; a run is lost when anything asserted of it does not hold, and a
     * part of the matrix when its test did not come as far as to write.
     */
    private void readCrashMatrix(Path project) throws IOException {
        var expected = new Properties();
        Path list = project.resolve(EXPECTED_CRASHES);
        if (Files.exists(list) && counts.containsKey(Kind.CRASH)) {
            try (var in = Files.newBufferedReader(list)) {
                expected.load(in);
            }
        }
        var absent = new TreeSet<>(expected.stringPropertyNames());
        for (Path fragment : files(project, ".*/target/crash-matrix/[^/]*\\.properties")) {
            var told = new Properties();
            try (var in = Files.newBufferedReader(fragment)) {
                told.load(in);
            }
            String name = fragment.getFileName().toString().replace(".properties", "");
            if (!absent.remove(name)) {
                unexpected.add(name);
            }
            count(told.getProperty("token") + " | " + told.getProperty("profile"), told.getProperty("kind"), Tally.of(told));
            if (told.containsKey("sampled")) {
                sampled.add("%s, %s, %s: %s".formatted(
                        told.getProperty("token"), told.getProperty("profile"), told.getProperty("kind"), told.getProperty("sampled")));
            }
        }
        for (String name : absent) {
            List<String> cell = List.of(expected.getProperty(name).split(" *, *"));
            count(cell.get(0) + " | " + cell.get(1), cell.get(2), new Tally(0, 0, 1));
            missing.add(String.join(", ", cell));
        }
    }

    private void count(String cell, String kind, Tally tally) {
        crashes.computeIfAbsent(cell, name -> new TreeMap<>()).put(kind, tally);
    }

    private Tally crashTotal() {
        return crashes.values().stream().flatMap(kinds -> kinds.values().stream()).reduce(Tally.NONE, Tally::plus);
    }

    private String crashMatrix() {
        if (crashes.isEmpty()) {
            return "";
        }
        var kinds = new TreeSet<String>();
        crashes.values().forEach(cell -> kinds.addAll(cell.keySet()));
        var table = new StringBuilder("\n## Crash matrix\n\n| token | key profile | crash points | ");
        kinds.forEach(kind -> table.append(kind).append(" | "));
        table.append("runs | lost |\n").append("|---".repeat(kinds.size() + 5)).append("|\n");
        for (var cell : crashes.entrySet()) {
            Tally sum = cell.getValue().values().stream().reduce(Tally.NONE, Tally::plus);
            table.append("| %s | %d | ".formatted(cell.getKey(), sum.points()));
            kinds.forEach(kind -> table.append(cell.getValue().getOrDefault(kind, Tally.NONE).runs()).append(" | "));
            table.append("%d | %d |%n".formatted(sum.runs(), sum.lost()));
        }
        table.append("""

                All points are enumerated. A process is halted at those whose disks differ: between the others nothing is
                written, and what is halted leaves nothing but its disk. "server killed" is the real server on PostgreSQL, by SIGKILL;
                in the other columns a file stands for what the server has stored.
                """);
        list(table, "Part of the crash matrix that was sampled", sampled);
        list(table, "Part of the crash matrix that has told nothing, each counted as lost", missing);
        list(table, "Part of the crash matrix that nobody would miss: it is not in " + EXPECTED_CRASHES, unexpected);
        Tally all = crashTotal();
        return table.append("%ncrash points: %d, runs: %d, lost: %d%n".formatted(all.points(), all.runs(), all.lost()))
                .toString();
    }

    private List<String> longest() {
        return seconds.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(LONGEST)
                .map(entry -> "%s: %.0f s".formatted(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Surefire writes thousands with a comma, and nothing where a class has failed before its tests. */
    private static double seconds(Element testCase) {
        String time = testCase.getAttribute("time").replace(",", "");
        return time.isEmpty() ? 0 : Double.parseDouble(time);
    }

    /** The beginning of what the test has thrown, on one line. */
    private static String reason(Element testCase) {
        return Stream.of("failure", "error")
                .flatMap(kind -> children(testCase, kind).stream())
                .map(Element::getTextContent)
                .map(text -> text.strip().replaceAll("\\s+", " "))
                .map(text -> text.substring(0, Math.min(text.length(), REASON_CHARACTERS)))
                .findFirst()
                .orElse("");
    }

    private static String row(String words, Count count) {
        return "| %s | %d | %d | %d |%n".formatted(words, count.passed(), count.failed(), count.skipped());
    }

    private static void list(StringBuilder page, String heading, List<String> names) {
        if (!names.isEmpty()) {
            page.append("\n## ").append(heading).append("\n\n");
            names.forEach(name -> page.append("- ").append(name).append('\n'));
        }
    }

    private static String line(Count count) {
        return "%d passed, %d failed, %d skipped".formatted(count.passed(), count.failed(), count.skipped());
    }

    private static List<Path> files(Path project, String pattern) throws IOException {
        try (Stream<Path> all = Files.walk(project)) {
            return all.filter(file -> file.toString().matches(pattern)).sorted().toList();
        }
    }

    private static boolean has(Element element, String child) {
        return !children(element, child).isEmpty();
    }

    private static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}

package org.yanqi.ear.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.yanqi.domain.renewal.RenewalStatus;

/**
 * Sends to an application all that is not due, as {@link CommandMatrix} says: from its own browser, from those of other
 * applications, and from a reviewer's.
 */
final class Forgery implements AutoCloseable {

    private static final List<String> SCREENS = List.of(
            "PROCESS",
            "QUESTIONNAIRE",
            "NOTICES",
            "CERTIFICATE_READ",
            "CERTIFICATE",
            "HANDLER",
            "FACE",
            "FACE_PENDING",
            "LATE",
            "CHECK",
            "SIGNING",
            "PAYMENT",
            "PAYMENT_PENDING",
            "INSTALLATION",
            "INVOICE",
            "INVOICE_STATE",
            "REVIEW",
            "CLOSED",
            "UKEY_CERTIFICATE",
            "UKEY_SIGNING",
            "UKEY_INSTALLATION",
            "NOTHING");

    /** The pages with forms, and what can be pressed on them. */
    private static final Map<String, Map<String, String>> BUTTONS = Map.of(
            "renewal", Map.of("next", "", "refuse", "", "review", ""),
            "cancel", Map.of("confirm", ""),
            "applications", Map.of("next", ""),
            "invoices", Map.of("next", "", "take", ""),
            "refused?entry=1", Map.of("remind", ""));

    private static final List<String> OWN_PAGES = List.of(
            "renewal",
            "renewal?step=2",
            "renewal?step=4",
            "renewal?step=5",
            "renewal?step=7",
            "renewal?step=8",
            "summary",
            "receipt",
            "cancel",
            "invoices",
            "applications",
            "consented?text=service",
            "api/renewal/status");

    private static final CommandMatrix MATRIX = CommandMatrix.documented();

    private final RunningYanqi yanqi;
    private final Handler handler;
    private final Database database;
    private final Marks personal;
    private final Stranger reviewer;
    private final List<Intruder> intruders = new ArrayList<>();
    private final Set<RenewalStatus> attacked = EnumSet.noneOf(RenewalStatus.class);

    /** @param personal what another application's browser must never see */
    Forgery(RunningYanqi yanqi, Handler handler, Phone phone, Marks personal) {
        this.yanqi = yanqi;
        this.handler = handler;
        this.personal = personal;
        database = new Database(yanqi.data());
        reviewer = Reviewer.withoutBrowser(yanqi, phone);
        intruders.add(Intruder.withNewApplication(yanqi));
    }

    void joinedBy(Intruder intruder) {
        intruders.add(intruder);
    }

    List<Intruder> intruders() {
        return intruders;
    }

    /** In which states applications have been attacked. */
    Set<RenewalStatus> attacked() {
        return attacked;
    }

    /** Everything that is not due in this state, from whoever: nothing changes. */
    void attack(String number, RenewalStatus status) {
        attacked.add(status);
        if (status != RenewalStatus.ISSUING) { // there it goes on until the CA answers
            awaitQuiet(number);
        }
        assertThat(brief(number)).startsWith(status + " ");
        var target = new ForgedRequest.Target(number, Standing.version(database, number));
        try (Stranger visit = owner()) {
            var owner = new Forger(visit, status);
            Standing before = Standing.of(database, number);
            Consumer<ForgedRequest> unchanged = request -> assertThat(Standing.of(database, number))
                    .as("%s while %s", request, status)
                    .isEqualTo(before);
            command(owner, target, unchanged);
            sweep(owner, number);
            assertNoNumberInFull(visit);
            decide(new Forger(reviewer, status), target, unchanged);
            for (Intruder intruder : intruders) {
                Standing both = Standing.of(database, number, intruder.number());
                command(new Forger(intruder.visit(), intruder.status()), target, request -> {});
                intruder.intrude(visit, number, personal);
                assertThat(Standing.of(database, number, intruder.number()))
                        .as("by another's browser")
                        .isEqualTo(both);
            }
        }
    }

    /** Until what follows from the last step is done. */
    void awaitQuiet(String number) {
        handler.page()
                .waitForCondition(() -> database.count("select count(*) from outbox where delivered_at is null"
                                + " and application = '" + number + "'")
                        == 0);
    }

    /** Every command by every door, unless the domain accepts it of the application to which the visit belongs. */
    private static void command(Forger forger, ForgedRequest.Target target, Consumer<ForgedRequest> afterwards) {
        CommandDoor.DOORS.forEach((command, door) -> requests(door, MATRIX.refuses(command, forger.status()))
                .forEach(request -> refused(forger, request, target, afterwards)));
        CommandDoor.ACCESSORIES.stream()
                .filter(accessory -> !accessory.expected().contains(forger.status()))
                .forEach(accessory -> refused(forger, accessory.request(), target, afterwards));
    }

    private static List<ForgedRequest> requests(CommandDoor door, boolean isRefused) {
        return switch (door) {
            case CommandDoor.None none -> List.of();
            case CommandDoor.Office office -> office.decisions();
            case CommandDoor.Portal portal ->
                Stream.concat(
                                portal.counterfeit().stream(),
                                isRefused ? portal.orderly().stream() : Stream.<ForgedRequest>empty())
                        .toList();
        };
    }

    /** A reviewer decides on what waits for one, and on nothing else. */
    private static void decide(Forger forger, ForgedRequest.Target target, Consumer<ForgedRequest> afterwards) {
        CommandDoor.DOORS.forEach((command, door) -> {
            if (door instanceof CommandDoor.Office(var decisions) && MATRIX.refuses(command, forger.status())) {
                decisions.forEach(request -> refused(forger, request, target, afterwards));
            }
        });
    }

    private static void refused(
            Forger forger, ForgedRequest request, ForgedRequest.Target target, Consumer<ForgedRequest> afterwards) {
        Stranger.Answer answer = request.send(forger, target);
        afterwards.accept(request);
        assertTold(answer, request.toString(), forger);
    }

    /** A page, or a problem for scripts, says what happened and how to go on; or the page follows where things stand. */
    private static void assertTold(Stranger.Answer answer, String request, Forger forger) {
        String type = answer.header("Content-Type");
        if (answer.status() == 302) {
            String there = answer.header("Location").replaceFirst("^(http://localhost:[0-9]+)?/", "");
            assertThat(forger.page(there)).as(request).contains("<h1", "data-screen=\"");
        } else if (type.startsWith("application/problem+json")) {
            assertThat(JsonParser.parseString(answer.body()).getAsJsonObject().keySet())
                    .as("%s: %s", request, answer.body())
                    .contains("type", "title", "detail");
        } else if (type.startsWith("application/json")) {
            assertThat(answer.body()).as(request).containsAnyOf("\"next\"", "\"revision\"", "\"detail\"", "\"FAIL\"");
        } else {
            assertThat(answer.body()).as("%s: %s", request, answer.status()).contains("<h1", "href=\"/");
        }
    }

    /** Not even the one who has given them reads them in full: computers are shared, and visits last for a month. */
    private void assertNoNumberInFull(Stranger owner) {
        for (String page : OWN_PAGES) {
            var answer = owner.get(page);
            assertThat(answer.status()).as(page).isEqualTo(200);
            assertThat(personal.numbers().in(answer.body())).as(page).isEmpty();
        }
    }

    /** Forms that name another screen, or an application as it stood before. */
    private void sweep(Forger owner, String number) {
        Standing before = Standing.of(database, number);
        BUTTONS.forEach((page, pressed) -> {
            Map<String, String> form = owner.visit().form(page);
            String current = form.getOrDefault("screen", "");
            SCREENS.stream()
                    .filter(screen -> !screen.equals(current))
                    .limit(form.containsKey("screen") || page.equals("renewal") ? SCREENS.size() : 1)
                    .forEach(screen -> owner.post(page, with(pressed, "screen", screen)));
            for (String seen : List.of("0", "-1", "x", "999999")) {
                if (!current.isEmpty() && !seen.equals(form.get("seen"))) {
                    owner.post(page, with(pressed, "seen", seen));
                }
            }
        });
        assertThat(Standing.of(database, number)).as("by its own browser").isEqualTo(before);
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> more = new HashMap<>(fields);
        more.put(name, value);
        return more;
    }

    /** The handler's own visit, in other hands. */
    Stranger owner() {
        var stolen = new Stranger(yanqi.portal());
        handler.page().context().cookies().stream()
                .filter(cookie -> cookie.name.equals("yanqi"))
                .forEach(cookie -> stolen.withCookie("yanqi", cookie.value));
        return stolen;
    }

    /** Its state, and which version of it. */
    String brief(String number) {
        return Standing.brief(database, number);
    }

    @Override
    public void close() {
        intruders.forEach(Intruder::close);
        reviewer.close();
    }
}

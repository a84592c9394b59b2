package org.yanqi.ear.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.yanqi.domain.renewal.RenewalStatus;

/** Who has an application and would like to act on another's. */
record Intruder(Stranger visit, String number, RenewalStatus status) implements AutoCloseable {

    private static final List<String> PAPERS =
            List.of("documents/agreement-draft.pdf?of=", "documents/agreement.pdf?of=", "documents/invoice?of=");
    private static final List<String> PAGES = List.of(
            "summary?of=",
            "receipt?of=",
            "consented?text=service&of=",
            "refused?entry=1&of=",
            "cancel?of=",
            "renewal?number=");

    /** One who has just begun. */
    static Intruder withNewApplication(RunningYanqi yanqi) {
        var visit = new Stranger(yanqi.portal());
        return new Intruder(visit, visit.openApplication(), RenewalStatus.OPENED);
    }

    /**
     * Reads and sends with the number, the form token and the forms of another application.
     *
     * @param personal what must not be seen
     */
    void intrude(Stranger owner, String victim, Marks personal) {
        assertNothingIsShown(victim, personal);
        assertThat(visit.json("api/codes", "{\"mobile\":\"13800138000\"}", owner.formToken())
                        .status())
                .isEqualTo(403);
        Map<String, String> form = visit.form("renewal");
        sendTheOwnersForm(owner, form.getOrDefault("screen", ""));
        form.put("formToken", owner.formToken());
        form.put("next", "");
        assertThat(visit.post("renewal", form).status()).isEqualTo(403);
        for (String page : List.of("invoices", "applications")) {
            Map<String, String> fields = visit.form(page);
            fields.putAll(Map.of("take", victim, "mark-" + victim, visit.formToken(), "number", victim, "next", ""));
            visit.post(page, fields);
        }
        assertThat(visit.get("renewal").body()).contains(number).doesNotContain(victim);
    }

    private void assertNothingIsShown(String victim, Marks personal) {
        for (String paper : PAPERS) {
            assertThat(visit.get(paper + victim).status()).as(paper).isEqualTo(404);
        }
        for (String page : PAGES) {
            assertThat(personal.in(visit.get(page + victim).body())).as(page).isEmpty();
        }
        for (String kind : List.of("licence", "front", "back")) {
            assertThat(visit.get("api/pictures/" + kind).status()).isEqualTo(404);
        }
    }

    /** On another screen than the one that is due for the intruder's own. */
    private void sendTheOwnersForm(Stranger owner, String due) {
        Map<String, String> stolen = owner.form("renewal");
        String screen = stolen.getOrDefault("screen", "");
        if (!screen.isEmpty() && !screen.equals(due)) {
            var forger = new Forger(visit, status);
            for (String press : List.of("next", "refuse", "review")) {
                stolen.putAll(Map.of("formToken", visit.formToken(), press, ""));
                forger.post("renewal", stolen);
                stolen.remove(press);
            }
        }
    }

    @Override
    public void close() {
        visit.close();
    }
}

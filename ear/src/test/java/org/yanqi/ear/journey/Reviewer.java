package org.yanqi.ear.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** One of the sandbox's reviewers in the back office, at a browser of their own. */
final class Reviewer implements AutoCloseable {

    private static final String ACCOUNT = "shenhe";

    private final RunningYanqi yanqi;
    private final Handler desk = new Handler();

    /** Signs in with password and one-time password. */
    Reviewer(RunningYanqi yanqi, Phone phone) {
        this.yanqi = yanqi;
        desk.page().navigate(yanqi.portal() + "office");
        desk.at("#name").fill(ACCOUNT);
        desk.at("#password").fill(password(yanqi, ACCOUNT));
        desk.at("#code").fill(phone.staffCode(ACCOUNT));
        desk.at("#sign-in").click();
        desk.awaitScreen("office-reviews");
    }

    Handler desk() {
        return desk;
    }

    /** Opens one application by its number, or by the reference number that a handler reads out. */
    void open(String reference) {
        desk.page().navigate(yanqi.portal() + "office/reviews/view?number=" + reference);
        desk.awaitScreen("office-application");
    }

    void approve(String number, String reason) {
        decide(number, "approve", reason);
    }

    void reject(String number, String reason) {
        decide(number, "reject", reason);
    }

    /** Takes the new certificates back, from the application's own page. */
    void takeBack(String number, String reason) {
        open(number);
        desk.at("#to-take-back").click();
        desk.awaitScreen("office-take-back");
        desk.at("#reason").fill(reason);
        desk.at("#typed").fill(number);
        desk.at("#take-back").click();
        desk.awaitScreen("office-reviews");
        desk.at("#done").waitFor();
    }

    private void decide(String number, String decision, String reason) {
        open(number);
        desk.at("label[for=" + decision + "]").click();
        desk.at("#reason").fill(reason);
        desk.at("#decide").click();
        desk.awaitScreen("office-reviews");
        desk.at("#done").waitFor();
    }

    /** Their visit without a browser's manners. */
    static Stranger withoutBrowser(RunningYanqi yanqi, Phone phone) {
        var visit = new Stranger(yanqi.portal());
        signIn(visit, yanqi, phone, ACCOUNT);
        assertThat(visit.get("office/reviews").body()).contains("data-screen=\"office-reviews\"");
        return visit;
    }

    /** Signs in somebody without a browser. */
    static void signIn(Stranger stranger, RunningYanqi yanqi, Phone phone, String account) {
        var fields = stranger.form("office/sign-in");
        fields.putAll(Map.of(
                "name",
                account,
                "password",
                password(yanqi, account),
                "code",
                phone.staffCode(account),
                "sign-in",
                ""));
        assertThat(stranger.post("office/sign-in", fields).status()).isEqualTo(302);
    }

    /** The sandbox's own. */
    static String password(RunningYanqi yanqi, String account) {
        try (var accounts = Files.lines(yanqi.data().resolve("staff.txt"))) {
            return accounts.map(line -> line.split(" "))
                    .filter(words -> words[0].equals(account))
                    .findFirst()
                    .orElseThrow()[1];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        desk.close();
    }
}

package org.yanqi.agent;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Base64;
import java.util.Optional;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.application.token.AuthoriseTokenStep;
import org.yanqi.application.token.ConfirmInstallation;
import org.yanqi.application.token.RecordRetirement;
import org.yanqi.application.token.RequestIssuance;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.renewal.Paid;

/** The page between the real server and the agent, from the paid fee to the end; it follows where the server stands. */
record ServedRenewal(RealServer server, Page page) {

    void complete() throws Exception {
        while (next()) {
            server.work();
        }
    }

    /** Does what comes next; false when there is nothing left to do. */
    boolean next() throws Exception {
        switch (server.application().status()) {
            case PAID, ISSUING -> generate();
            case ISSUED -> install();
            case INSTALLED -> retire();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void generate() throws Exception {
        if (server.application() instanceof Paid) {
            order(TokenStep.Kind.PLAN);
        }
        var made = order(TokenStep.Kind.GENERATE);
        accepted(server.useCases
                .requestIssuance()
                .handle(new RequestIssuance.Command(
                        RealServer.NUMBER, bytes(made, "request"), bytes(made, "binding"))));
    }

    private void install() throws Exception {
        order(TokenStep.Kind.INSTALL);
        var verified = order(TokenStep.Kind.VERIFY);
        accepted(server.useCases
                .confirmInstallation()
                .handle(new ConfirmInstallation.Command(
                        RealServer.NUMBER,
                        bytes(verified, "proof"),
                        new Sha256(verified.getString("newOpened")),
                        new Sha256(verified.getString("oldOpened")))));
    }

    private void retire() throws Exception {
        var retired = order(TokenStep.Kind.RETIRE);
        var kept = retired.getJsonArray("kept").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .map(Sha256::new)
                .toList();
        accepted(server.useCases
                .recordRetirement()
                .handle(new RecordRetirement.Command(RealServer.NUMBER, retired.getBoolean("retired"), kept)));
    }

    private static void accepted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Now.class);
    }

    private JsonObject order(TokenStep.Kind step) throws Exception {
        var answer = server.useCases
                .authoriseTokenStep()
                .handle(new AuthoriseTokenStep.Command(
                        RealServer.NUMBER, step, RenewalServer.ORIGIN, Optional.empty()));
        if (!(answer instanceof AuthoriseTokenStep.Answer.Authorised(var ticket))) {
            throw new AssertionError(step + ": " + answer);
        }
        var report = page.operate(ticket.jws(), Base64.getUrlDecoder().decode(ticket.parameters()));
        assertThat(report.getString("state")).as(step + ": " + report).isEqualTo("DONE");
        return report.getJsonObject("result");
    }

    private static Bytes bytes(JsonObject result, String name) {
        return Bytes.of(Base64.getDecoder().decode(result.getString(name)));
    }
}

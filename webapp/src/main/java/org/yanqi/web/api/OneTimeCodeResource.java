package org.yanqi.web.api;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.yanqi.application.Ports;
import org.yanqi.application.UseCases;
import org.yanqi.application.handler.ResumeByNumber;
import org.yanqi.application.handler.SendOneTimeCode;
import org.yanqi.domain.Checked;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.handler.OneTimeCode;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.web.guard.BrowserAddress;
import org.yanqi.web.guard.CurrentVisit;
import org.yanqi.web.page.Problem;
import org.yanqi.web.page.RefusalWords;
import org.yanqi.web.page.Say;
import org.yanqi.web.wizard.CodePurpose;

/** Sends one-time codes; what a code is for follows from the visit and is never the page's choice. */
@Path("codes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OneTimeCodeResource {
    /** From where a reminder can be asked for, to where the handler can still be another. */
    private static final Set<RenewalStatus> ANSWERED =
            EnumSet.range(RenewalStatus.ACKNOWLEDGED, RenewalStatus.FACE_VERIFIED);

    @Inject
    UseCases useCases;

    @Inject
    Ports ports;

    @Inject
    CurrentVisit visit;

    @Inject
    HttpServletRequest request;

    @Inject
    BrowserAddress address;

    @Inject
    RefusalWords words;

    @Inject
    Say say;

    @Inject
    ProblemAnswers answers;

    @POST
    public Response send(JsonObject body) {
        var received = new Received(body);
        String wanted = received.has("purpose") ? received.text("purpose", 20) : "application";
        return switch (MobileNumber.parse(received.text("mobile", 40))) {
            case Checked.Valid<MobileNumber>(MobileNumber mobile) ->
                switch (wanted) {
                    case "resume" -> resume(received.text("number", 40), mobile);
                    case "invoices" -> send(CodePurpose.invoices(visit), mobile);
                    default -> identify(CodePurpose.application(visit), mobile);
                };
            case Checked.Invalid<MobileNumber>(var defect) ->
                refused(words.of("mobile", say.with("handler.mobile"), defect));
        };
    }

    /** Whether number and phone belong together is nobody's business: every answer is the same. */
    private Response resume(String number, MobileNumber mobile) {
        return switch (ApplicationNumber.parse(number)) {
            case Checked.Invalid<ApplicationNumber>(var defect) ->
                refused(words.of("number", say.with("resume.number"), defect));
            case Checked.Valid<ApplicationNumber>(ApplicationNumber named) ->
                switch (useCases.resumeByNumber().ask(new ResumeByNumber.Claim(named, mobile, address.of(request)))) {
                    case ResumeByNumber.Asked.PerhapsSent sent ->
                        Response.ok(Json.createObjectBuilder()
                                        .add("again", OneTimeCode.BETWEEN_SENDS.toSeconds())
                                        .add("said", say.with("resume.sent"))
                                        .build())
                                .build();
                    case ResumeByNumber.Asked.NotBefore(Instant moment) ->
                        refused(Problem.at("number", say.with("resume.notBefore", say.clockSeconds(moment))));
                };
        };
    }

    /** Where no form of the application asks for a code, none is sent to anybody. */
    private Response identify(String number, MobileNumber mobile) {
        return useCases.viewRenewal()
                        .of(new ApplicationNumber(number))
                        .filter(application -> ANSWERED.contains(application.status()))
                        .isPresent()
                ? send(number, mobile)
                : answers.problem(Response.Status.CONFLICT, "conflict");
    }

    private Response send(String purpose, MobileNumber mobile) {
        return switch (useCases.sendOneTimeCode()
                .handle(new SendOneTimeCode.Command(purpose, mobile, address.of(request)))) {
            case SendOneTimeCode.Outcome.Sent(Instant next) ->
                Response.ok(Json.createObjectBuilder()
                                .add("again", seconds(next))
                                .build())
                        .build();
            case SendOneTimeCode.Outcome.NotBefore(Instant moment) ->
                refused(Problem.at("mobile", say.with("otp.notBefore", say.clockSeconds(moment))));
            case SendOneTimeCode.Outcome.Undeliverable undeliverable ->
                refused(Problem.at("mobile", say.with("otp.undeliverable")));
        };
    }

    private Response refused(Problem problem) {
        return answers.problem(Response.Status.CONFLICT, problem, "code");
    }

    private long seconds(Instant until) {
        return Math.max(
                0,
                Duration.between(ports.clock().instant(), until).plusMillis(999).toSeconds());
    }
}

package org.yanqi.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yanqi.application.UseCases;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.renewal.PresentCertificate;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.application.token.ConfirmInstallation;
import org.yanqi.application.token.PlanInstallation;
import org.yanqi.application.token.RecordRetirement;
import org.yanqi.application.token.RefuseUKey;
import org.yanqi.application.token.RequestIssuance;
import org.yanqi.application.token.ResumeRenewal;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.web.guard.CurrentVisit;
import org.yanqi.web.guard.Visit;

/** Hands each result of the token agent to its use case and tells the script which step comes next. */
@ApplicationScoped
public class TokenResults {
    /**
     * What the page wants when it looks at a UKey without an application: to go on, to list, to open what the phone may
     * not, to see whether this computer is ready, for which the UKey proves nothing, or which encryption keys it has.
     */
    enum Purpose {
        RESUME,
        LIST,
        UNLOCK,
        CHECK,
        KEYS;

        /** What follows the inventory. */
        TokenStep.Kind step() {
            return switch (this) {
                case RESUME, LIST, UNLOCK -> TokenStep.Kind.PROVE;
                case CHECK -> TokenStep.Kind.INVENTORY;
                case KEYS -> TokenStep.Kind.HISTORY;
            };
        }
    }

    @Inject
    UseCases useCases;

    @Inject
    CurrentVisit visit;

    @Inject
    Inventory inventory;

    @Inject
    Readiness readiness;

    @Inject
    PlanWords plans;

    @Inject
    KeyWords keys;

    @Inject
    ProblemAnswers answers;

    /** Where there is no application there is no ledger either: the page itself tells what was found. */
    Response inventory(Purpose purpose, Received result) {
        return Response.ok(
                        purpose == Purpose.CHECK
                                ? readiness.read(result)
                                : inventory.ofAll(result).told())
                .build();
    }

    /** A UKey on which nothing can be renewed is told of on a page of its own. */
    Response inventory(ApplicationNumber number, Received result) {
        Inventory.Found found = inventory.ofThoseWithRoom(result);
        return found.refusal()
                .map(refusal -> next(
                        useCases.refuseUKey().handle(new RefuseUKey.Command(number, "PresentCertificate", refusal)),
                        "CERTIFICATE"))
                .orElseGet(() -> Response.ok(found.told()).build());
    }

    Response presented(ApplicationNumber number, Received received) {
        var command = new PresentCertificate.Command(
                number,
                received.bytes("signing"),
                received.listOfBytes("others"),
                received.object("result").bytes("proof"));
        Outcome outcome = useCases.presentCertificate().handle(command);
        if (outcome instanceof Outcome.Refused(Refusal.RenewalUnderWay(var other), var application, var entry)) {
            // The proof shows that this browser holds the very UKey of the other application.
            visit.enter(other, Visit.Access.TOKEN);
            return next("RESUMED");
        }
        if (outcome instanceof Outcome.Now(RenewalApplication now)) {
            now.reached(Presented.class)
                    .ifPresent(shown -> visit.prove(
                            shown.pair().signing().fingerprint(), shown.proof().at()));
        }
        return next(outcome, "CERTIFICATE");
    }

    Response resumed(Purpose purpose, Received received) {
        List<Bytes> others = received.listOfBytes("others");
        var found = useCases.resumeRenewal()
                .handle(new ResumeRenewal.Command(
                        visit.id(),
                        received.bytes("signing"),
                        others,
                        received.object("result").bytes("proof")));
        return switch (found) {
            case ResumeRenewal.Found.Application(var number, var certificate, var at) ->
                shown(purpose, certificate, at, Optional.of(number));
            case ResumeRenewal.Found.NothingOpen(var certificate, var at) ->
                shown(purpose, certificate, at, Optional.empty());
            case ResumeRenewal.Found.NotProved() -> answers.refused(new Refusal.PossessionNotProved());
            case ResumeRenewal.Found.Unreadable() -> answers.refused(new Refusal.CertificateUnreadable());
        };
    }

    private Response shown(Purpose purpose, Sha256 certificate, Instant at, Optional<ApplicationNumber> open) {
        if (purpose == Purpose.UNLOCK) {
            return unlocked(certificate, at);
        }
        visit.prove(certificate, at);
        int known = useCases.renewalsOfToken().of(certificate).size();
        if (purpose == Purpose.LIST || known > (open.isPresent() ? 1 : 0)) {
            return next("APPLICATIONS");
        }
        open.ifPresent(number -> visit.enter(number, Visit.Access.TOKEN));
        return open.isPresent() ? next("RESUMED") : answers.told("NothingOpen", "refused?of=NOTHING_OPEN");
    }

    /** The application that the phone has found is wanted, and no other that the UKey may have. */
    private Response unlocked(Sha256 certificate, Instant at) {
        return visit.application()
                .map(number -> unlocked(certificate, at, number))
                .orElseGet(() -> answers.problem(Response.Status.NOT_FOUND, "notFound"));
    }

    private Response unlocked(Sha256 certificate, Instant at, ApplicationNumber number) {
        if (!useCases.renewalsOfToken().belong(certificate, number)) {
            var other = new RefuseUKey.Command(number, "ResumeRenewal", new Refusal.OtherToken());
            return next(useCases.refuseUKey().handle(other), "RESUMED");
        }
        visit.prove(certificate, at);
        visit.enter(number, Visit.Access.TOKEN);
        return next("RESUMED");
    }

    /** @param shown the certificate whose UKey has been shown lately */
    Response keys(Sha256 shown, Received result) {
        var found = useCases.encryptionKeysOfToken()
                .of(shown, result.listOfBytes("certificates"), Set.copyOf(result.hashes("opening", 32)));
        return found.isEmpty()
                ? answers.refused(new Refusal.CertificateUnreadable())
                : Response.ok(keys.of(found)).build();
    }

    Response planned(ApplicationNumber number, Received result) {
        var command = new PlanInstallation.Command(
                number,
                result.flag("room", true),
                result.flag("begun", false),
                result.listOfBytes("certificates"),
                result.texts("unfinished", 16));
        return switch (useCases.planInstallation().handle(command)) {
            case PlanInstallation.Answer.Plan plan ->
                Response.ok(plans.of(plan)).build();
            case PlanInstallation.Answer.Refused(var refused) -> answers.refused(refused);
            case PlanInstallation.Answer.NotNow none -> answers.problem(Response.Status.CONFLICT, "conflict");
        };
    }

    Response generated(ApplicationNumber number, Received result) {
        var command = new RequestIssuance.Command(number, result.bytes("request"), result.bytes("binding"));
        return next(useCases.requestIssuance().handle(command), "INSTALL");
    }

    /** The word of the page counts for nothing: the next step proves it. */
    Response installed(Received result) {
        if (!result.flag("installed", false)) {
            throw new Malformed("not installed");
        }
        return next("VERIFY");
    }

    Response verified(ApplicationNumber number, Received result) {
        var command = new ConfirmInstallation.Command(
                number, result.bytes("proof"), result.hash("newOpened"), result.hash("oldOpened"));
        return next(useCases.confirmInstallation().handle(command), "RETIRE");
    }

    /** A renewal that has come so far ends whatever the result says: what it says is on record. */
    Response retired(ApplicationNumber number, Received result) {
        var said = new RecordRetirement.Command(
                number,
                result.json().getBoolean("retired", false),
                result.has("kept") ? result.hashes("kept", 32) : List.of());
        return next(useCases.recordRetirement().handle(said), "DONE");
    }

    private Response next(Outcome outcome, String step) {
        return switch (outcome) {
            case Outcome.Now now -> next(step);
            case Outcome.Refused(Refusal.StepAlreadyDone done, RenewalApplication application, var entry) ->
                next(stepAfter(application));
            case Outcome.Refused refused -> answers.refused(refused);
            case Outcome.Overtaken overtaken -> answers.problem(Response.Status.CONFLICT, "conflict");
            case Outcome.NotFound none -> answers.problem(Response.Status.NOT_FOUND, "notFound");
        };
    }

    /** A result may arrive twice, or after another node has gone on with it: the page follows where things stand. */
    private static String stepAfter(RenewalApplication application) {
        return switch (application.status()) {
            case PAID, ISSUING -> "GENERATE";
            case ISSUED -> "INSTALL";
            case INSTALLED -> "RETIRE";
            default -> "DONE";
        };
    }

    private static Response next(String step) {
        return Response.ok(Json.createObjectBuilder().add("next", step).build()).build();
    }
}

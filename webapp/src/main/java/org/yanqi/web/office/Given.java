package org.yanqi.web.office;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yanqi.domain.bidding.BiddingDeclaration;
import org.yanqi.domain.bidding.BiddingUse;
import org.yanqi.domain.handler.Handler;
import org.yanqi.domain.renewal.FaceEvidence;
import org.yanqi.domain.renewal.FaceVerified;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.Issued;
import org.yanqi.domain.renewal.Opened;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.Rejected;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.ReviewApproval;
import org.yanqi.domain.renewal.TakenBack;
import org.yanqi.web.page.Answer;
import org.yanqi.web.page.Say;
import org.yanqi.web.wizard.Told;

/** All that an application was given, as staff read it: the person masked, unless the sight has been recorded. */
@ApplicationScoped
public class Given {
    @Inject
    Say say;

    @Inject
    Told told;

    List<Answer> certificate(RenewalApplication application) {
        return application.reached(Presented.class).map(this::certificate).orElse(List.of());
    }

    private List<Answer> certificate(Presented presented) {
        var pair = presented.pair();
        List<Answer> facts = new ArrayList<>();
        facts.add(line(
                "check.holder", pair.subject().holder().orElse(pair.subject().display())));
        facts.add(line("certificate.serial", pair.signing().serial().grouped()));
        facts.add(line(
                "office.validity",
                say.with(
                        "certificate.renewed.value",
                        say.day(pair.validity().notBefore()),
                        say.day(pair.validity().notAfter()))));
        presented
                .late()
                .ifPresent(late -> facts.add(line(
                        "office.late",
                        say.with("office.late.value", say.day(late.expired()), say.day(late.selfServiceEnded())))));
        facts.add(line("certificate.issuer", pair.signing().issuer().display()));
        facts.add(line("certificate.token", presented.token().value()));
        facts.add(line(
                "office.bids", say.with("bids.advice." + presented.bidAdvice().name())));
        presented
                .bidRisk()
                .ifPresent(risk -> facts.add(line(
                        "office.bidRisk",
                        say.with("bids.advice." + risk.against().name()))));
        return facts;
    }

    List<Answer> applicant(RenewalApplication application) {
        return application
                .reached(Identified.class)
                .map(Identified::applicant)
                .map(applicant -> List.of(
                        line("handler.organisationName", applicant.name().value()),
                        line("handler.code", applicant.creditCode().value()),
                        line(
                                "handler.document",
                                say.with("document." + applicant.document().name()))))
                .orElse(List.of());
    }

    /** @param inFull only after {@code ReviewQueue.recordSight} */
    List<Answer> handler(RenewalApplication application, boolean inFull) {
        return application
                .reached(Identified.class)
                .map(identified -> handler(identified, inFull))
                .orElse(List.of());
    }

    private List<Answer> handler(Identified identified, boolean inFull) {
        Handler handler = identified.handler();
        List<Answer> facts = new ArrayList<>();
        facts.add(line(
                "handler.name", inFull ? handler.name().value() : handler.name().masked()));
        facts.add(line(
                "handler.id",
                inFull ? handler.idNumber().value() : handler.idNumber().masked()));
        facts.add(line("handler.validUntil", told.validity(handler.card())));
        facts.add(line(
                "handler.mobile",
                inFull ? handler.mobile().value() : handler.mobile().masked()));
        facts.add(line("office.faceChecks", say.with("office.faceChecks.failed", identified.failedFaceChecks())));
        identified.faceRefused().ifPresent(at -> facts.add(line("office.faceRefused", say.moment(at))));
        return facts;
    }

    /** What the handler has answered. */
    List<Answer> declared(RenewalApplication application) {
        return application
                .reached(Opened.class)
                .map(Opened::bidding)
                .map(this::bidding)
                .orElse(List.of());
    }

    private List<Answer> bidding(BiddingDeclaration bidding) {
        List<Answer> facts = new ArrayList<>();
        facts.add(line(
                "check.bidding",
                say.with(bidding.use() == BiddingUse.IN_USE ? "questionnaire.yes" : "questionnaire.no")));
        bidding.bid().ifPresent(bid -> {
            facts.add(line("questionnaire.opening", say.moment(bid.opening())));
            facts.add(line(
                    "questionnaire.upload",
                    say.with("questionnaire.upload." + bid.upload().name())));
        });
        return facts;
    }

    /** What reviewers have decided already, and on what ground. */
    List<Answer> decided(RenewalApplication application) {
        List<Answer> facts = new ArrayList<>();
        application
                .reached(Identified.class)
                .flatMap(Identified::lateApproval)
                .ifPresent(approval -> facts.add(approved("review.kind.LATE_RENEWAL", approval)));
        application
                .reached(FaceVerified.class)
                .map(FaceVerified::evidence)
                .filter(FaceEvidence.ByReviewer.class::isInstance)
                .map(evidence -> ((FaceEvidence.ByReviewer) evidence).approval())
                .ifPresent(approval -> facts.add(approved("office.faceByReviewer", approval)));
        application
                .reached(Rejected.class)
                .ifPresent(rejected -> facts.add(line(
                        "standing.REJECTED",
                        say.with(
                                "office.decided",
                                rejected.reviewer(),
                                say.moment(rejected.since()),
                                rejected.reason()))));
        application
                .reached(TakenBack.class)
                .ifPresent(taken -> facts.add(line(
                        "standing.TAKEN_BACK",
                        say.with("office.decided", taken.reviewer(), say.moment(taken.since()), taken.reason()))));
        return facts;
    }

    /** The new pair, and how long ago it was issued. */
    List<Answer> issued(Issued issued) {
        return List.of(
                line("check.holder", organisation(issued).orElse("")),
                line(
                        "office.takeBack.signing",
                        issued.renewed().signing().serial().grouped()),
                line(
                        "office.takeBack.encryption",
                        issued.renewed().encryption().serial().grouped()),
                line("office.takeBack.issued", say.moment(issued.since())));
    }

    private Answer approved(String key, ReviewApproval approval) {
        return line(key, say.with("office.decided", approval.reviewer(), say.moment(approval.at()), approval.ground()));
    }

    private Answer line(String key, String value) {
        return new Answer(say.with(key), value, null);
    }

    Optional<String> organisation(RenewalApplication application) {
        return application
                .reached(Identified.class)
                .map(identified -> identified.applicant().name().value());
    }
}

package org.yanqi.web.wizard;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.UseCases;
import org.yanqi.application.renewal.OpenRenewal;
import org.yanqi.application.renewal.ReviseBidding;
import org.yanqi.domain.bidding.BiddingDeclaration;
import org.yanqi.domain.bidding.BiddingUse;
import org.yanqi.domain.bidding.OwnBid;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.renewal.Opened;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.web.guard.CurrentVisit;
import org.yanqi.web.guard.Visit;
import org.yanqi.web.page.Problem;
import org.yanqi.web.page.Problems;
import org.yanqi.web.page.RefusalWords;
import org.yanqi.web.page.Say;

/** 2 问卷调查: with the answer the application begins; until it is signed, the answer can be changed here. */
@Named
@RequestScoped
public class QuestionnairePage {
    @Inject
    HttpServletRequest request;

    @Inject
    Wizard wizard;

    @Inject
    CurrentRenewal renewal;

    @Inject
    CurrentVisit visit;

    @Inject
    UseCases useCases;

    @Inject
    Problems problems;

    @Inject
    RefusalWords words;

    @Inject
    Say say;

    private @Nullable String answer;
    private @Nullable String upload;
    private @Nullable String date;
    private @Nullable String time;
    private boolean understood;

    /** One of the answers on where the bid is. */
    public record Choice(String name, String label, boolean chosen) {}

    /** A change starts from what was answered before. */
    @PostConstruct
    void fill() {
        answer = request.getParameter("bidding");
        upload = request.getParameter("upload");
        if (answer == null && wizard.isRevising()) {
            renewal.application().flatMap(known -> known.reached(Opened.class)).ifPresent(this::fill);
        }
    }

    private void fill(Opened opened) {
        BiddingDeclaration known = opened.bidding();
        answer = known.use() == BiddingUse.IN_USE ? "YES" : "NO";
        known.bid().ifPresent(bid -> {
            var local = bid.opening().atOffset(ValidityTerm.CHINA).toLocalDateTime();
            upload = bid.upload().name();
            date = local.toLocalDate().toString();
            time = local.toLocalTime().toString();
        });
    }

    public @Nullable String answerQuestion() {
        if (wizard.isOutOfDate()) {
            return wizard.elsewhere();
        }
        return declared().map(this::declare).orElse(null);
    }

    private @Nullable String declare(BiddingDeclaration bidding) {
        if (wizard.isRevising()) {
            return wizard.ask(() -> useCases.reviseBidding()
                    .handle(new ReviseBidding.Command(wizard.current(), wizard.getSeen(), bidding, understood)));
        }
        var opened = useCases.openRenewal().handle(new OpenRenewal.Command(bidding));
        visit.enter(opened.number(), Visit.Access.OPENER);
        return Wizard.HERE;
    }

    private Optional<BiddingDeclaration> declared() {
        if ("NO".equals(answer)) {
            return Optional.of(BiddingDeclaration.NOT_IN_USE);
        }
        if (!"YES".equals(answer)) {
            problems.add(Problem.at("biddingNo", say.with("questionnaire.missing")));
            return Optional.empty();
        }
        var typed = new Typed(words);
        Optional<LocalDateTime> opening = typed.read(
                "openingDate", say.with("questionnaire.opening"), date, text -> OpeningTime.read(text, time));
        Optional<OwnBid.Upload> lies = Arrays.stream(OwnBid.Upload.values())
                .filter(place -> place.name().equals(upload))
                .findFirst();
        if (lies.isEmpty()) {
            typed.add(Problem.at("uploadNO", say.with("questionnaire.upload.missing")));
        }
        problems.addAll(typed.problems());
        return opening.flatMap(at ->
                lies.map(place -> BiddingDeclaration.inUse(new OwnBid(at.toInstant(ValidityTerm.CHINA), place))));
    }

    public @Nullable String getAnswer() {
        return answer;
    }

    public List<Choice> getUploads() {
        return Arrays.stream(OwnBid.Upload.values())
                .map(place -> new Choice(
                        place.name(),
                        say.with("questionnaire.upload." + place.name()),
                        place.name().equals(upload)))
                .toList();
    }

    /** Whether the risk has to be acknowledged with this form: the notices, which ask the same, lie behind. */
    public boolean isAcknowledgedHere() {
        return wizard.isRevising()
                && renewal.application()
                        .map(RenewalApplication::previous)
                        .filter(Optional::isPresent)
                        .isPresent();
    }

    public @Nullable String getDate() {
        return date;
    }

    public void setDate(@Nullable String date) {
        this.date = date;
    }

    public @Nullable String getTime() {
        return time;
    }

    public void setTime(@Nullable String time) {
        this.time = time;
    }

    public boolean isUnderstood() {
        return understood;
    }

    public void setUnderstood(boolean understood) {
        this.understood = understood;
    }
}

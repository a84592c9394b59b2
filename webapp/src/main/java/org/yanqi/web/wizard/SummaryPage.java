package org.yanqi.web.wizard;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.Ports;
import org.yanqi.domain.applicant.Applicant;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.Opened;
import org.yanqi.domain.renewal.Paid;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.Signed;
import org.yanqi.web.page.Answer;
import org.yanqi.web.page.Say;

/** 申请单 and 付款凭证, to be printed. */
@Named
@RequestScoped
public class SummaryPage {
    @Inject
    ViewedRenewal viewed;

    @Inject
    Ports ports;

    @Inject
    Told told;

    @Inject
    Payments payments;

    @Inject
    Say say;

    private @Nullable RenewalApplication application;

    @PostConstruct
    void look() {
        application = viewed.application().orElse(null);
    }

    /** Whether there is such an application, and this visit may see it. */
    public boolean isThere() {
        return application != null;
    }

    public String getNumber() {
        return required().number().value();
    }

    public String getStatus() {
        return required().status().name();
    }

    public String getSince() {
        return say.moment(required().since());
    }

    public @Nullable String getKeptUntil() {
        return told.keptUntil(required()).orElse(null);
    }

    /** When the page was made: what is printed may be old. */
    public String getNow() {
        return say.moment(ports.clock().instant());
    }

    public List<Answer> getBidding() {
        return from(Opened.class, opened -> told.bidding(opened, Told.Changes.NONE));
    }

    public List<Answer> getCertificate() {
        return from(Presented.class, presented -> told.certificate(presented, Told.Changes.NONE));
    }

    public List<Answer> getApplicant() {
        return from(Identified.class, identified -> told.applicant(identified, Told.Changes.NONE));
    }

    public List<Answer> getHandler() {
        return from(Identified.class, identified -> told.masked(identified));
    }

    public List<Told.Accepted> getAccepted() {
        return told.accepted(required());
    }

    public List<Payments.Line> getPayments() {
        return payments.given(ports.found().payments().of(required().number()));
    }

    /** The hash by which the signed paper is known. */
    public @Nullable String getSignedHash() {
        return required()
                .reached(Signed.class)
                .map(signed -> signed.signature().signedDocument().hex())
                .orElse(null);
    }

    public boolean isPaid() {
        return paid().isPresent();
    }

    public String getPayer() {
        return required()
                .reached(Identified.class)
                .map(Identified::applicant)
                .map(Applicant::name)
                .map(name -> name.value())
                .orElse("");
    }

    public String getAmount() {
        return paid().map(paid -> paid.settlement().amount().display()).orElse("");
    }

    public int getYears() {
        return paid().map(paid -> paid.choice().term().years()).orElse(0);
    }

    public String getOrder() {
        return paid().map(paid -> paid.choice().order().value()).orElse("");
    }

    public String getTransaction() {
        return paid().map(paid -> paid.settlement().transaction()).orElse("");
    }

    public String getPaidAt() {
        return paid().map(paid -> say.moment(paid.settlement().at())).orElse("");
    }

    private Optional<Paid> paid() {
        return application == null ? Optional.empty() : application.reached(Paid.class);
    }

    private <S extends RenewalApplication> List<Answer> from(Class<S> state, Function<S, List<Answer>> read) {
        return required().reached(state).map(read).orElse(List.of());
    }

    private RenewalApplication required() {
        if (application == null) {
            throw new IllegalStateException("there is no application to show");
        }
        return application;
    }
}

package org.yanqi.web.wizard;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.UseCases;
import org.yanqi.application.invoice.RequestInvoice;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.applicant.OrganisationName;
import org.yanqi.domain.applicant.SocialCreditCode;
import org.yanqi.domain.invoice.Buyer;
import org.yanqi.domain.invoice.EmailAddress;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.Paid;
import org.yanqi.web.page.Problems;
import org.yanqi.web.page.RefusalWords;
import org.yanqi.web.page.Say;

/** 10 发票: title, tax number and e-mail; then where the invoice stands. */
@Named
@RequestScoped
public class InvoicePage {
    @Inject
    Wizard wizard;

    @Inject
    CurrentRenewal renewal;

    @Inject
    UseCases useCases;

    @Inject
    Problems problems;

    @Inject
    RefusalWords words;

    @Inject
    Say say;

    private @Nullable String buyer;
    private @Nullable String taxNumber;
    private @Nullable String email;

    /** The organisation itself is nearly always the buyer. */
    @PostConstruct
    void fill() {
        Optional<Buyer> known = renewal.invoice().flatMap(Invoice::buyerKnown);
        var applicant = renewal.reached(Identified.class).applicant();
        buyer = known.map(Buyer::title).orElse(applicant.name()).value();
        taxNumber = known.map(Buyer::taxNumber).orElse(applicant.creditCode()).value();
        email = known.map(given -> given.email().value()).orElse(null);
    }

    public @Nullable String request() {
        if (wizard.isOutOfDate()) {
            return wizard.elsewhere();
        }
        var typed = new Typed(words);
        var title = typed.read("buyer", say.with("invoice.buyer"), buyer, OrganisationName::parse);
        var tax = typed.read("taxNumber", say.with("invoice.tax"), taxNumber, SocialCreditCode::parse);
        var address = typed.read("email", say.with("invoice.email"), email, EmailAddress::parse);
        problems.addAll(typed.problems());
        return title.flatMap(name -> tax.flatMap(number -> address.map(to -> new Buyer(name, number, to))))
                .map(this::request)
                .orElse(null);
    }

    private @Nullable String request(Buyer named) {
        try {
            if (useCases.requestInvoice()
                    .handle(new RequestInvoice.Command(wizard.current(), named))
                    .isPresent()) {
                return Wizard.HERE;
            }
            problems.add(words.of("invoice.notYet"));
            return null;
        } catch (UnavailableException e) {
            return Wizard.HERE + "&kept=1"; // the request is stored and followed until the provider answers
        } catch (StaleVersionException overtakenMeanwhile) {
            renewal.load();
            return wizard.elsewhere();
        }
    }

    /** The word of the message for the invoice's state. */
    public String getState() {
        return renewal.invoice()
                .map(invoice -> switch (invoice) {
                    case Invoice.Pending pending -> "requested";
                    case Invoice.Requested requested -> "requested";
                    case Invoice.Issued issued -> "issued";
                    case Invoice.Failed failed -> "failed";
                    case Invoice.ActionRequired waiting -> "action";
                    case Invoice.Reversing reversing -> "reversing";
                    case Invoice.Reversed reversed -> "reversed";
                })
                .orElse("requested");
    }

    public boolean isFailed() {
        return renewal.invoice().filter(Invoice.Failed.class::isInstance).isPresent();
    }

    public String getReason() {
        return renewal.invoice().orElse(null) instanceof Invoice.Failed failed ? failed.reason() : "";
    }

    public String getNumber() {
        return renewal.invoice().orElse(null) instanceof Invoice.Issued issued
                ? issued.voucher().taxInvoiceNumber()
                : "";
    }

    public String getUntil() {
        return say.day(renewal.reached(Installed.class).renewed().validity().notAfter());
    }

    public String getAmount() {
        return renewal.reached(Paid.class).choice().fee().display();
    }

    public @Nullable String getBuyer() {
        return buyer;
    }

    public void setBuyer(@Nullable String buyer) {
        this.buyer = buyer;
    }

    public @Nullable String getTaxNumber() {
        return taxNumber;
    }

    public void setTaxNumber(@Nullable String taxNumber) {
        this.taxNumber = taxNumber;
    }

    public @Nullable String getEmail() {
        return email;
    }

    public void setEmail(@Nullable String email) {
        this.email = email;
    }
}

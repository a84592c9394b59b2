package org.yanqi.web.wizard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.UseCases;
import org.yanqi.application.handler.AnswerOneTimeCode;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.web.guard.CurrentVisit;
import org.yanqi.web.guard.Visit;
import org.yanqi.web.guard.VisitSeal;
import org.yanqi.web.page.Problems;
import org.yanqi.web.page.RefusalWords;
import org.yanqi.web.page.Say;

/** 待开票: the handler's invoices, for whoever holds the phone. The code answers for this browser alone. */
@Named
@RequestScoped
public class PendingInvoicesPage {
    @Inject
    HttpServletRequest request;

    @Inject
    CurrentVisit visit;

    @Inject
    VisitSeal seal;

    @Inject
    UseCases useCases;

    @Inject
    OneTimeCodeWords codeWords;

    @Inject
    Problems problems;

    @Inject
    RefusalWords words;

    @Inject
    Say say;

    private @Nullable String mobile;
    private @Nullable String otp;
    private @Nullable List<Line> found;

    /** One invoice; {@code mark} lets this browser, and no other, take it up. */
    public record Line(String number, String amount, String paid, String state, String mark) {}

    public @Nullable String open() {
        var typed = new Typed(words);
        Optional<MobileNumber> phone = typed.read("mobile", say.with("handler.mobile"), mobile, MobileNumber::parse);
        problems.addAll(typed.problems());
        phone.ifPresent(this::answer);
        return null;
    }

    private void answer(MobileNumber phone) {
        var outcome = useCases.answerOneTimeCode()
                .handle(new AnswerOneTimeCode.Command(CodePurpose.invoices(visit), phone, OneTimeCodeWords.typed(otp)));
        codeWords.refused(outcome).ifPresentOrElse(problems::add, () -> found = lines(phone));
    }

    private List<Line> lines(MobileNumber phone) {
        return useCases.pendingInvoices().of(visit.id(), phone).stream()
                .map(this::line)
                .toList();
    }

    private Line line(Invoice invoice) {
        var origin = invoice.origin();
        String state = switch (invoice) {
            case Invoice.Pending pending -> "pending";
            case Invoice.Failed failed -> "failed";
            case Invoice.Requested requested -> "requested";
            case Invoice.ActionRequired action -> "requested";
            case Invoice.Issued issued -> "issued";
            case Invoice.Reversing reversing -> "issued";
            case Invoice.Reversed reversed -> "issued";
        };
        return new Line(
                origin.application(),
                origin.amount().display(),
                say.day(origin.paidAt()),
                say.with("pending.state." + state),
                mark(origin.application()));
    }

    /** Goes on with one of the invoices listed. */
    public @Nullable String take() {
        String number = request.getParameter("take");
        String mark = request.getParameter("mark-" + number);
        if (number != null && mark != null && mark(number).equals(mark)) {
            visit.enter(new ApplicationNumber(number), Visit.Access.PHONE);
            return Wizard.HERE;
        }
        problems.add(words.of("conflict"));
        return null;
    }

    private String mark(String number) {
        return seal.mark("invoice:" + visit.id() + ":" + number);
    }

    public boolean isOpened() {
        return found != null;
    }

    public List<Line> getFound() {
        return found == null ? List.of() : found;
    }

    public @Nullable String getMobile() {
        return mobile;
    }

    public void setMobile(@Nullable String mobile) {
        this.mobile = mobile;
    }

    public @Nullable String getOtp() {
        return otp;
    }

    public void setOtp(@Nullable String otp) {
        this.otp = otp;
    }
}

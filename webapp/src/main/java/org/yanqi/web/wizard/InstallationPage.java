package org.yanqi.web.wizard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.Ports;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.Issued;
import org.yanqi.domain.renewal.Issuing;
import org.yanqi.domain.renewal.Paid;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.web.page.Say;

/** 9 下载证书: what is done already and which step of the token comes next; the page's script carries them out. */
@Named
@RequestScoped
public class InstallationPage {
    private static final List<Line> LINES = List.of(
            new Line("check", "install.check", "install.check.text", false),
            new Line("generate", "install.generate", "install.generate.text", false),
            new Line("issue", "install.issue", "install.issue.text", false),
            new Line("write", "install.write", "install.write.text", false),
            new Line("verify", "install.verify", null, false),
            new Line("retire", "install.retire", "install.retire.text", false));

    @Inject
    CurrentRenewal renewal;

    @Inject
    Ports ports;

    @Inject
    Payments payments;

    @Inject
    Say say;

    /** One line of the list that ticks itself. */
    public record Line(String name, String label, @Nullable String note, boolean done) {
        Line withDone(boolean isDone) {
            return new Line(name, label, note, isDone);
        }
    }

    private RenewalApplication application() {
        return renewal.application().orElseThrow();
    }

    public List<Line> getItems() {
        int done = switch (next()) {
            case GENERATE -> application() instanceof Issuing ? 2 : 0;
            case INSTALL -> 3;
            case RETIRE -> 5;
            case INVENTORY, PROVE, HISTORY, PLAN, VERIFY, LET_GO -> LINES.size();
        };
        return java.util.stream.IntStream.range(0, LINES.size())
                .mapToObj(at -> LINES.get(at).withDone(at < done))
                .toList();
    }

    public String getNext() {
        return next().name();
    }

    private TokenStep.Kind next() {
        return switch (application()) {
            case Issued issued -> TokenStep.Kind.INSTALL;
            case Installed installed -> TokenStep.Kind.RETIRE;
            default -> TokenStep.Kind.GENERATE;
        };
    }

    /** Whether the token has begun to work for this renewal. */
    public boolean isBegun() {
        return application().status() != RenewalStatus.PAID
                || ports.storage()
                        .jobs()
                        .latest(application().number().value(), TokenStep.Kind.GENERATE)
                        .isPresent();
    }

    /** Whether what will happen to the UKey is told first; once certificates are ordered it goes on as it began. */
    public boolean isPlanned() {
        return application().status() == RenewalStatus.PAID;
    }

    /** What was paid besides, and goes back. */
    public List<Payments.Line> getReturned() {
        return payments.returned(renewal.payments(), renewal.application().orElseThrow());
    }

    public String getAmount() {
        return renewal.reached(Paid.class).choice().fee().display();
    }

    /** Until when the new certificate is valid, or would be if it were issued now. */
    public String getUntil() {
        Paid paid = renewal.reached(Paid.class);
        return application()
                .reached(Issued.class)
                .map(issued -> issued.renewed().validity())
                .or(() -> application()
                        .reached(Issuing.class)
                        .map(issuing -> issuing.order().validity()))
                .or(() -> application()
                        .reached(Installed.class)
                        .map(installed -> installed.renewed().validity()))
                .map(validity -> say.day(validity.notAfter()))
                .orElseGet(() -> say.day(paid.choice()
                        .term()
                        .renew(
                                renewal.reached(Presented.class).pair().validity(),
                                ports.clock().instant())
                        .notAfter()));
    }
}

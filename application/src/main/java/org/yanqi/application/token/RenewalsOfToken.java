package org.yanqi.application.token;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yanqi.application.port.Invoices;
import org.yanqi.application.port.PaymentsOfRenewal;
import org.yanqi.application.port.RenewalSearch;
import org.yanqi.application.port.Versioned;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.TakenBack;

/** 我的申请: every application of the UKey that holds this certificate, back through all its renewals. */
public final class RenewalsOfToken {
    private static final int MOST = 50;

    private final RenewalDesk desk;
    private final RenewalSearch search;
    private final PaymentsOfRenewal payments;
    private final Invoices invoices;

    /** One application with what was paid for it and its invoice. */
    public record Line(RenewalApplication application, List<PaymentOrder> payments, Optional<Invoice> invoice) {
        public Line {
            payments = List.copyOf(payments);
        }
    }

    public RenewalsOfToken(RenewalDesk desk, RenewalSearch search, PaymentsOfRenewal payments, Invoices invoices) {
        this.desk = desk;
        this.search = search;
        this.payments = payments;
        this.invoices = invoices;
    }

    /**
     * Newest first, at most 50.
     *
     * @param certificate the fingerprint of a signing certificate whose key this visitor has proved to hold
     */
    public List<Line> of(Sha256 certificate) {
        List<Line> lines = new ArrayList<>();
        Set<Sha256> asked = new HashSet<>(Set.of(certificate));
        Set<ApplicationNumber> known = new HashSet<>();
        Deque<Sha256> toAsk = new ArrayDeque<>(asked);
        while (!toAsk.isEmpty() && lines.size() < MOST) {
            for (ApplicationNumber number : search.ofCertificate(toAsk.pop())) {
                if (known.add(number) && lines.size() < MOST) {
                    desk.find(number).ifPresent(application -> {
                        lines.add(line(application));
                        signingCertificates(application).stream()
                                .filter(asked::add)
                                .forEach(toAsk::add);
                    });
                }
            }
        }
        lines.sort(
                Comparator.comparing((Line line) -> line.application().number().value())
                        .reversed());
        return List.copyOf(lines);
    }

    /** Whether the application is one of this certificate's: nobody comes to another's by guessing its number. */
    public boolean belong(Sha256 certificate, ApplicationNumber number) {
        return of(certificate).stream()
                .anyMatch(line -> line.application().number().equals(number));
    }

    /** Whether this signing certificate was taken back after it was issued: it may lie on the UKey still, without its key. */
    public boolean haveTakenBack(Sha256 certificate) {
        return search.ofCertificate(certificate).stream()
                .flatMap(number -> desk.find(number).stream())
                .flatMap(application -> application.reached(TakenBack.class).stream())
                .map(taken -> taken.before().renewed().signing().fingerprint())
                .anyMatch(certificate::equals);
    }

    private Line line(RenewalApplication application) {
        ApplicationNumber number = application.number();
        return new Line(application, payments.of(number), invoices.of(number).map(Versioned::value));
    }

    private static List<Sha256> signingCertificates(RenewalApplication application) {
        List<Sha256> all = new ArrayList<>();
        application
                .reached(Presented.class)
                .ifPresent(presented -> all.add(presented.pair().signing().fingerprint()));
        application
                .reached(Installed.class)
                .ifPresent(installed -> all.add(installed.renewed().signing().fingerprint()));
        return all;
    }
}

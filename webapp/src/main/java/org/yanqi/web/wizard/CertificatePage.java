package org.yanqi.web.wizard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.yanqi.application.Ports;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.web.page.Say;

/** 4 证书信息: what the UKey has shown and proved. */
@Named
@RequestScoped
public class CertificatePage {
    private static final ValidityTerm USUAL = ValidityTerm.OFFERED.getFirst();

    @Inject
    CurrentRenewal renewal;

    @Inject
    Ports ports;

    @Inject
    Say say;

    /** The validity that the renewal would give if it were issued now. */
    public record Renewed(String from, String to, int years) {}

    public CertificateCard getCard() {
        Presented presented = renewal.reached(Presented.class);
        return CertificateCard.of(
                presented.pair(),
                presented.token(),
                ports.rules().get().window(),
                ports.clock().instant(),
                say);
    }

    public Renewed getRenewal() {
        var validity = USUAL.renew(
                renewal.reached(Presented.class).pair().validity(),
                ports.clock().instant());
        return new Renewed(say.day(validity.notBefore()), say.day(validity.notAfter()), USUAL.years());
    }

    /** Whether a reviewer has to agree, because the certificate expired too long ago. */
    public boolean isLate() {
        return renewal.reached(Presented.class).late().isPresent();
    }

    public String getSelfServiceEnded() {
        return renewal.reached(Presented.class)
                .late()
                .map(late -> say.day(late.selfServiceEnded()))
                .orElse("");
    }

    /** What to do about bids, where there are any. */
    public List<String> getAdvice() {
        BidAdvice advice = renewal.reached(Presented.class).bidAdvice();
        return advice == BidAdvice.PROCEED ? List.of() : List.of(say.with("bids.advice." + advice.name()));
    }
}

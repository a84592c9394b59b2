package org.yanqi.web.wizard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.Ports;
import org.yanqi.application.UseCases;
import org.yanqi.application.renewal.AcknowledgeNotices;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.BiddingUse;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.renewal.Opened;
import org.yanqi.web.page.RefusalWords;

/** 3 注意事项: the phrase typed by hand, and consent to the very texts that are linked on the page. */
@Named
@RequestScoped
public class NoticesPage {
    @Inject
    HttpServletRequest request;

    @Inject
    Wizard wizard;

    @Inject
    CurrentRenewal renewal;

    @Inject
    UseCases useCases;

    @Inject
    Ports ports;

    @Inject
    RefusalWords words;

    private @Nullable String phrase;
    private boolean understood;

    /** An agreement as the page links it: {@code of} names it in its address, {@code hash} says which text it is. */
    public record Linked(String of, String title, String version, String hash) {}

    public @Nullable String accept() {
        return wizard.ask(() -> useCases.acknowledgeNotices()
                .handle(new AcknowledgeNotices.Command(
                        wizard.current(), phrase == null ? "" : phrase, understood, shownHashes())));
    }

    private Map<AgreementKind, Sha256> shownHashes() {
        Map<AgreementKind, Sha256> shown = new EnumMap<>(AgreementKind.class);
        for (AgreementAddress address : AgreementAddress.NOTICED) {
            String hash = request.getParameter("shown-" + address.of());
            if (hash != null && hash.matches("[0-9a-f]{64}")) {
                shown.put(address.kind(), new Sha256(hash));
            }
        }
        return shown;
    }

    public List<Linked> getAgreements() {
        return Stream.of(AgreementAddress.NOTICED)
                .map(address -> {
                    var text = ports.papers().agreements().inForce(address.kind());
                    return new Linked(
                            address.of(),
                            words.title(address.kind()),
                            text.version().version(),
                            text.version().content().hex());
                })
                .toList();
    }

    /** The phrase that has to be typed. */
    public String getWanted() {
        return ports.rules().get().phrase().text();
    }

    public boolean isBidding() {
        return renewal.reached(Opened.class).bidding().use() == BiddingUse.IN_USE;
    }

    public @Nullable String getPhrase() {
        return phrase;
    }

    public void setPhrase(@Nullable String phrase) {
        this.phrase = phrase;
    }

    public boolean isUnderstood() {
        return understood;
    }

    public void setUnderstood(boolean understood) {
        this.understood = understood;
    }
}

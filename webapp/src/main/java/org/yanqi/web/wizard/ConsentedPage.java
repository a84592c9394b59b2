package org.yanqi.web.wizard;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.Ports;
import org.yanqi.application.port.Agreements;
import org.yanqi.domain.consent.Consent;
import org.yanqi.domain.renewal.Acknowledged;
import org.yanqi.domain.renewal.Erased;
import org.yanqi.domain.renewal.FaceVerified;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.web.page.Language;
import org.yanqi.web.page.Say;

/** The very text that was consented to, however many versions have followed: {@code /consented?of=YQ…&text=service&in=en}. */
@Named
@RequestScoped
public class ConsentedPage {
    @Inject
    HttpServletRequest request;

    @Inject
    ViewedRenewal viewed;

    @Inject
    Ports ports;

    @Inject
    Told told;

    @Inject
    Say say;

    private @Nullable Consent consent;
    private Agreements.@Nullable Text text;
    private Language in = Language.CHINESE;

    @PostConstruct
    void look() {
        in = Language.ENGLISH.tag().equals(request.getParameter("in")) ? Language.ENGLISH : Language.CHINESE;
        consent = AgreementAddress.named(request.getParameter("text"))
                .flatMap(address -> application()
                        .flatMap(known -> consents(known)
                                .filter(given -> given.agreement().kind() == address.kind())
                                .findFirst()))
                .orElse(null);
        text = Optional.ofNullable(consent)
                .flatMap(given -> ports.papers()
                        .archive()
                        .find(given.agreement().kind(), given.agreement().content()))
                .orElse(null);
    }

    /** Whose consents may be read here. */
    protected Optional<RenewalApplication> application() {
        return viewed.application();
    }

    /** Where this page is, up to the text that it shows. */
    protected String address() {
        return "/consented?"
                + viewed.number().map(number -> "of=" + number + "&").orElse("");
    }

    /** Every text consented to, in the order in which that was. */
    public List<Told.Accepted> getAll() {
        return application()
                .map(known -> consents(known).map(told::accepted).toList())
                .orElse(List.of());
    }

    private static Stream<Consent> consents(RenewalApplication application) {
        if (application instanceof Erased erased) {
            return erased.evidence().consents().stream();
        }
        return Stream.concat(
                application.reached(Acknowledged.class).stream().flatMap(known -> known.consents().given().stream()),
                application.reached(FaceVerified.class).flatMap(FaceVerified::consent).stream());
    }

    public boolean isThere() {
        return text != null;
    }

    private Agreements.Text text() {
        if (text == null) {
            throw new IllegalStateException("there is no text to show");
        }
        return text;
    }

    private Agreements.Wording wording() {
        return in == Language.ENGLISH ? text().english() : text().chinese();
    }

    public String getTitle() {
        return wording().title();
    }

    /** The platform's own well-formed text, not anything that a user has typed. */
    public String getHtml() {
        return wording().html();
    }

    public String getLang() {
        return in.tag();
    }

    public String getVersion() {
        return text().version().version();
    }

    public String getEffective() {
        return say.day(text().version().effective());
    }

    public String getHash() {
        return text().version().content().hex();
    }

    public String getAt() {
        return consent == null ? "" : say.moment(consent.at());
    }

    /** The same text in the other language. */
    public String getOther() {
        return request.getContextPath()
                + address()
                + "text="
                + AgreementAddress.of(text().version().kind()).of()
                + "&in=" + in.other().tag();
    }

    public String getOtherLang() {
        return in.other().tag();
    }
}

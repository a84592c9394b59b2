package org.yanqi.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.Ports;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.web.settings.Settings;

/** Whose platform the pages belong to, and what stands on every one of them. */
@Named
@ApplicationScoped
public class Site {
    @Inject
    Settings settings;

    @Inject
    Ports ports;

    @Inject
    CurrentLanguage language;

    /** One line of the price list. */
    public record Fee(int years, String amount) {}

    public boolean isSandbox() {
        return settings.mode() == Settings.Mode.SANDBOX;
    }

    public boolean isPresetPin() {
        return isSandbox() && settings.sandbox().presetPin();
    }

    public @Nullable String getSandboxPhone() {
        return settings.sandbox().phone().orElse(null);
    }

    /** Where the sandbox phone opens what a QR code holds, for who has no camera for it; nothing outside the sandbox. */
    public @Nullable String sandboxScan(String content) {
        return settings.sandbox()
                .phone()
                .filter(phone -> isSandbox())
                .map(phone -> phone + "?scan=" + URLEncoder.encode(content, StandardCharsets.UTF_8))
                .orElse(null);
    }

    public String getBrand() {
        return isChinese()
                ? settings.brand().name()
                : settings.brand().english().name();
    }

    public String getCompany() {
        return isChinese()
                ? settings.brand().company()
                : settings.brand().english().company();
    }

    private boolean isChinese() {
        return language.get() == Language.CHINESE;
    }

    public String getHomepage() {
        return settings.brand().homepage();
    }

    public String getHomepageShort() {
        return URI.create(getHomepage()).getHost();
    }

    /** Grouped for reading aloud, where it is a number of ten digits. */
    public String getHotline() {
        return settings.brand().hotline().replaceFirst("^([0-9]{3})([0-9]{3})([0-9]{4})$", "$1 $2 $3");
    }

    /** As a phone dials it. */
    public String getHotlineDigits() {
        return settings.brand().hotline().replaceAll("[^0-9+]", "");
    }

    public String getQq() {
        return settings.brand().qq();
    }

    public @Nullable String getClientDownload() {
        return settings.agents().download().orElse(null);
    }

    /** What a script compares the version of a token agent with. */
    public String getMinimumAgent() {
        return settings.agents().minimumVersion();
    }

    /** The server's time, by which the portal checks the computer's: milliseconds since the epoch. */
    public long getNow() {
        return ports.clock().millis();
    }

    public List<Fee> getFees() {
        var fees = ports.rules().get().fees();
        return ValidityTerm.OFFERED.stream()
                .map(term -> new Fee(term.years(), fees.feeFor(term).display()))
                .toList();
    }
}

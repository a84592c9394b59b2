package org.yanqi.web.wizard;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yanqi.domain.applicant.Applicant;
import org.yanqi.domain.handler.CardValidity;
import org.yanqi.domain.handler.Handler;

/** The fields of screen 5 exactly as typed, so that a refused form comes back as it was sent. */
public class HandlerForm {
    private @Nullable String document;
    private @Nullable String organisationName;
    private @Nullable String code;
    private @Nullable String name;
    private @Nullable String idNumber;
    private @Nullable String validUntil;
    private boolean longTerm;
    private @Nullable String mobile;
    private @Nullable String otp;
    private @Nullable Handler kept;

    /** All that was given but the two numbers: who looks over a shoulder, or sits here next, does not read them in full. */
    static HandlerForm of(Applicant applicant, Handler handler) {
        var form = new HandlerForm();
        form.kept = handler;
        form.document = applicant.document().name();
        form.organisationName = applicant.name().value();
        form.code = applicant.creditCode().value();
        form.name = handler.name().value();
        switch (handler.card()) {
            case CardValidity.Until(var lastDay) -> form.validUntil = lastDay.toString();
            case CardValidity.LongTerm() -> form.longTerm = true;
        }
        return form;
    }

    /** What an empty field leaves as it is. */
    Optional<Handler> kept() {
        return Optional.ofNullable(kept);
    }

    @Nullable
    String idNumberMeant() {
        return meant(idNumber, handler -> handler.idNumber().value());
    }

    @Nullable
    String mobileMeant() {
        return meant(mobile, handler -> handler.mobile().value());
    }

    private @Nullable String meant(@Nullable String typed, Function<Handler, String> given) {
        return typed == null || typed.isBlank() ? kept().map(given).orElse(null) : typed;
    }

    public @Nullable String getDocument() {
        return document;
    }

    public void setDocument(@Nullable String document) {
        this.document = document;
    }

    public @Nullable String getOrganisationName() {
        return organisationName;
    }

    public void setOrganisationName(@Nullable String organisationName) {
        this.organisationName = organisationName;
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getIdNumber() {
        return idNumber;
    }

    public void setIdNumber(@Nullable String idNumber) {
        this.idNumber = idNumber;
    }

    public @Nullable String getValidUntil() {
        return validUntil;
    }

    public void setValidUntil(@Nullable String validUntil) {
        this.validUntil = validUntil;
    }

    public boolean isLongTerm() {
        return longTerm;
    }

    public void setLongTerm(boolean longTerm) {
        this.longTerm = longTerm;
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

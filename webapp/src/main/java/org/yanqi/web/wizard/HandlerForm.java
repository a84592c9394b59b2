package org.yanqi.web.wizard;

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

    static HandlerForm of(Applicant applicant, Handler handler) {
        var form = new HandlerForm();
        form.document = applicant.document().name();
        form.organisationName = applicant.name().value();
        form.code = applicant.creditCode().value();
        form.name = handler.name().value();
        form.idNumber = handler.idNumber().value();
        form.mobile = handler.mobile().value();
        switch (handler.card()) {
            case CardValidity.Until(var lastDay) -> form.validUntil = lastDay.toString();
            case CardValidity.LongTerm() -> form.longTerm = true;
        }
        return form;
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

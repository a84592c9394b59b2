package org.yanqi.web.wizard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.UseCases;
import org.yanqi.application.handler.ResumeByNumber;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.web.guard.BrowserAddress;
import org.yanqi.web.guard.CurrentVisit;
import org.yanqi.web.guard.Visit;
import org.yanqi.web.page.Problems;
import org.yanqi.web.page.RefusalWords;
import org.yanqi.web.page.Say;

/** 继续未完成的延期 without the UKey: number, phone and code, of which no answer tells which was wrong. */
@Named
@RequestScoped
public class ResumePage {
    @Inject
    HttpServletRequest request;

    @Inject
    BrowserAddress address;

    @Inject
    CurrentVisit visit;

    @Inject
    UseCases useCases;

    @Inject
    Problems problems;

    @Inject
    RefusalWords words;

    @Inject
    Say say;

    private @Nullable String number;
    private @Nullable String mobile;
    private @Nullable String otp;

    public @Nullable String open() {
        var typed = new Typed(words);
        Optional<ApplicationNumber> named =
                typed.read("number", say.with("resume.number"), number, ApplicationNumber::parse);
        Optional<MobileNumber> phone = typed.read("mobile", say.with("pending.mobile"), mobile, MobileNumber::parse);
        Optional<String> code = typed.read("otp", say.with("handler.otp"), otp, OneTimeCodeWords::given);
        problems.addAll(typed.problems());
        return named.flatMap(application -> phone.flatMap(to -> code.map(given -> open(application, to, given))))
                .orElse(null);
    }

    private @Nullable String open(ApplicationNumber application, MobileNumber phone, String code) {
        var claim = new ResumeByNumber.Claim(application, phone, address.of(request));
        if (useCases.resumeByNumber().answer(claim, code)) {
            visit.enter(application, Visit.Access.PHONE);
            return Wizard.HERE + "&resumed=1";
        }
        problems.add(words.of("resume.wrong"));
        return null;
    }

    public @Nullable String getNumber() {
        return number;
    }

    public void setNumber(@Nullable String number) {
        this.number = number;
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

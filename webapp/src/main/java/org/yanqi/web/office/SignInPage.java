package org.yanqi.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.staff.SignIn;
import org.yanqi.domain.Defect;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.web.guard.BrowserAddress;
import org.yanqi.web.page.Problem;
import org.yanqi.web.page.Problems;
import org.yanqi.web.page.RefusalWords;
import org.yanqi.web.page.Say;

/** 工作人员登录: name, password and one-time code, and one answer to everything that is wrong with them. */
@Named
@RequestScoped
public class SignInPage {
    private static final int LONGEST_PASSWORD = 200;
    private static final int LONGEST_CODE = 20;

    @Inject
    HttpServletRequest request;

    @Inject
    SecurityContext security;

    @Inject
    SignInAttempt attempt;

    @Inject
    BrowserAddress address;

    @Inject
    Problems problems;

    @Inject
    RefusalWords words;

    @Inject
    Say say;

    private @Nullable String name;
    private @Nullable String password;
    private @Nullable String code;

    public void signIn() throws IOException {
        String who = required("name", name);
        String secret = required("password", password);
        String number = required("code", code).replaceAll("[\\s-]", "");
        if (problems.isAny()) {
            return;
        }
        Optional<StaffName> account = StaffName.parse(who).toOptional();
        if (account.isEmpty() || secret.length() > LONGEST_PASSWORD || number.length() > LONGEST_CODE) {
            problems.add(words.of("office.signIn.refused"));
            return;
        }
        signIn(new SignIn.Command(account.get(), secret, number, address.of(request)));
    }

    private void signIn(SignIn.Command command) throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        security.authenticate(
                (HttpServletRequest) external.getRequest(),
                (HttpServletResponse) external.getResponse(),
                AuthenticationParameters.withParams().credential(new StaffCredential(command)));
        switch (attempt.outcome().orElseGet(SignIn.Outcome.Refused::new)) {
            case SignIn.Outcome.SignedIn signedIn -> {
                external.redirect(request.getContextPath() + Entrance.page(getThen()));
                faces.responseComplete();
            }
            case SignIn.Outcome.Refused refused -> problems.add(words.of("office.signIn.refused"));
            case SignIn.Outcome.NotBefore(var moment) ->
                problems.add(new Problem(
                        null,
                        say.with("office.signIn.notBefore", say.clock(moment)),
                        say.with("office.signIn.notBefore.remedy")));
        }
    }

    private String required(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            problems.add(words.of(field, say.with("office.signIn." + field), Defect.EMPTY));
            return "";
        }
        return typed;
    }

    /** The page that was asked for before anybody had signed in. */
    public String getThen() {
        return Entrance.page(request.getParameter("then"));
    }

    public boolean isOver() {
        return "1".equals(request.getParameter("over")) && !problems.isAny();
    }

    public boolean isOut() {
        return "1".equals(request.getParameter("out")) && !problems.isAny();
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getPassword() {
        return null;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    public @Nullable String getCode() {
        return null;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}

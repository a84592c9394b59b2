package org.yanqi.web.office;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.yanqi.application.UseCases;
import org.yanqi.application.staff.SignIn;
import org.yanqi.application.staff.SignedInStaff;
import org.yanqi.domain.staff.StaffSession;

/**
 * Tells the container who it is, at every request anew: the server keeps no HTTP session (ADR 6). Whoever is not signed in
 * and comes to the office is led to the page where staff sign in.
 */
@ApplicationScoped
public class StaffAuthentication implements HttpAuthenticationMechanism {
    @Inject
    UseCases useCases;

    @Inject
    IdentityStoreHandler identities;

    @Inject
    SignInAttempt attempt;

    @Inject
    StaffCookie cookie;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Credential credential = context.getAuthParameters().getCredential();
        if (context.isAuthenticationRequest() && credential != null) {
            return signIn(credential, request, response, context);
        }
        Optional<String> secret = cookie.of(request);
        Optional<StaffSession> session = secret.flatMap(signedIn()::by);
        if (session.isPresent()) {
            CurrentStaff.remember(request, session.get());
            return context.notifyContainerAboutLogin(
                    session.get().name().value(), RoleNames.of(session.get().roles()));
        }
        if (!context.isProtected()) {
            return context.doNothing();
        }
        secret.ifPresent(outlived -> cookie.takeBack(request, response));
        return Entrance.isScript(request)
                ? Entrance.refuseScript(response)
                : context.redirect(Entrance.address(request, secret.isPresent()));
    }

    /** A browser never keeps the secret that it came with: it may have been planted there. */
    private AuthenticationStatus signIn(
            Credential credential,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpMessageContext context) {
        CredentialValidationResult result = identities.validate(credential);
        if (result.getStatus() != Status.VALID
                || !(attempt.outcome().orElse(null) instanceof SignIn.Outcome.SignedIn signedIn)) {
            return AuthenticationStatus.SEND_FAILURE;
        }
        cookie.of(request).ifPresent(signedIn()::signOut);
        cookie.give(request, response, signedIn.secret());
        CurrentStaff.remember(request, signedIn.session());
        return context.notifyContainerAboutLogin(result);
    }

    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        cookie.of(request).ifPresent(signedIn()::signOut);
        cookie.takeBack(request, response);
        CurrentStaff.forget(request);
        HttpAuthenticationMechanism.super.cleanSubject(request, response, context);
    }

    private SignedInStaff signedIn() {
        return useCases.office().signedInStaff();
    }
}

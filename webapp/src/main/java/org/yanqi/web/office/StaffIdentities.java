package org.yanqi.web.office;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import org.yanqi.application.UseCases;
import org.yanqi.application.staff.SignIn;

/** The local accounts of staff, as Jakarta Security asks for them. */
@ApplicationScoped
public class StaffIdentities implements IdentityStore {
    @Inject
    UseCases useCases;

    @Inject
    SignInAttempt attempt;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof StaffCredential(SignIn.Command command))) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        SignIn.Outcome outcome = useCases.office().signIn().handle(command);
        attempt.cameTo(outcome);
        return switch (outcome) {
            case SignIn.Outcome.SignedIn(var secret, var session) ->
                new CredentialValidationResult(session.name().value(), RoleNames.of(session.roles()));
            case SignIn.Outcome.Refused refused -> CredentialValidationResult.INVALID_RESULT;
            case SignIn.Outcome.NotBefore later -> CredentialValidationResult.INVALID_RESULT;
        };
    }
}

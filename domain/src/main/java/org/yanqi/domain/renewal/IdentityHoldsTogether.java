package org.yanqi.domain.renewal;

import java.time.LocalDate;
import java.util.Optional;
import org.yanqi.domain.applicant.OrganisationName;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.handler.CardValidity;
import org.yanqi.domain.handler.Handler;
import org.yanqi.domain.renewal.RenewalCommand.IdentifyHandler;

/**
 * Rule 6: the document's organisation is the certificate's holder, the handler is of age with a card that is valid today,
 * and the face belongs to the very name and number. Check digits are part of the values.
 */
final class IdentityHoldsTogether implements Policy<Presented, IdentifyHandler> {
    @Override
    public Optional<Refusal> refusal(Presented state, IdentifyHandler command, RenewalRules rules) {
        LocalDate today = command.at().atOffset(ValidityTerm.CHINA).toLocalDate();
        String holder = state.pair().subject().holder().orElse("");
        OrganisationName applicant = command.applicant().name();
        Handler handler = command.handler();
        if (!applicant.isSameAs(holder)) {
            return Optional.of(new Refusal.ApplicantIsNotHolder(holder, applicant.value()));
        }
        if (!handler.idNumber().isOfAge(today)) {
            return Optional.of(
                    new Refusal.HandlerUnderAge(handler.idNumber().birthDate().plusYears(18)));
        }
        if (handler.card() instanceof CardValidity.Until(LocalDate lastDay)
                && !handler.card().covers(today)) {
            return Optional.of(new Refusal.CardExpired(lastDay));
        }
        return command.mobileVerified() ? Optional.empty() : Optional.of(new Refusal.MobileNotVerified());
    }

    /** Whose face it was, against whose it had to be. */
    static boolean isFaceOf(Handler handler, FaceResult.Passed passed) {
        return handler.name().equals(passed.name()) && handler.idNumber().equals(passed.idNumber());
    }
}

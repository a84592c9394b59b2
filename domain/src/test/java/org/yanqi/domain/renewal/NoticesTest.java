package org.yanqi.domain.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.yanqi.domain.renewal.CommandFixtures.FACE;
import static org.yanqi.domain.renewal.CommandFixtures.NOW;
import static org.yanqi.domain.renewal.CommandFixtures.PRIVACY;
import static org.yanqi.domain.renewal.CommandFixtures.SERVICE;
import static org.yanqi.domain.renewal.CommandFixtures.consentTo;
import static org.yanqi.domain.renewal.RenewalFixtures.openedRenewal;
import static org.yanqi.domain.renewal.RenewalFixtures.refusalOf;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.BiddingDeclaration;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.consent.AgreementVersion;
import org.yanqi.domain.consent.ConfirmationPhrase;
import org.yanqi.domain.consent.ConfirmationPhrase.Difference;

/** The notices: a phrase typed by hand, and consents that are bound to the very text. */
class NoticesTest {
    @Test
    void aMistypedPhraseIsToldWhatDiffers() {
        assertThat(refusalOf(openedRenewal(), typing("本人知晓并确认以上信息", SERVICE, PRIVACY)))
                .isEqualTo(new Refusal.PhraseDiffers(ConfirmationPhrase.MANUAL, new Difference("已", "")));
    }

    @Test
    void bothAgreementsAreAsked() {
        assertThat(refusalOf(openedRenewal(), typing("本人已知晓并确认以上信息", PRIVACY)))
                .isEqualTo(new Refusal.ConsentMissing(AgreementKind.CERTIFICATE_SERVICE));
        assertThat(refusalOf(openedRenewal(), typing("本人已知晓并确认以上信息", SERVICE)))
                .isEqualTo(new Refusal.ConsentMissing(AgreementKind.PRIVACY_POLICY));
    }

    @Test
    void consentToATextThatIsNoLongerInForceDoesNotCount() {
        var older = new AgreementVersion(SERVICE.kind(), "2024-01", SERVICE.effective(), Sha256.of("older"));
        assertThat(refusalOf(openedRenewal(), typing("本人已知晓并确认以上信息", older, PRIVACY)))
                .isEqualTo(new Refusal.AgreementReplaced(AgreementKind.CERTIFICATE_SERVICE, "2024-01"));
    }

    @Test
    void theVersionAloneIsNotTheText() {
        var altered =
                new AgreementVersion(PRIVACY.kind(), PRIVACY.version(), PRIVACY.effective(), Sha256.of("altered"));
        assertThat(refusalOf(openedRenewal(), typing("本人已知晓并确认以上信息", SERVICE, altered)))
                .isEqualTo(new Refusal.AgreementReplaced(AgreementKind.PRIVACY_POLICY, "2025-03"));
    }

    @Test
    void aConsentIsGivenOncePerAgreement() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Consents(List.of(consentTo(FACE), consentTo(FACE))));
        assertThat(new Consents(List.of(consentTo(FACE))).to(AgreementKind.PRIVACY_POLICY))
                .isEmpty();
    }

    @Test
    void anOpenedRenewalTellsOfItself() {
        var opened = Opened.open(RenewalFixtures.NUMBER, BiddingDeclaration.NOT_IN_USE, NOW);
        assertThat(opened.events()).containsExactly(new RenewalEvent.RenewalOpened(RenewalFixtures.NUMBER, NOW));
    }

    private static RenewalCommand typing(String phrase, AgreementVersion... agreements) {
        var consents = Stream.of(agreements).map(CommandFixtures::consentTo).toList();
        return new RenewalCommand.AcknowledgeNotices(phrase, false, new Consents(consents), NOW);
    }
}

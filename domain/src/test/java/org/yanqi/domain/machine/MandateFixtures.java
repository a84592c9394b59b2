package org.yanqi.domain.machine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.yanqi.domain.certificate.CertificateFixtures.P256;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificateFixtures;
import org.yanqi.domain.certificate.KeyHistory;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.PublicKey;
import org.yanqi.domain.certificate.RevocationStatus;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.consent.ConfirmationPhrase;
import org.yanqi.domain.payment.FeeSchedule;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Patience;
import org.yanqi.domain.renewal.PersonalDataRetention;
import org.yanqi.domain.renewal.RenewalRules;
import org.yanqi.domain.renewal.RenewalWindow;
import org.yanqi.domain.staff.StaffName;

/** A machine of the manual's organisation, thirty days before its certificate ends. */
public final class MandateFixtures {
    public static final Instant NOW = Instant.parse("2025-07-11T02:00:00Z");
    public static final Certificate OLD = CertificateFixtures.certificate(
            KeyUse.SIGNING,
            "machine",
            500,
            new ValidityPeriod(NOW.minus(Duration.ofDays(335)), NOW.plus(Duration.ofDays(30))));
    public static final RenewalTerms TERMS = new RenewalTerms(
            new ContractReference("HT-2025-0042"),
            2,
            NOW.plus(Duration.ofDays(800)),
            new ValidityTerm(1),
            new StaffName("reviewer-7"),
            NOW.minusSeconds(60));
    public static final RenewalRules RULES = new RenewalRules(
            RenewalWindow.STANDARD,
            FeeSchedule.perYear(Money.yuan(200)),
            List.of(new RenewalRules.ServedIssuer(CertificateFixtures.HBCA, KeyProfile.P256)),
            Set.of(),
            ConfirmationPhrase.MANUAL,
            3,
            Patience.STANDARD,
            PersonalDataRetention.STANDARD);
    static final RevocationStatus GOOD = new RevocationStatus.Good();

    private MandateFixtures() {}

    public static RenewalMandate recorded() {
        return after(RenewalMandate.recorded(new ApplicationNumber("YQ20250711-000007"), TERMS, OLD, GOOD));
    }

    public static RenewalMandate after(MandateDecision decision) {
        return switch (decision) {
            case MandateDecision.Accepted(RenewalMandate next) -> next;
            case MandateDecision.Refused(MachineRefusal refusal) -> throw new AssertionError(refusal);
        };
    }

    static MachineRefusal refusal(MandateDecision decision) {
        return switch (decision) {
            case MandateDecision.Accepted(RenewalMandate next) -> throw new AssertionError("accepted: " + next);
            case MandateDecision.Refused(MachineRefusal refusal) -> refusal;
        };
    }

    static KeyUpdate asking(String key) {
        return asking(OLD, key, exchange(key), NOW);
    }

    public static KeyUpdate asking(Certificate old, String key, Exchange exchange, Instant at) {
        return new KeyUpdate(old, wish(key), new KeyUpdate.Found(GOOD, KeyHistory.NEW), serial(key), exchange, at);
    }

    static org.yanqi.domain.certificate.SerialNumber serial(String key) {
        return CertificateFixtures.serial(1000L + Math.floorMod(key.hashCode(), 1_000_000));
    }

    static KeyUpdate.Wish wish(String key) {
        return new KeyUpdate.Wish(OLD.subject(), key(key), Bytes.of(key.getBytes(UTF_8)), false);
    }

    static PublicKey key(String name) {
        return new PublicKey.EllipticCurve(P256, Bytes.of(name.getBytes(UTF_8)).sha256());
    }

    static Exchange exchange(String name) {
        return exchange(name, OLD);
    }

    public static Exchange exchange(String name, Certificate by) {
        return exchange(name, new Speaker.Machine(by.fingerprint()));
    }

    static Exchange exchange(String name, Speaker speaker) {
        return new Exchange(
                Bytes.of(("transaction " + name).getBytes(UTF_8)),
                Bytes.of(("nonce " + name).getBytes(UTF_8)),
                speaker);
    }

    /** What the CA makes of the order that stands. */
    public static Certificate made(RenewalMandate mandate) {
        MachineOrder order = mandate.latest().orElseThrow().order();
        return new Certificate(
                order.serial(),
                OLD.subject(),
                OLD.issuer(),
                order.validity(),
                KeyUse.SIGNING,
                new PublicKey.EllipticCurve(P256, order.publicKey().sha256()),
                CertificateFixtures.encoding("certificate " + order.serial()));
    }

    static RenewalMandate issued(String key) {
        RenewalMandate ordered = after(recorded().request(asking(key), RULES));
        return after(ordered.issued(made(ordered), NOW.plusSeconds(1)));
    }

    public static Confirmation saying(RenewalMandate mandate, boolean accepted) {
        MachineRenewal renewal = mandate.latest().orElseThrow();
        return new Confirmation(
                renewal.exchange(), renewal.certificate().orElseThrow().sha256(), accepted, GOOD, NOW.plusSeconds(2));
    }
}

package org.yanqi.cmp.endpoint;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yanqi.application.fixture.StandingClock;
import org.yanqi.application.machine.MachineRenewals;
import org.yanqi.application.machine.RecordMandate;
import org.yanqi.application.memory.InMemoryApplicationNumbers;
import org.yanqi.application.memory.InMemoryIssuedMachineCertificates;
import org.yanqi.application.memory.InMemoryLedger;
import org.yanqi.application.memory.InMemoryRateLimits;
import org.yanqi.application.memory.InMemoryRenewalMandates;
import org.yanqi.application.memory.InMemoryRevocations;
import org.yanqi.application.memory.InMemorySeenPublicKeys;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.TestPki;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.consent.ConfirmationPhrase;
import org.yanqi.domain.machine.ContractReference;
import org.yanqi.domain.payment.FeeSchedule;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.renewal.Patience;
import org.yanqi.domain.renewal.PersonalDataRetention;
import org.yanqi.domain.renewal.RenewalRules;
import org.yanqi.domain.renewal.RenewalWindow;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.pki.DemonstrationAuthority;
import org.yanqi.pki.MachineAuthority;
import org.yanqi.pki.MessageKey;
import org.yanqi.pki.Publication;
import org.yanqi.pki.RandomSerialNumbers;
import org.yanqi.pki.X509CertificateReader;

/** Our own CA with its endpoint, everything that is stored being in memory. */
final class MachineSite {
    private static final Publication PUBLICATION =
            Publication.at(URI.create("http://localhost:8080"), Publication.DEMONSTRATION_POLICY);

    final Instant now;
    final StandingClock clock;
    final DemonstrationAuthority authority;
    final X509CertificateReader reader;
    final InMemoryRevocations revocations = new InMemoryRevocations();
    final InMemoryIssuedMachineCertificates register = new InMemoryIssuedMachineCertificates();
    private final InMemoryApplicationNumbers numbers = new InMemoryApplicationNumbers();
    final InMemoryLedger ledger;
    final InMemoryRenewalMandates mandates;
    final CmpEndpoint endpoint;
    private final MachineRenewals renewals;
    private final RandomSerialNumbers serials = new RandomSerialNumbers();
    private final KeyProfile profile;
    private final Optional<MessageKey> speaking;
    private volatile boolean keyIsAway;

    MachineSite(KeyProfile profile) {
        this(profile, Registrars.NONE);
    }

    MachineSite(KeyProfile profile, Instant now) {
        this(profile, now, Registrars.NONE);
    }

    MachineSite(KeyProfile profile, Registrars registrars) {
        this(profile, Instant.now(), registrars);
    }

    private MachineSite(KeyProfile profile, Instant now, Registrars registrars) {
        this(profile, now, DemonstrationAuthority.create(profile, now), Optional.empty(), registrars);
    }

    /** @param speaking by which the endpoint speaks, unless it makes one */
    private MachineSite(
            KeyProfile profile,
            Instant now,
            DemonstrationAuthority authority,
            Optional<MessageKey> speaking,
            Registrars registrars) {
        this.speaking = speaking;
        this.profile = profile;
        this.now = now;
        this.authority = authority;
        clock = new StandingClock(now);
        ledger = new InMemoryLedger(clock);
        mandates = new InMemoryRenewalMandates(ledger);
        reader = new X509CertificateReader(List.of(authority.keys().issuingCertificate()));
        var rules = new RenewalRules(
                RenewalWindow.STANDARD,
                FeeSchedule.perYear(Money.yuan(200)),
                List.of(new RenewalRules.ServedIssuer(authority.keys().issuerName(), profile)),
                Set.of(),
                ConfirmationPhrase.MANUAL,
                3,
                Patience.STANDARD,
                PersonalDataRetention.STANDARD);
        var issuing = new MachineAuthority(authority.keys(), PUBLICATION, register);
        var places = new MachineRenewals.Places(
                mandates,
                ledger,
                (order, at) -> {
                    needTheKey();
                    return issuing.issue(order, at);
                },
                revocations,
                new InMemorySeenPublicKeys(),
                serials,
                new InMemoryRateLimits());
        renewals = MachineRenewals.on(places, () -> rules, FaultPoints.NONE, clock);
        endpoint = endpoint(registrars);
    }

    /** Another one before the same CA. */
    CmpEndpoint endpoint(Registrars registrars) {
        return new CmpEndpoint(
                renewals,
                reader,
                registrars,
                at -> speaking.orElseGet(() -> {
                    needTheKey();
                    return MessageKey.make(authority.keys(), PUBLICATION, register, serials, at);
                }),
                clock);
    }

    /** As if the HSM with the CA's key were pulled out, or put back. */
    void keyIsAway(boolean now) {
        keyIsAway = now;
    }

    private void needTheKey() {
        if (keyIsAway) {
            throw new UnavailableException("HSM", "does not sign");
        }
    }

    /** The same CA, with nothing stored; its endpoint speaks by this key. */
    MachineSite emptied(MessageKey speaking) {
        return emptied(speaking, Registrars.NONE);
    }

    MachineSite emptied(MessageKey speaking, Registrars registrars) {
        return new MachineSite(profile, now, authority, Optional.of(speaking), registrars);
    }

    MessageKey messageKey() {
        return MessageKey.make(authority.keys(), PUBLICATION, register, new RandomSerialNumbers(), now);
    }

    /** A certificate of ours that ends in so many days. */
    Bytes certificate(KeyPair key, KeyUse use, int days) {
        return certificate(TestPki.HOLDER, key, use, days);
    }

    Bytes certificate(DistinguishedName subject, KeyPair key, KeyUse use, int days) {
        Instant end = now.plus(Duration.ofDays(days));
        return DemonstrationAuthority.issue(
                authority.keys(),
                PUBLICATION,
                use,
                subject,
                key.getPublic(),
                new ValidityPeriod(now.minus(Duration.ofDays(300)), end));
    }

    RecordMandate.Outcome mandate(Bytes certificate) {
        return new RecordMandate(mandates, reader, revocations, numbers, clock)
                .handle(new RecordMandate.Command(
                        certificate,
                        new ContractReference("HT-2025-0042"),
                        2,
                        now.plus(Duration.ofDays(800)),
                        new ValidityTerm(1),
                        new StaffName("reviewer-7")));
    }

    KeyPair newKey() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(profile == KeyProfile.RSA2048 ? "RSA" : "EC");
        generator.initialize(profile == KeyProfile.RSA2048 ? 2048 : 256);
        return generator.generateKeyPair();
    }

    byte[] answer(byte[] message) throws IOException {
        return endpoint.answer(Bytes.of(message))
                .orElseThrow(() -> new IOException("no message"))
                .toArray();
    }

    Optional<Revocations.Reason> revoked(SerialNumber serial) {
        return revocations.find(serial).map(Revocations.Revocation::reason);
    }
}

package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.yanqi.agent.CrashedRenewal.State;
import org.yanqi.application.Ports;
import org.yanqi.application.UseCases;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.memory.InMemoryAgreementArchive;
import org.yanqi.application.memory.InMemoryDocuments;
import org.yanqi.application.memory.InMemoryEventCertificates;
import org.yanqi.application.memory.InMemoryParties;
import org.yanqi.application.memory.InMemoryPictures;
import org.yanqi.application.memory.InMemoryStaffSecrets;
import org.yanqi.application.port.CertificateReader;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.TokenSerial;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.Issued;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalRules.ServedIssuer;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.persistence.LocalTransactions;
import org.yanqi.persistence.Migration;
import org.yanqi.persistence.StoredAlarms;
import org.yanqi.persistence.StoredApplicationNumbers;
import org.yanqi.persistence.StoredAuditLedger;
import org.yanqi.persistence.StoredInvoices;
import org.yanqi.persistence.StoredIssuanceChecks;
import org.yanqi.persistence.StoredIssuedCertificates;
import org.yanqi.persistence.StoredIssuedEventCertificates;
import org.yanqi.persistence.StoredIssuedMachineCertificates;
import org.yanqi.persistence.StoredOneTimeCodes;
import org.yanqi.persistence.StoredOutbox;
import org.yanqi.persistence.StoredPaymentOrders;
import org.yanqi.persistence.StoredRateLimits;
import org.yanqi.persistence.StoredReceivedMessages;
import org.yanqi.persistence.StoredReminders;
import org.yanqi.persistence.StoredRenewalApplications;
import org.yanqi.persistence.StoredRenewalMandates;
import org.yanqi.persistence.StoredRevocations;
import org.yanqi.persistence.StoredSealedBids;
import org.yanqi.persistence.StoredSeenPublicKeys;
import org.yanqi.persistence.StoredSentNotices;
import org.yanqi.persistence.StoredShortLivedData;
import org.yanqi.persistence.StoredStaffAccounts;
import org.yanqi.persistence.StoredStaffSessions;
import org.yanqi.persistence.StoredTokenJobs;
import org.yanqi.persistence.secrecy.DataKeys;
import org.yanqi.pki.AuthorityFiles;
import org.yanqi.pki.AuthorityKeys;
import org.yanqi.pki.CmsPossessionProofs;
import org.yanqi.pki.CmsSealedChallenges;
import org.yanqi.pki.DemonstrationAuthority;
import org.yanqi.pki.EmbeddedAuthority;
import org.yanqi.pki.MachineAuthority;
import org.yanqi.pki.Publication;
import org.yanqi.pki.RandomSerialNumbers;
import org.yanqi.pki.X509CertificateReader;
import org.yanqi.tickets.JwsTokenTickets;
import org.yanqi.tickets.RandomSecrets;
import org.yanqi.tickets.TicketKey;
import org.yanqi.token.FileWatch;
import org.yanqi.token.KeyUse;

/**
 * The platform without its pages: all its use cases, what they store in PostgreSQL, with the embedded CA, its key management
 * centre and real tickets. Only the parties that a renewal no longer needs once it is paid are in memory.
 */
final class RealServer implements AutoCloseable {
    static final ApplicationNumber NUMBER = new ApplicationNumber(RenewalServer.APPLICATION);

    private static final DataKeys KEYS = DataKeys.of("0123456789abcdef0123456789abcdef".getBytes(US_ASCII));
    private static final char[] PASSWORD = "of the demonstration".toCharArray();
    private static final Publication PUBLICATION =
            Publication.at(URI.create(RenewalServer.ORIGIN), Publication.DEMONSTRATION_POLICY);

    final Ports ports;
    final UseCases useCases;
    private final LocalTransactions transactions;

    private RealServer(Ports ports, LocalTransactions transactions) {
        this.ports = ports;
        this.useCases = UseCases.on(ports);
        this.transactions = transactions;
    }

    /** Started on what lies in this home and in this database, and on nothing else. */
    static RealServer on(Path home, DataSource database, FaultPoints faults, Clock clock) throws Exception {
        var keys = AuthorityKeys.fromPkcs12(home.resolve("ca").resolve("ca.p12"), PASSWORD);
        var transactions = new LocalTransactions(database);
        var applications = new StoredRenewalApplications(transactions, KEYS, clock);
        var orders = new StoredPaymentOrders(transactions);
        var documents = new InMemoryDocuments();
        var mandates = new StoredRenewalMandates(transactions);
        var issued = new StoredIssuedCertificates(transactions);
        var events = new StoredIssuedEventCertificates(transactions, KEYS);
        var machines = new StoredIssuedMachineCertificates(transactions);
        var revocations = new StoredRevocations(transactions);
        var alarms = new StoredAlarms(transactions);
        var reader = new X509CertificateReader(List.of(keys.issuingCertificate()));
        var secrets = new RandomSecrets();
        var tickets = new JwsTokenTickets(TicketKey.read(home.resolve("ra.jwk")), secrets, RunningAgent.VERSION);
        var parties = new InMemoryParties();
        var ports = new Ports(
                new Ports.Storage(
                        applications,
                        new StoredApplicationNumbers(transactions),
                        new StoredAuditLedger(transactions),
                        new StoredOutbox(transactions, clock),
                        orders,
                        new StoredInvoices(transactions, KEYS),
                        documents,
                        new StoredOneTimeCodes(transactions, KEYS),
                        new StoredTokenJobs(transactions),
                        new StoredSeenPublicKeys(transactions),
                        new StoredSealedBids(transactions),
                        new StoredReceivedMessages(transactions, KEYS),
                        new StoredReminders(transactions, KEYS),
                        new StoredSentNotices(transactions),
                        new StoredRateLimits(transactions, KEYS),
                        new StoredShortLivedData(transactions)),
                new Ports.Found(applications, applications, orders),
                new Ports.Pki(
                        reader,
                        reader,
                        reader,
                        new CmsPossessionProofs(),
                        new CmsSealedChallenges(),
                        new EmbeddedAuthority(keys, PUBLICATION, issued, revocations),
                        new InMemoryEventCertificates(events),
                        new RandomSerialNumbers(),
                        tickets,
                        secrets),
                new Ports.Parties(
                        parties.face,
                        parties.phone,
                        parties.wallet,
                        parties.wallet,
                        parties.wallet,
                        parties.taxBureau,
                        faults),
                new Ports.Papers(
                        InMemoryParties.agreements(),
                        new InMemoryAgreementArchive(),
                        InMemoryParties.papers(),
                        new InMemoryPictures()),
                new Ports.Staff(
                        new StoredStaffAccounts(transactions, KEYS),
                        new StoredStaffSessions(transactions),
                        new InMemoryStaffSecrets()),
                new Ports.Machines(mandates, new MachineAuthority(keys, PUBLICATION, machines)),
                new Ports.Control(
                        issued,
                        events,
                        machines,
                        revocations,
                        new StoredIssuanceChecks(transactions),
                        alarms,
                        alarms,
                        alarm -> {}),
                () -> Renewals.rules(issuer(home, keys)),
                clock);
        return new RealServer(ports, transactions);
    }

    /** Before the keys are replaced: the old pair is on the token, by a CA of the same keys, and its renewal is paid for. */
    static void prepare(CrashCell cell, Path home, DataSource database) throws Exception {
        Instant now = Clock.systemUTC().instant();
        var validity = new ValidityPeriod(now.minus(Duration.ofDays(355)), now.plus(Duration.ofDays(10)));
        var authority = DemonstrationAuthority.create(KeyProfile.valueOf(cell.profile.name()), now);
        AuthorityFiles.save(authority, Files.createDirectories(home.resolve("ca")), PASSWORD);
        var keys = authority.keys();
        try (var tokens = cell.plug(home, FileWatch.none())) {
            Journey.begin(
                    home,
                    CrashCell.emptyToken(tokens),
                    cell.profile,
                    (use, key) -> DemonstrationAuthority.issue(
                                    keys,
                                    PUBLICATION,
                                    org.yanqi.domain.certificate.KeyUse.valueOf(use.name()),
                                    TestPki.HOLDER,
                                    key,
                                    validity)
                            .toArray());
        }
        Migration.run(database);
        try (var transactions = new LocalTransactions(database)) {
            var paid = Renewals.paid(
                    NUMBER,
                    oldPair(home, keys),
                    new TokenSerial(Journey.resume(home).serial),
                    issuer(home, keys),
                    now.minusSeconds(60));
            new StoredRenewalApplications(transactions, KEYS, Clock.systemUTC()).save(Renewals.first(paid));
        }
    }

    private static CertificatePair oldPair(Path home, AuthorityKeys keys) throws Exception {
        var signing = Bytes.of(Files.readAllBytes(home.resolve(KeyUse.SIGNING + ".cer")));
        var encryption = Bytes.of(Files.readAllBytes(home.resolve(KeyUse.ENCRYPTION + ".cer")));
        var read = new X509CertificateReader(List.of(keys.issuingCertificate())).pair(signing, List.of(encryption));
        if (read instanceof CertificateReader.Reading.Pair(var pair)) {
            return pair;
        }
        throw new AssertionError(read);
    }

    private static ServedIssuer issuer(Path home, AuthorityKeys keys) {
        try {
            return new ServedIssuer(keys.issuerName(), KeyProfile.valueOf(Files.readString(home.resolve("profile"))));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    RenewalApplication application() {
        return useCases.viewRenewal().of(NUMBER).orElseThrow();
    }

    /** The new pair, once there is one. */
    Optional<CertificatePair> renewed() {
        return application()
                .reached(Installed.class)
                .map(Installed::renewed)
                .or(() -> application().reached(Issued.class).map(Issued::renewed));
    }

    /** What a node does by itself every few seconds. */
    int work() {
        return ports.storage().outbox().deliver(100, useCases.background().reactions());
    }

    /** Writes down what this server counts on, for who looks at the token. */
    void tellState(Path home) throws Exception {
        Files.writeString(
                home.resolve("server.state"), state(application().status()).name());
        var renewed = renewed();
        if (renewed.isPresent()) {
            var pair = renewed.get();
            var told = Json.createObjectBuilder()
                    .add("signingCertificate", base64(pair.signing().der()))
                    .add("encryptionCertificate", base64(pair.encryption().der()));
            Files.writeString(CrashedRenewal.issued(home), told.build().toString(), UTF_8);
        }
    }

    private static State state(RenewalStatus status) {
        return switch (status) {
            case PAID, ISSUING -> State.PROVED;
            case ISSUED -> State.ISSUED;
            case INSTALLED -> State.INSTALLED;
            case COMPLETED -> State.COMPLETED;
            default -> throw new AssertionError(status);
        };
    }

    private static String base64(Bytes octets) {
        return Base64.getEncoder().encodeToString(octets.toArray());
    }

    @Override
    public void close() {
        transactions.close();
    }
}

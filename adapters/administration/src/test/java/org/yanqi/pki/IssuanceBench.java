package org.yanqi.pki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.fixture.StandingClock;
import org.yanqi.application.memory.InMemoryIssuedCertificates;
import org.yanqi.application.memory.InMemoryLedger;
import org.yanqi.application.memory.InMemoryRevocations;
import org.yanqi.application.memory.InMemorySeenPublicKeys;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.CertificationAuthority;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.IssuedCertificates;
import org.yanqi.application.port.RenewalApplications;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.SeenPublicKeys;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.application.token.IssueCertificates;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.CertificationRequest;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.consent.ConfirmationPhrase;
import org.yanqi.domain.payment.FeeSchedule;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.IssuanceOrder;
import org.yanqi.domain.renewal.Issued;
import org.yanqi.domain.renewal.Issuing;
import org.yanqi.domain.renewal.Patience;
import org.yanqi.domain.renewal.PersonalDataRetention;
import org.yanqi.domain.renewal.RenewalRules;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.domain.renewal.RenewalWindow;
import org.yanqi.persistence.LocalTransactions;
import org.yanqi.persistence.Migration;
import org.yanqi.persistence.PostgresServer;
import org.yanqi.persistence.StoredAuditLedger;
import org.yanqi.persistence.StoredIssuedCertificates;
import org.yanqi.persistence.StoredRenewalApplications;
import org.yanqi.persistence.StoredRevocations;
import org.yanqi.persistence.StoredSeenPublicKeys;
import org.yanqi.persistence.secrecy.DataKeys;

/**
 * Times how pairs of certificates are issued for orders that are stored, with a durable PostgreSQL and its audit ledger
 * against registers in memory, and where the time of one pair goes. Prints figures by {@code ./bench keys} and judges none;
 * no build runs it.
 */
class IssuanceBench {
    private static final int ROUNDS = Integer.parseInt(System.getenv().getOrDefault("YANQI_BENCH_ROUNDS", "15"));
    private static final StandingClock CLOCK = new StandingClock(Renewals.MORNING);
    private static final DataKeys KEYS =
            DataKeys.of("0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    private static final X500Name HOLDER =
            Names.encode(DistinguishedName.of("2.5.4.6", "CN", "2.5.4.8", "湖北", "2.5.4.3", "在线延期测试"));
    private static final String NAME = "bench_" + UUID.randomUUID().toString().replace("-", "");

    /** Of all profiles, so that no application is stored twice. */
    private static final AtomicInteger LAST_NUMBER = new AtomicInteger();

    private static KeptConnections database;
    private static LocalTransactions transactions;

    /** Where what is issued is kept. */
    private record Registers(
            RenewalApplications applications,
            AuditLedger ledger,
            IssuedCertificates issued,
            Revocations revocations,
            SeenPublicKeys seen) {
        static Registers inMemory() {
            var ledger = new InMemoryLedger(CLOCK);
            return new Registers(
                    ledger,
                    ledger,
                    new InMemoryIssuedCertificates(),
                    new InMemoryRevocations(),
                    new InMemorySeenPublicKeys());
        }

        /** Nothing has been issued yet. */
        static Registers stored() throws SQLException {
            sql(database.source(), "TRUNCATE issued_certificate");
            return new Registers(
                    new StoredRenewalApplications(transactions, KEYS, CLOCK),
                    new StoredAuditLedger(transactions),
                    new StoredIssuedCertificates(transactions),
                    new StoredRevocations(transactions),
                    new StoredSeenPublicKeys(transactions));
        }

        Registers timedBy(Stopwatch watch) {
            return new Registers(
                    watch.over(RenewalApplications.class, applications),
                    watch.over(AuditLedger.class, ledger),
                    watch.over(IssuedCertificates.class, issued),
                    watch.over(Revocations.class, revocations),
                    watch.over(SeenPublicKeys.class, seen));
        }
    }

    /** The tests' server does not wait for its disk; this one does, as one in service would. */
    @BeforeAll
    static void open() throws SQLException {
        var server = PostgresServer.running();
        sql(server.database("postgres"), "ALTER SYSTEM SET fsync = on");
        sql(server.database("postgres"), "SELECT pg_reload_conf()");
        sql(server.database("postgres"), "CREATE DATABASE " + NAME);
        database = new KeptConnections(server.database(NAME));
        Migration.run(server.database(NAME));
        transactions = new LocalTransactions(database.source());
    }

    @AfterAll
    static void close() throws SQLException {
        transactions.close();
        database.close();
        var server = PostgresServer.running().database("postgres");
        sql(server, "DROP DATABASE " + NAME + " WITH (FORCE)");
        sql(server, "ALTER SYSTEM RESET fsync");
        sql(server, "SELECT pg_reload_conf()");
    }

    private static void sql(DataSource source, String statement) throws SQLException {
        try (var connection = source.getConnection();
                var session = connection.createStatement()) {
            session.execute(statement);
        }
    }

    @ParameterizedTest
    @EnumSource(KeyProfile.class)
    void issuance(KeyProfile profile) throws Exception {
        var pki = RealPki.of(profile);
        int pairs = ROUNDS * (profile == KeyProfile.RSA2048 ? 4 : 20);
        var requests = requests(pki, pairs);
        issued(pki, Registers.inMemory(), requests, 2); // for the virtual machine to get warm
        issued(pki, Registers.stored(), requests, 2);
        var lines = new ArrayList<String>();
        lines.add(profile + ": pairs of certificates a second, " + pairs + " each time");
        for (int threads = 1; threads <= 2; threads++) {
            double memory = issued(pki, Registers.inMemory(), requests, threads);
            double stored = issued(pki, Registers.stored(), requests, threads);
            lines.add(String.format(
                    Locale.ROOT,
                    "  %d at a time: %.0f with the database, %.0f without, %.2f times",
                    threads,
                    stored,
                    memory,
                    memory / stored));
        }
        lines.add("  milliseconds of one pair: " + parts(pki, requests));
        Files.write(Files.createDirectories(Path.of("target", "bench")).resolve("issuance-" + profile + ".txt"), lines);
    }

    /** Pairs a second. */
    private static double issued(RealPki pki, Registers registers, List<CertificationRequest> requests, int threads)
            throws Exception {
        var numbers = ordered(registers, requests);
        var authority = new EmbeddedAuthority(
                pki.authority.keys(), RealPki.PUBLICATION, registers.issued(), registers.revocations());
        var issue = issue(registers, authority);
        long began = System.nanoTime();
        try (var workers = Executors.newFixedThreadPool(threads)) {
            List<Callable<Outcome>> work = new ArrayList<>();
            numbers.forEach(number -> work.add(() -> issue.handle(number)));
            for (var outcome : workers.invokeAll(work)) {
                requireIssued(outcome.get());
            }
        }
        return requests.size() * 1e9 / (System.nanoTime() - began);
    }

    private static void requireIssued(Outcome outcome) throws ExecutionException {
        if (!(outcome instanceof Outcome.Now now && now.application() instanceof Issued)) {
            throw new AssertionError(outcome);
        }
    }

    private static IssueCertificates issue(Registers registers, CertificationAuthority authority) {
        var desk = new RenewalDesk(registers.applications(), registers.ledger(), IssuanceBench::rules);
        return new IssueCertificates(desk, authority, registers.seen(), FaultPoints.NONE, CLOCK);
    }

    private static RenewalRules rules() {
        return new RenewalRules(
                RenewalWindow.STANDARD,
                FeeSchedule.perYear(Money.yuan(200)),
                List.of(new RenewalRules.ServedIssuer(
                        DistinguishedName.of("2.5.4.6", "CN", "2.5.4.3", "HBCA"), KeyProfile.P256)),
                Set.of(),
                ConfirmationPhrase.MANUAL,
                3,
                Patience.STANDARD,
                PersonalDataRetention.STANDARD);
    }

    /** No two by the same key. */
    private static List<CertificationRequest> requests(RealPki pki, int pairs) throws IOException {
        var requests = new ArrayList<CertificationRequest>();
        for (int count = 0; count < pairs; count++) {
            var key = JavaKeys.generate(pki.profile);
            var info = SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded());
            var request = new PKCS10CertificationRequestBuilder(HOLDER, info)
                    .build(SignatureAlgorithms.signer(key.getPrivate()));
            requests.add(pki.reader().request(Bytes.of(request.getEncoded())).orElseThrow());
        }
        return requests;
    }

    /** Stores applications whose pairs have been ordered. */
    private static List<ApplicationNumber> ordered(Registers registers, List<CertificationRequest> requests) {
        return requests.stream()
                .map(request -> ordered(registers.applications(), request))
                .toList();
    }

    private static ApplicationNumber ordered(RenewalApplications applications, CertificationRequest request) {
        var number = Renewals.number(LAST_NUMBER.incrementAndGet());
        var toy = (Issuing) Renewals.in(RenewalStatus.ISSUING, number);
        var serials = new RandomSerialNumbers();
        var order = new IssuanceOrder(
                request,
                serials.reserve(),
                serials.reserve(),
                toy.order().validity(),
                toy.order().replaced());
        applications.save(Renewals.first(new Issuing(toy.before(), order, toy.since())));
        return number;
    }

    /** By one thread. */
    private static String parts(RealPki pki, List<CertificationRequest> requests) throws SQLException {
        var keys = new Stopwatch();
        var envelopes = new Stopwatch();
        var certificates = new Stopwatch();
        var maker = new HolderCertificates(pki.authority.keys(), RealPki.PUBLICATION);
        var validity = ((Issuing) Renewals.in(RenewalStatus.ISSUING, Renewals.number(1)))
                .order()
                .validity();
        for (var request : requests) {
            var signing = pki.keyOf(request.der());
            var pair = keys.time(() -> JavaKeys.generate(pki.profile));
            var encryption = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
            envelopes.time(() -> enclosed(pki, pair, signing));
            certificates.time(() -> {
                maker.make(KeyUse.SIGNING, new RandomSerialNumbers().reserve(), HOLDER, signing, validity);
                return maker.make(KeyUse.ENCRYPTION, new RandomSerialNumbers().reserve(), HOLDER, encryption, validity);
            });
        }
        var registers = new Stopwatch();
        var stored = Registers.stored();
        var numbers = ordered(stored, requests);
        var timed = stored.timedBy(registers);
        var authority =
                new EmbeddedAuthority(pki.authority.keys(), RealPki.PUBLICATION, timed.issued(), timed.revocations());
        var issue = issue(timed, authority);
        numbers.forEach(issue::handle);
        int pairs = requests.size();
        return String.format(
                Locale.ROOT,
                "%.2f for the encryption key, %.2f for its envelope and its escrow, %.2f for both certificates with"
                        + " their lints, %.2f for the database",
                keys.millis() / pairs,
                envelopes.millis() / pairs,
                certificates.millis() / pairs,
                registers.millis() / pairs);
    }

    /** As {@link KeyManagementCentre} does it. */
    private static Bytes enclosed(RealPki pki, KeyPair pair, SubjectPublicKeyInfo signing) {
        Sealing.seal(pair.getPrivate().getEncoded(), pki.authority.keys().kmc());
        return pki.profile == KeyProfile.SM2
                ? Sm2EnvelopedKey.enclose(pair, signing)
                : KeyEnvelope.enclose(pair, JavaKeys.publicKey(signing));
    }
}

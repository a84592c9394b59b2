package org.yanqi.pki;

import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
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

        static Registers stored() {
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
        issued(pki, Registers.inMemory(), pairs, 2); // for the virtual machine to get warm
        issued(pki, Registers.stored(), pairs / 2, 2);
        var lines = new ArrayList<String>();
        lines.add(profile + ": pairs of certificates a second, " + pairs + " each time");
        for (int threads = 1; threads <= 2; threads++) {
            double memory = issued(pki, Registers.inMemory(), pairs, threads);
            double stored = issued(pki, Registers.stored(), pairs, threads);
            lines.add(String.format(
                    Locale.ROOT,
                    "  %d at a time: %.0f with the database, %.0f without, %.2f times",
                    threads,
                    stored,
                    memory,
                    memory / stored));
        }
        lines.add("  milliseconds of one pair: " + parts(pki, pairs));
        Files.write(Files.createDirectories(Path.of("target", "bench")).resolve("issuance-" + profile + ".txt"), lines);
    }

    /** Pairs a second. */
    private static double issued(RealPki pki, Registers registers, int pairs, int threads) throws Exception {
        var numbers = ordered(pki, registers, pairs);
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
        return pairs * 1e9 / (System.nanoTime() - began);
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

    /** Stores applications whose pairs have been ordered. */
    private static List<ApplicationNumber> ordered(RealPki pki, Registers registers, int pairs) {
        return IntStream.range(0, pairs)
                .mapToObj(count -> ordered(pki, registers.applications()))
                .toList();
    }

    private static ApplicationNumber ordered(RealPki pki, RenewalApplications applications) {
        var number = Renewals.number(LAST_NUMBER.incrementAndGet());
        var toy = (Issuing) Renewals.in(RenewalStatus.ISSUING, number);
        var holder = toy.before().presented().pair().subject();
        var request = pki.reader().request(pki.request(holder)).orElseThrow();
        var serials = new RandomSerialNumbers();
        var order = new IssuanceOrder(
                request, serials.reserve(), serials.reserve(), toy.order().validity());
        applications.save(Renewals.first(new Issuing(toy.before(), order, toy.since())));
        return number;
    }

    /** By one thread. */
    private static String parts(RealPki pki, int pairs) {
        var keys = new Stopwatch();
        var centres = new Stopwatch();
        var certificates = new Stopwatch();
        var centre = new KeyManagementCentre(pki.authority.keys().kmc());
        var maker = new HolderCertificates(pki.authority.keys(), RealPki.PUBLICATION);
        var holder = Names.encode(org.yanqi.application.port.TestPki.HOLDER);
        var request = pki.keyOf(pki.request(org.yanqi.application.port.TestPki.HOLDER));
        var validity = ((Issuing) Renewals.in(RenewalStatus.ISSUING, Renewals.number(1)))
                .order()
                .validity();
        for (int pair = 0; pair < pairs; pair++) {
            keys.time(() -> JavaKeys.generate(pki.profile));
            var made = new SubjectPublicKeyInfo[1];
            centres.time(() -> made[0] = centre.make(request).publicKey());
            certificates.time(() -> {
                maker.make(KeyUse.SIGNING, new RandomSerialNumbers().reserve(), holder, request, validity);
                return maker.make(KeyUse.ENCRYPTION, new RandomSerialNumbers().reserve(), holder, made[0], validity);
            });
        }
        var registers = new Stopwatch();
        var stored = Registers.stored();
        var numbers = ordered(pki, stored, pairs);
        var timed = stored.timedBy(registers);
        var authority =
                new EmbeddedAuthority(pki.authority.keys(), RealPki.PUBLICATION, timed.issued(), timed.revocations());
        var issue = issue(timed, authority);
        numbers.forEach(issue::handle);
        return String.format(
                Locale.ROOT,
                "%.2f for the encryption key, %.2f for its envelope and its escrow, %.2f for both certificates with"
                        + " their lints, %.2f for the database",
                keys.millis() / pairs,
                (centres.millis() - keys.millis()) / pairs,
                certificates.millis() / pairs,
                registers.millis() / pairs);
    }
}

package org.yanqi.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.fixture.StandingClock;
import org.yanqi.application.port.RateLimits;
import org.yanqi.application.port.RenewalMandates.Sign;
import org.yanqi.application.port.TestPki;
import org.yanqi.application.staff.SignIn;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.domain.staff.StaffAccount;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.domain.staff.StaffRole;
import org.yanqi.domain.staff.StaffSession;
import org.yanqi.persistence.LocalTransactions;
import org.yanqi.persistence.Migration;
import org.yanqi.persistence.PostgresServer;
import org.yanqi.persistence.StoredAuditLedger;
import org.yanqi.persistence.StoredRateLimits;
import org.yanqi.persistence.StoredRenewalApplications;
import org.yanqi.persistence.StoredRenewalMandates;
import org.yanqi.persistence.StoredStaffAccounts;
import org.yanqi.persistence.StoredStaffSessions;
import org.yanqi.persistence.secrecy.DataKeys;
import org.yanqi.pki.AuthorityKeys;
import org.yanqi.pki.DemonstrationAuthority;
import org.yanqi.pki.Publication;
import org.yanqi.staff.LocalStaffSecrets;

class AdministrationTest {
    private static final byte[] OLD = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NEW = "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.US_ASCII);
    private static final StaffName NAME = new StaffName("li.si");
    private static final String PASSWORD = "correct horse battery";

    private final String name = "admin_" + UUID.randomUUID().toString().replace("-", "");
    private final PGSimpleDataSource database = PostgresServer.running().database(name);
    private final Paper paper = new Paper();

    @TempDir
    private Path directory;

    private LocalTransactions transactions;

    /** Where the program writes to and reads from in place of a console. */
    private static final class Paper implements Terminal {
        private final List<String> said = new ArrayList<>();
        private final List<String> complaints = new ArrayList<>();
        private final Deque<String> typed = new ArrayDeque<>();

        @Override
        public void say(String line) {
            said.add(line);
        }

        @Override
        public void complain(String line) {
            complaints.add(line);
        }

        @Override
        public String password(String prompt) {
            if (typed.isEmpty()) {
                throw new NoPassword("no password was given");
            }
            return typed.removeFirst();
        }
    }

    @BeforeEach
    void a_platform() throws IOException {
        sql(PostgresServer.running().database("postgres"), "CREATE DATABASE " + name);
        Migration.run(database);
        transactions = new LocalTransactions(database);
        keys(OLD);
    }

    @AfterEach
    void drop() {
        transactions.close();
        sql(PostgresServer.running().database("postgres"), "DROP DATABASE " + name + " WITH (FORCE)");
    }

    @Test
    void an_account_is_opened_with_a_password_typed_twice() {
        type(PASSWORD, PASSWORD);
        assertThat(run("create-staff", "--name", "li.si", "--role", "reviewer", "--role", "security-officer"))
                .isEqualTo(Administration.DONE);
        StaffAccount account = account(OLD);
        assertThat(account.roles()).containsExactlyInAnyOrder(StaffRole.REVIEWER, StaffRole.SECURITY_OFFICER);
        assertThat(new LocalStaffSecrets().matches(PASSWORD, account.passwordHash()))
                .isTrue();
        assertThat(paper.said).anyMatch(line -> line.startsWith("otpauth://totp/Yanqi:li.si?secret="));
        assertThat(paper.said).noneMatch(line -> line.contains(PASSWORD));
        assertThat(paper.complaints).isEmpty();
    }

    @Test
    void an_account_that_is_there_is_not_opened_again() {
        create();
        StaffAccount before = account(OLD);
        type("another password", "another password");
        assertThat(run("create-staff", "--name", "li.si", "--role", "auditor")).isEqualTo(Administration.FAILED);
        assertThat(account(OLD)).isEqualTo(before);
    }

    @Test
    void a_password_that_is_short_mistyped_or_missing_opens_no_account() {
        for (List<String> typed :
                List.of(List.of("short", "short"), List.of(PASSWORD, PASSWORD + "x"), List.<String>of())) {
            paper.typed.clear();
            paper.typed.addAll(typed);
            assertThat(run("create-staff", "--name", "li.si", "--role", "reviewer"))
                    .isEqualTo(Administration.FAILED);
        }
        assertThat(new StoredStaffAccounts(transactions, DataKeys.of(OLD)).find(NAME))
                .isEmpty();
    }

    @Test
    void a_reset_account_has_new_secrets_its_old_roles_no_lock_and_no_session() {
        create();
        StaffAccount locked = account(OLD);
        assertThat(attempt()).isEmpty();
        assertThat(attempt()).isPresent();
        var session = new StaffSession(
                Sha256.of("secret"), NAME, Set.of(StaffRole.REVIEWER), Renewals.MORNING, Renewals.MORNING);
        new StoredStaffSessions(transactions).keep(session);

        type("a new password", "a new password");
        assertThat(run("reset-staff", "--name", "li.si")).isEqualTo(Administration.DONE);

        StaffAccount reset = account(OLD);
        assertThat(reset.roles()).isEqualTo(locked.roles());
        assertThat(attempt()).isEmpty();
        assertThat(reset.generatorSecret()).isNotEqualTo(locked.generatorSecret());
        assertThat(new LocalStaffSecrets().matches("a new password", reset.passwordHash()))
                .isTrue();
        assertThat(new StoredStaffSessions(transactions).find(session.secret())).isEmpty();
    }

    private Optional<Instant> attempt() {
        var once = new RateLimits.Limit(1, Duration.ofMinutes(15));
        return new StoredRateLimits(transactions, DataKeys.of(OLD))
                .attempt(SignIn.attempts(NAME), once, Renewals.MORNING);
    }

    @Test
    void a_machine_gets_one_mandate_for_its_signing_certificate() throws Exception {
        Instant now = Instant.now();
        var keys = DemonstrationAuthority.create(KeyProfile.P256, now).keys();
        Bytes machine = machine(keys, KeyUse.SIGNING, now);
        Files.write(directory.resolve("issuing.cer"), keys.issuingCertificate().toArray());
        Files.write(directory.resolve("machine.cer"), machine.toArray());
        Files.write(
                directory.resolve("other.cer"),
                machine(keys, KeyUse.ENCRYPTION, now).toArray());

        assertThat(mandate("machine.cer", "2099-12-31")).isEqualTo(Administration.DONE);

        var mandate = new StoredRenewalMandates(transactions)
                .find(new Sign.OfCertificate(machine.sha256()))
                .orElseThrow()
                .value();
        assertThat(mandate.terms().until()).isEqualTo("2099-12-31T15:59:59Z");
        assertThat(new StoredAuditLedger(transactions).of(mandate.number()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.actor()).isEqualTo("staff:li.si"));
        assertThat(mandate("machine.cer", "2099-12-31")).isEqualTo(Administration.FAILED);
        assertThat(mandate("other.cer", "2099-12-31")).isEqualTo(Administration.FAILED);
        assertThat(mandate("machine.cer", "2001-12-31")).isEqualTo(Administration.FAILED);
        assertThat(paper.complaints)
                .containsExactly(
                        "no mandate: the certificate has mandate " + mandate.number() + " already",
                        "no mandate: the certificate is not for signing",
                        "--until has passed");
        assertThat(mandate("machine.cer", "tomorrow")).isEqualTo(Administration.USAGE);
        assertThat(run("mandate-machine", "--certificate", "machine.cer")).isEqualTo(Administration.USAGE);
    }

    private static Bytes machine(AuthorityKeys keys, KeyUse use, Instant now) throws GeneralSecurityException {
        var publication = Publication.at(URI.create("http://localhost:8080"), Publication.DEMONSTRATION_POLICY);
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return DemonstrationAuthority.issue(
                keys,
                publication,
                use,
                TestPki.HOLDER,
                generator.generateKeyPair().getPublic(),
                new ValidityPeriod(now.minus(Duration.ofDays(300)), now.plus(Duration.ofDays(30))));
    }

    private int mandate(String certificate, String until) {
        return run(
                "mandate-machine",
                "--certificate",
                directory.resolve(certificate).toString(),
                "--issuer",
                directory.resolve("issuing.cer").toString(),
                "--contract",
                "HT-2025-0042",
                "--renewals",
                "2",
                "--until",
                until,
                "--years",
                "1",
                "--by",
                "li.si");
    }

    @Test
    void an_account_that_nobody_has_cannot_be_reset() {
        assertThat(run("reset-staff", "--name", "li.si")).isEqualTo(Administration.FAILED);
        assertThat(paper.complaints).containsExactly("there is no account li.si");
    }

    @Test
    void the_data_key_is_changed() throws IOException {
        create();
        applications(OLD).save(Renewals.first(Renewals.in(RenewalStatus.INSTALLED, Renewals.number(1))));
        keys(NEW, OLD);
        assertThat(run("rotate-data-key")).isEqualTo(Administration.DONE);
        assertThat(paper.said).contains("renewal: 1 of 1", "staff_account: 1 of 1", "2 values sealed anew");
        keys(NEW);
        assertThat(account(NEW).name()).isEqualTo(NAME);
        assertThat(applications(NEW).installedBy(Renewals.HANDLER.mobile())).containsExactly(Renewals.number(1));
        assertThat(run("rotate-data-key")).isEqualTo(Administration.DONE);
    }

    @Test
    void an_old_key_that_was_taken_out_too_early_is_missed() throws IOException {
        create();
        keys(NEW);
        assertThat(run("rotate-data-key")).isEqualTo(Administration.FAILED);
        assertThat(paper.complaints).contains("no key of the file opens staff_account [li.si]");
    }

    @Test
    void a_ledger_that_holds_together_is_verified_and_one_that_was_changed_is_not() {
        applications(OLD).save(Renewals.first(Renewals.in(RenewalStatus.OPENED, Renewals.number(1))));
        assertThat(run("verify-ledger")).isEqualTo(Administration.DONE);
        sql(database, "ALTER TABLE audit_entry DISABLE TRIGGER USER; UPDATE audit_entry SET entry = entry || ' '");
        assertThat(run("verify-ledger")).isEqualTo(Administration.FAILED);
        assertThat(paper.complaints)
                .singleElement()
                .asString()
                .contains(Renewals.number(1).value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "destroy",
                "create-staff --name li.si",
                "create-staff --role reviewer",
                "create-staff --name li.si --role king",
                "create-staff --name Li/Si --role reviewer",
                "create-staff --name li.si --role reviewer --password x",
                "create-staff --name",
                "reset-staff --name li.si --role reviewer",
                "rotate-data-key --name li.si",
                "next-ticket-key",
                "next-ticket-key --out",
                "next-ticket-key --out x --overlap-days 0",
                "next-ticket-key --out x --overlap-days 731",
                "next-ticket-key --out x --name li.si"
            })
    void what_cannot_be_meant_is_answered_with_the_usage(String line) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(Administration.USAGE);
        assertThat(paper.complaints).contains(CommandLine.USAGE);
    }

    @Test
    void missing_settings_are_named_all_at_once() {
        int result = new Administration(Map.of(), paper).run(List.of("verify-ledger"));
        assertThat(result).isEqualTo(Administration.FAILED);
        assertThat(paper.complaints).containsExactly("set YANQI_DB_URL, YANQI_DB_USER, YANQI_DATA_KEY_FILE");
    }

    @Test
    void a_database_that_is_not_there_is_told_in_one_line() {
        var environment = new HashMap<>(environment());
        environment.put("YANQI_DB_URL", database.getURL().replace(name, "nobody"));
        assertThat(new Administration(environment, paper).run(List.of("verify-ledger")))
                .isEqualTo(Administration.FAILED);
        assertThat(paper.complaints)
                .singleElement()
                .asString()
                .contains("\"nobody\" does not exist")
                .doesNotContain("\n");
    }

    private int run(String... arguments) {
        return new Administration(environment(), paper).run(List.of(arguments));
    }

    private Map<String, String> environment() {
        return Map.of(
                "YANQI_DB_URL",
                database.getURL(),
                "YANQI_DB_USER",
                String.valueOf(database.getUser()),
                "YANQI_DATA_KEY_FILE",
                directory.resolve("data.key").toString());
    }

    private void create() {
        type(PASSWORD, PASSWORD);
        assertThat(run("create-staff", "--name", "li.si", "--role", "reviewer")).isEqualTo(Administration.DONE);
    }

    private void type(String... lines) {
        paper.typed.addAll(List.of(lines));
    }

    private StaffAccount account(byte[] key) {
        return new StoredStaffAccounts(transactions, DataKeys.of(key))
                .find(NAME)
                .orElseThrow()
                .value();
    }

    private StoredRenewalApplications applications(byte[] key) {
        return new StoredRenewalApplications(
                transactions, DataKeys.of(key), new StandingClock(Instant.parse("2025-07-11T01:30:00Z")));
    }

    private void keys(byte[]... secrets) throws IOException {
        List<String> lines = List.of(secrets).stream()
                .map(secret -> Base64.getEncoder().encodeToString(secret))
                .toList();
        Files.write(directory.resolve("data.key"), lines, StandardCharsets.US_ASCII);
    }

    private static void sql(PGSimpleDataSource source, String statements) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

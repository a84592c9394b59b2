package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.agent.pin.PinPrompt;
import org.yanqi.agent.ticket.Step;
import org.yanqi.token.Crypto;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.KeyUse;
import org.yanqi.token.SealedFile;
import org.yanqi.token.StoredObject.Kind;
import org.yanqi.token.TestCa;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeyKind;
import org.yanqi.token.UKeys;

/** A renewal over real HTTP, on a real token of either kind. */
abstract class OneRenewal {
    private static final byte[] PROVE = "{\"nonce\":\"prove-nonce-1\"}".getBytes(UTF_8);

    @TempDir
    Path home;

    private final CountingPrompt person = new CountingPrompt();

    abstract UKeys tokens() throws Exception;

    abstract UKey emptyToken() throws Exception;

    abstract void unplug() throws Exception;

    /** By which another program finds the token, too. */
    Optional<Path> library() throws Exception {
        return Optional.empty();
    }

    @AfterEach
    void remove() throws Exception {
        unplug();
    }

    RunningAgent agent(Journey journey) throws Exception {
        var settings = journey.settings(UKeyKind.SOFTWARE, home);
        return RunningAgent.start(settings, tokens(), person, Clock.systemUTC()).orElseThrow();
    }

    static Page page(RunningAgent agent) {
        return new Page(agent.port(), RenewalServer.ORIGIN);
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void keys_are_replaced_and_old_bids_still_open(KeyProfile profile) throws Exception {
        var journey = Journey.begin(home, emptyToken(), profile);
        try (var agent = agent(journey)) {
            var page = page(agent);
            var inventory = journey.order(page, Step.INVENTORY, "{}".getBytes(UTF_8));
            assertThat(inventory.getJsonArray("tokens").getJsonObject(0).getString("serial"))
                    .isEqualTo(journey.serial);
            var proof = journey.order(page, Step.PROVE, PROVE).getString("proof");
            assertThat(signedText(proof))
                    .isEqualTo("YANQI-POSSESSION-V1\norigin: http://localhost:8080\napplication: YQ20250711-000123\n"
                            + "nonce: prove-nonce-1\ncertificate-sha256: " + journey.oldCertificate + "\n");
            var retired = journey.replaceKeys(page);
            assertThat(retired.getBoolean("retired")).isTrue();
            assertThat(retired.getJsonArray("kept")).hasSize(2);
        }
        assertThat(person.windows).as("PIN windows").hasSize(2);
        assertThat(person.windows.getFirst().signed())
                .hasValueSatisfying(text -> assertThat(text).startsWith("YANQI-POSSESSION-V1"));
        converged(journey);
    }

    @Test
    void what_will_happen_is_told_without_a_pin_and_without_a_change() throws Exception {
        var journey = Journey.begin(home, emptyToken(), KeyProfile.P256);
        try (var agent = agent(journey)) {
            var page = page(agent);
            var before = DiskImage.content(home);
            var fresh = journey.order(page, Step.PLAN, plan(1));
            assertThat(DiskImage.content(home)).as("the token and the journal").isEqualTo(before);
            assertThat(fresh.getBoolean("room")).isTrue();
            assertThat(fresh.getBoolean("begun")).isFalse();
            assertThat(fresh.getJsonArray("unfinished")).isEmpty();
            assertThat(fresh.getJsonArray("certificates")).hasSize(2);
            assertThat(person.windows).isEmpty();

            journey.order(page, Step.GENERATE, RenewalServer.generateParams(KeyProfile.P256, "generate-nonce-1"));
            var begun = journey.order(page, Step.PLAN, plan(2));
            assertThat(begun.getBoolean("begun")).isTrue();
            assertThat(begun.getJsonArray("unfinished").getString(0)).isEqualTo(RenewalServer.APPLICATION);

            journey.replaceKeys(page);
            var after = journey.failure(page, Step.PLAN, plan(3));
            assertThat(after).as("the old certificate is gone").isEqualTo("WRONG_TOKEN");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void which_encryption_keys_are_still_there_is_found_out_by_using_them(KeyProfile profile) throws Exception {
        var journey = Journey.begin(home, emptyToken(), profile);
        byte[] old = Files.readAllBytes(home.resolve(KeyUse.ENCRYPTION + ".cer"));
        try (var agent = agent(journey)) {
            var page = page(agent);
            var first = journey.order(page, Step.HISTORY, history(1));
            assertThat(first.getJsonArray("certificates")).hasSize(2);
            assertThat(first.getJsonArray("opening").getString(0)).isEqualTo(RenewalServer.hex(old));
            assertThat(person.windows).hasSize(1);

            try (var session = tokens().bySerial(journey.serial).open(Journey.PIN)) {
                for (var object : session.objects()) {
                    if (object.kind() == Kind.CERTIFICATE && java.util.Arrays.equals(object.value(), old)) {
                        for (var key : session.objects(Kind.PRIVATE_KEY, object.id())) {
                            session.destroy(key);
                        }
                    }
                }
            }
            var second = journey.order(page, Step.HISTORY, history(2));
            assertThat(second.getJsonArray("certificates")).hasSize(2);
            assertThat(second.getJsonArray("opening")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"PLAN", "HISTORY"})
    void nothing_is_told_of_a_token_that_does_not_hold_the_certificate_of_the_ticket(Step step) throws Exception {
        var journey = Journey.begin(home, emptyToken(), KeyProfile.P256);
        try (var agent = agent(journey)) {
            var params = plan(1);
            var claims = journey.server.claims(step, journey.serial, "ab".repeat(32), params);
            var otherCertificate = page(agent).operate(journey.server.sign(claims.build()), params);
            assertThat(otherCertificate.getJsonObject("error").getString("code"))
                    .isEqualTo("WRONG_TOKEN");
            claims = journey.server.claims(step, "0000", journey.oldCertificate, params);
            var otherToken = page(agent).operate(journey.server.sign(claims.build()), params);
            assertThat(otherToken.getJsonObject("error").getString("code")).isEqualTo("WRONG_TOKEN");
            byte[] more = "{\"nonce\":\"plan-nonce-1\",\"and\":\"more\"}".getBytes(UTF_8);
            assertThat(journey.failure(page(agent), step, more)).isEqualTo("TICKET_INVALID");
        }
        assertThat(person.windows).isEmpty();
    }

    private static byte[] history(int time) {
        return ("{\"nonce\":\"history-nonce-" + time + "\"}").getBytes(UTF_8);
    }

    private static byte[] plan(int time) {
        return ("{\"nonce\":\"plan-nonce-" + time + "\"}").getBytes(UTF_8);
    }

    @Test
    void the_request_is_bound_to_the_old_key() throws Exception {
        var journey = Journey.begin(home, emptyToken(), KeyProfile.P256);
        try (var agent = agent(journey)) {
            var params = RenewalServer.generateParams(KeyProfile.P256, "generate-nonce-1");
            var generated = journey.order(page(agent), Step.GENERATE, params);
            var request = new JcaPKCS10CertificationRequest(Base64.getDecoder().decode(generated.getString("request")));
            assertThat(request.getSubject()).isEqualTo(TestCa.SUBJECT);
            assertThat(signedText(generated.getString("binding")))
                    .contains("\npublic-key-sha256: "
                            + RenewalServer.hex(request.getPublicKey().getEncoded()) + "\n");
        }
    }

    @Test
    void a_finished_run_asked_again_gives_the_same_results_and_writes_nothing() throws Exception {
        var journey = Journey.begin(home, emptyToken(), KeyProfile.P256);
        String first;
        try (var agent = agent(journey)) {
            first = journey.replaceKeys(page(agent)).toString();
        }
        var before = stateOf(journey);
        try (var agent = agent(journey)) {
            assertThat(journey.replaceKeys(page(agent))).hasToString(first);
        }
        assertThat(stateOf(journey)).isEqualTo(before);
    }

    @Test
    void the_same_step_with_other_parameters_is_a_conflict() throws Exception {
        var journey = Journey.begin(home, emptyToken(), KeyProfile.P256);
        try (var agent = agent(journey)) {
            var page = page(agent);
            journey.order(page, Step.GENERATE, RenewalServer.generateParams(KeyProfile.P256, "generate-nonce-1"));
            var other = RenewalServer.generateParams(KeyProfile.P256, "generate-nonce-2");
            assertThat(journey.failure(page, Step.GENERATE, other)).isEqualTo("CONFLICT");
        }
    }

    @Test
    void no_step_can_be_skipped() throws Exception {
        var journey = Journey.begin(home, emptyToken(), KeyProfile.P256);
        var stranger = TestCa.keyPair(KeyProfile.P256);
        try (var agent = agent(journey)) {
            var page = page(agent);
            assertThat(journey.failure(page, Step.RETIRE, journey.retireParams()))
                    .isEqualTo("CONFLICT");
            var request = requestBy(stranger);
            var issued = journey.server.issue(request, KeyProfile.P256);
            assertThat(journey.failure(page, Step.INSTALL, issued)).isEqualTo("CONFLICT");
            var verify = RenewalServer.verifyParams(Page.json(new String(issued, UTF_8)), "x".getBytes(UTF_8));
            assertThat(journey.failure(page, Step.VERIFY, verify)).isEqualTo("VERIFY_FAILED");
            assertThat(oldKeySigns(journey)).isTrue();
        }
    }

    @Test
    void a_wrong_pin_and_a_cancelled_window_change_nothing_and_may_be_tried_again() throws Exception {
        var journey = Journey.begin(home, emptyToken(), KeyProfile.P256);
        try (var agent = agent(journey)) {
            var page = page(agent);
            person.answers(new PinPrompt.Typed("00000000".toCharArray()));
            assertThat(journey.failure(page, Step.PROVE, PROVE)).isEqualTo("PIN_WRONG");
            person.answers(new PinPrompt.Cancelled());
            assertThat(journey.failure(page, Step.PROVE, PROVE)).isEqualTo("USER_CANCELLED");
            person.answers(new PinPrompt.TimedOut());
            assertThat(journey.failure(page, Step.PROVE, PROVE)).isEqualTo("USER_TIMEOUT");
            assertThat(person.windows).hasSize(3);
            person.answers(new PinPrompt.Typed(Journey.PIN.clone()));
            journey.order(page, Step.PROVE, PROVE);
        }
    }

    @Test
    void a_page_that_floods_the_person_with_windows_is_held_back() throws Exception {
        var journey = Journey.begin(home, emptyToken(), KeyProfile.P256);
        try (var agent = agent(journey)) {
            person.answers(new PinPrompt.Cancelled());
            String last = "";
            for (int i = 0; i < 9; i++) {
                last = journey.failure(page(agent), Step.PROVE, PROVE);
            }
            assertThat(last).isEqualTo("BUSY");
            assertThat(person.windows).hasSize(5);
        }
    }

    @Test
    void an_incomplete_pair_that_was_never_handed_out_is_put_aside_and_made_again() throws Exception {
        var journey = Journey.begin(home, emptyToken(), KeyProfile.P256);
        var id = KeyId.forApplication(RenewalServer.APPLICATION, KeyUse.SIGNING);
        try (var session = tokens().bySerial(journey.serial).open(Journey.PIN)) {
            session.generate(id, KeyProfile.P256, KeyUse.SIGNING);
            session.destroy(session.objects(Kind.PUBLIC_KEY, id).getFirst());
        }
        try (var agent = agent(journey)) {
            journey.replaceKeys(page(agent));
        }
        converged(journey);
    }

    @Test
    void what_another_program_deletes_meanwhile_is_made_good_when_it_is_ordered_again() throws Exception {
        var journey = Journey.begin(home, emptyToken(), KeyProfile.P256);
        try (var agent = agent(journey)) {
            var page = page(agent);
            var params = RenewalServer.generateParams(KeyProfile.P256, "generate-nonce-1");
            var lost = journey.order(page, Step.GENERATE, params).getString("request");
            delete(journey, Kind.PRIVATE_KEY, KeyUse.SIGNING);
            var request = journey.order(page, Step.GENERATE, params).getString("request");
            assertThat(request).isNotEqualTo(lost);
            byte[] issued = journey.server.issue(Base64.getDecoder().decode(request), KeyProfile.P256);
            journey.order(page, Step.INSTALL, issued);
            for (Kind kind : Kind.values()) {
                delete(journey, kind, KeyUse.ENCRYPTION);
                journey.order(page, Step.INSTALL, issued);
            }
            delete(journey, Kind.PUBLIC_KEY, KeyUse.SIGNING);
            delete(journey, Kind.CERTIFICATE, KeyUse.SIGNING);
            journey.order(page, Step.INSTALL, issued);
            journey.order(page, Step.RETIRE, journey.retireParams());
        }
        converged(journey);
    }

    private void delete(Journey journey, Kind kind, KeyUse use) throws Exception {
        var id = KeyId.forApplication(RenewalServer.APPLICATION, use);
        try (var session = tokens().bySerial(journey.serial).open(Journey.PIN)) {
            session.destroy(session.objects(kind, id).getFirst());
        }
    }

    @Test
    void a_lost_or_damaged_journal_makes_no_second_key() throws Exception {
        var journey = Journey.begin(home, emptyToken(), KeyProfile.P256);
        try (var agent = agent(journey)) {
            var page = page(agent);
            var params = RenewalServer.generateParams(KeyProfile.P256, "generate-nonce-1");
            var generated = journey.order(page, Step.GENERATE, params);
            byte[] request = Base64.getDecoder().decode(generated.getString("request"));
            journey.order(page, Step.INSTALL, journey.server.issue(request, KeyProfile.P256));
        }
        try (var files = Files.newDirectoryStream(home.resolve("journal"), "*.json")) {
            for (var file : files) {
                Files.writeString(file, "{\"version\":1,");
            }
        }
        try (var agent = agent(journey)) {
            journey.replaceKeys(page(agent));
        }
        converged(journey);
    }

    @Test
    void neither_pin_nor_tickets_nor_envelopes_come_into_the_journal_or_the_log() throws Exception {
        var journey = Journey.begin(home, emptyToken(), KeyProfile.P256);
        AgentLog.open(journey.settings(UKeyKind.SOFTWARE, home).logDirectory());
        var params = RenewalServer.generateParams(KeyProfile.P256, "generate-nonce-1");
        var ticket = journey.server.sign(journey.server
                .claims(Step.GENERATE, journey.serial, journey.oldCertificate, params)
                .build());
        try (var agent = agent(journey)) {
            page(agent).operate(ticket, params);
            page(agent).operate(ticket + "x", params);
            journey.replaceKeys(page(agent));
        }
        for (var directory : new String[] {"log", "journal"}) {
            try (var files = Files.list(home.resolve(directory))) {
                for (var file : files.toList()) {
                    var text = Files.readString(file, UTF_8);
                    assertThat(text).doesNotContain(new String(Journey.PIN)).doesNotContain(ticket);
                }
            }
        }
        try (var logs = Files.list(home.resolve("log"))) {
            assertThat(logs.map(OneRenewal::read).collect(Collectors.joining())).contains("TICKET_INVALID");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Nine objects: both new triples and the old encryption triple, no more and no less; both generations open. */
    void converged(Journey journey) throws Exception {
        Convergence.check(journey, tokens());
        var library = library();
        if (library.isPresent()) {
            try (var session = tokens().bySerial(journey.serial).open(Journey.PIN)) {
                Convergence.checkElsewhere(journey, session, library.get());
            }
        }
    }

    private boolean oldKeySigns(Journey journey) throws Exception {
        try (var session = tokens().bySerial(journey.serial).open(Journey.PIN)) {
            for (var object : session.objects()) {
                if (object.kind() == Kind.CERTIFICATE
                        && RenewalServer.hex(object.value()).equals(journey.oldCertificate)) {
                    return session.sign(object.id(), PROVE).length > 0;
                }
            }
            return false;
        }
    }

    private String stateOf(Journey journey) throws Exception {
        var state = new StringBuilder();
        try (var session = tokens().bySerial(journey.serial).open(Journey.PIN);
                var files = Files.list(home.resolve("journal"))) {
            session.objects().stream().map(Object::toString).sorted().forEach(state::append);
            for (var file : files.sorted().toList()) {
                state.append(file.getFileName())
                        .append(Files.getLastModifiedTime(file))
                        .append(Arrays.hashCode(Files.readAllBytes(file)));
            }
            assertThat(SealedFile.open(Files.readAllBytes(home.resolve("old-bid.p7m")), session)
                            .content())
                    .isEqualTo(Journey.OLD_BID);
        }
        return state.toString();
    }

    static byte[] requestBy(java.security.KeyPair pair) throws Exception {
        var signer = new org.bouncycastle.operator.jcajce.JcaContentSignerBuilder("SHA256withECDSA")
                .build(pair.getPrivate());
        return new org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder(TestCa.SUBJECT, pair.getPublic())
                .build(signer)
                .getEncoded();
    }

    static String signedText(String cms) throws Exception {
        var signed = new CMSSignedData(Base64.getDecoder().decode(cms));
        var signer = signed.getSignerInfos().getSigners().iterator().next();
        var certificate = (org.bouncycastle.cert.X509CertificateHolder)
                signed.getCertificates().getMatches(null).iterator().next();
        assertThat(signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                        .setProvider(Crypto.PROVIDER)
                        .build(TestCa.certificate(certificate.getEncoded()))))
                .isTrue();
        return new String((byte[]) signed.getSignedContent().getContent(), UTF_8);
    }
}

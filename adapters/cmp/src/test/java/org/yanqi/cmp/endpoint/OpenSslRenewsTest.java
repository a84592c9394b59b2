package org.yanqi.cmp.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.application.machine.RecordMandate;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.RenewalMandates.Sign;
import org.yanqi.application.port.Revocations;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.machine.MachineRefusal;
import org.yanqi.outsideca.LoopbackSite;

/** {@code openssl cmp -cmd kur}, which has nothing of ours, renews its certificate at our endpoint. */
@SuppressWarnings("NullAway.Init") // each test begins with prepare()
class OpenSslRenewsTest {
    @TempDir
    private Path folder;

    private MachineSite site;
    private LoopbackSite server;
    private KeyPair oldKey;
    private Bytes old;

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void the_certificate_is_renewed_and_the_old_one_superseded_after_it_was_confirmed(KeyProfile profile)
            throws Exception {
        prepare(profile, KeyUse.SIGNING, 30);
        site.mandate(old);
        key("new.key", site.newKey());

        assertThat(renew("new.key", "new.pem")).as(log()).isZero();

        X509Certificate renewed = certificate("new.pem");
        assertThat(renewed.getNotAfter().toInstant())
                .isAfter(site.now.plus(Duration.ofDays(390)))
                .isBefore(site.now.plus(Duration.ofDays(400)));
        assertThat(site.revoked(serial(renewed))).isEmpty();
        assertThat(site.revoked(serial(old))).contains(Revocations.Reason.SUPERSEDED);
        assertThat(run("openssl", "verify", "-CAfile", "root.pem", "-untrusted", "issuing.pem", "new.pem"))
                .as(log())
                .isZero();
    }

    @Test
    void a_registration_authority_that_the_installation_trusts_may_ask_for_the_machine() throws Exception {
        prepare(KeyProfile.P256, KeyUse.SIGNING, 30);
        site.mandate(old);
        key("new.key", site.newKey());
        var registrar = new Registrar(site.now);
        pem("ra.pem", "CERTIFICATE", registrar.certificate().toArray());
        key("ra.key", registrar.key());
        assertThat(renewFor("old.pem")).isNotZero();
        assertThat(log()).contains("no signing certificate of ours");
        assertThat(site.register.serials()).hasSize(1); // the endpoint's own

        CmpEndpoint trusting = site.endpoint(new Registrars(List.of(registrar.certificate())));
        server.answering(
                message -> trusting.answer(Bytes.of(message)).orElseThrow().toArray());
        assertThat(renewFor("ra.pem")).isNotZero();
        assertThat(log()).contains("the certificate to be renewed is a signing certificate of ours");
        assertThat(renewFor("old.pem")).as(log()).isZero();

        assertThat(site.revoked(serial(old))).contains(Revocations.Reason.SUPERSEDED);
        assertThat(site.revoked(serial(certificate("new.pem")))).isEmpty();
    }

    private int renewFor(String replaced) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("openssl", "cmp", "-cmd", "kur", "-server", address(), "-cert", "ra.pem", "-key", "ra.key"));
        command.addAll(List.of("-oldcert", replaced, "-extracerts", replaced, "-newkey", "new.key", "-popo", "0"));
        command.addAll(List.of("-trusted", "root.pem", "-certout", "new.pem", "-keep_alive", "0"));
        return run(command.toArray(String[]::new));
    }

    @Test
    void a_certificate_that_nobody_has_flagged_is_not_renewed() throws Exception {
        prepare(KeyProfile.P256, KeyUse.SIGNING, 30);
        refused("may not be renewed by a machine");
    }

    @Test
    void nor_is_one_that_is_revoked() throws Exception {
        prepare(KeyProfile.P256, KeyUse.SIGNING, 30);
        site.mandate(old);
        site.revocations.keep(
                new Revocations.Revocation(serial(old), site.now, Revocations.Reason.CESSATION_OF_OPERATION));
        refused("is revoked since");
    }

    @Test
    void nor_one_before_its_time() throws Exception {
        prepare(KeyProfile.P256, KeyUse.SIGNING, 120);
        site.mandate(old);
        refused("too early");
    }

    @Test
    void nor_one_for_encryption() throws Exception {
        prepare(KeyProfile.P256, KeyUse.ENCRYPTION, 30);
        assertThat(site.mandate(old)).isEqualTo(new RecordMandate.Outcome.Refused(new MachineRefusal.NotForSigning()));
        refused("the signer has no signing certificate of ours");
    }

    @Test
    void the_old_key_is_not_taken_again() throws Exception {
        prepare(KeyProfile.P256, KeyUse.SIGNING, 30);
        site.mandate(old);
        assertThat(renew("old.key", "new.pem")).isNotZero();
        assertThat(log()).contains("make a new one");
    }

    @Test
    void nor_a_key_of_another_kind() throws Exception {
        prepare(KeyProfile.P256, KeyUse.SIGNING, 30);
        site.mandate(old);
        key("new.key", new MachineSite(KeyProfile.RSA2048).newKey());
        assertThat(renew("new.key", "new.pem")).isNotZero();
        assertThat(log()).contains("WRONG_PROFILE");
    }

    @Test
    void nor_another_subject() throws Exception {
        prepare(KeyProfile.P256, KeyUse.SIGNING, 30);
        site.mandate(old);
        key("new.key", site.newKey());
        assertThat(renew("new.key", "new.pem", "-subject", "/C=CN/CN=Somebody else"))
                .isNotZero();
        assertThat(log()).contains("the subject is another");
    }

    @Test
    void nor_extensions_that_nobody_gets() throws Exception {
        prepare(KeyProfile.P256, KeyUse.SIGNING, 30);
        site.mandate(old);
        key("new.key", site.newKey());
        assertThat(renew("new.key", "new.pem", "-sans", "machine.example")).isNotZero();
        assertThat(log()).contains("no extensions can be asked for");
    }

    @Test
    void nor_is_a_password_a_protection() throws Exception {
        prepare(KeyProfile.P256, KeyUse.SIGNING, 30);
        site.mandate(old);
        key("new.key", site.newKey());
        List<String> command = new ArrayList<>(List.of(
                "openssl", "cmp", "-cmd", "kur", "-server", address(), "-oldcert", "old.pem", "-newkey", "new.key"));
        command.addAll(List.of(
                "-ref",
                "1234",
                "-secret",
                "pass:123456789012",
                "-recipient",
                "/CN=CA",
                "-unprotected_errors",
                "-certout",
                "new.pem"));
        assertThat(run(command.toArray(String[]::new))).isNotZero();
        assertThat(Files.exists(folder.resolve("new.pem"))).isFalse();
        assertThat(site.register.serials()).hasSize(1); // the endpoint's own
    }

    @Test
    void a_message_that_was_changed_on_the_way_is_refused() throws Exception {
        prepare(KeyProfile.P256, KeyUse.SIGNING, 30);
        site.mandate(old);
        key("new.key", site.newKey());
        server.answering(message -> {
            message[message.length / 3] ^= 1;
            return site.answer(message);
        });
        assertThat(renew("new.key", "new.pem")).isNotZero();
        assertThat(site.mandates.due(site.now.plus(Duration.ofDays(9)), 1)).isEmpty();
    }

    @Test
    void a_machine_whose_connection_breaks_before_it_confirms_comes_again_with_the_same_key() throws Exception {
        prepare(KeyProfile.P256, KeyUse.SIGNING, 30);
        site.mandate(old);
        key("new.key", site.newKey());
        breakAt(2, false);
        assertThat(renew("new.key", "new.pem")).isNotZero();
        assertThat(site.revocations.all()).isEmpty();
        key("other.key", site.newKey());
        server.answering(site::answer);
        assertThat(renew("other.key", "other.pem")).isNotZero();
        assertThat(log()).contains("waits to be confirmed");

        assertThat(renew("new.key", "new.pem")).as(log()).isZero();

        assertThat(site.register.serials()).hasSize(2); // the machine's, and the endpoint's own
        assertThat(site.revoked(serial(old))).contains(Revocations.Reason.SUPERSEDED);
        assertThat(site.revoked(serial(certificate("new.pem")))).isEmpty();
    }

    @Test
    void so_does_one_that_was_not_told_that_its_confirmation_was_heard() throws Exception {
        prepare(KeyProfile.P256, KeyUse.SIGNING, 30);
        site.mandate(old);
        key("new.key", site.newKey());
        breakAt(2, true);
        assertThat(renew("new.key", "new.pem")).isNotZero();
        assertThat(site.revoked(serial(old))).contains(Revocations.Reason.SUPERSEDED);
        server.answering(site::answer);

        assertThat(renew("new.key", "new.pem")).as(log()).isZero();

        assertThat(site.register.serials()).hasSize(2);
    }

    @Test
    void the_same_messages_said_again_change_nothing() throws Exception {
        prepare(KeyProfile.P256, KeyUse.SIGNING, 30);
        site.mandate(old);
        key("new.key", site.newKey());
        List<byte[]> said = new ArrayList<>();
        server.answering(message -> {
            said.add(message);
            return site.answer(message);
        });
        assertThat(renew("new.key", "new.pem")).as(log()).isZero();
        var stands = site.mandates.find(mandateOf(old)).orElseThrow();

        for (byte[] message : said) {
            site.answer(message);
        }

        assertThat(site.mandates.find(mandateOf(old))).contains(stands);
        assertThat(site.register.serials()).hasSize(2);
        assertThat(site.revocations.all()).hasSize(1);
        site.clock.forward(Duration.ofMinutes(6));
        assertThat(new String(site.answer(said.getFirst()), UTF_8)).contains("the message is of another time");
    }

    @Test
    void no_change_of_a_good_message_throws_or_issues() throws Exception {
        prepare(KeyProfile.P256, KeyUse.SIGNING, 30);
        site.mandate(old);
        key("new.key", site.newKey());
        List<byte[]> said = new ArrayList<>();
        server.answering(message -> {
            said.add(message);
            throw new IOException("hangs up");
        });
        assertThat(renew("new.key", "new.pem")).isNotZero();
        byte[] good = said.getFirst();
        for (int place = 0; place < good.length; place += 7) {
            for (int bit : new int[] {0x01, 0x80, 0xff}) {
                byte[] bad = good.clone();
                bad[place] ^= (byte) bit;
                site.endpoint.answer(Bytes.of(bad));
            }
            site.endpoint.answer(Bytes.of(Arrays.copyOf(good, place)));
        }
        site.endpoint.answer(Bytes.of(new byte[CmpEndpoint.LONGEST + 1]));
        assertThat(site.mandates.due(site.now.plus(Duration.ofDays(9)), 1)).isEmpty();
        assertThat(site.register.serials()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ir", "cr"})
    void a_first_certificate_or_a_further_one_is_refused_in_words_whoever_asks(String request) throws Exception {
        prepare(KeyProfile.P256, KeyUse.SIGNING, 30);
        site.mandate(old);
        key("new.key", site.newKey());
        assertThat(ask(request, "new.key", "new.pem")).isNotZero();
        assertThat(log()).contains("badRequest").contains("only renewals are done here: kur, pollReq and certConf");
        assertThat(Files.exists(folder.resolve("new.pem"))).isFalse();
        assertThat(site.mandates.due(site.now.plus(Duration.ofDays(9)), 1)).isEmpty();
        assertThat(site.register.serials()).hasSize(1); // the endpoint's own
    }

    /** Request, two askings, confirmation: the CA's key is back at the second, which another node answers. */
    @Test
    void while_the_key_of_the_ca_is_away_the_machine_waits() throws Exception {
        waits();
        var count = new AtomicInteger();
        CmpEndpoint another = site.endpoint(Registrars.NONE);
        server.answering(message -> {
            if (count.incrementAndGet() < 3) {
                return site.answer(message);
            }
            site.keyIsAway(false);
            return another.answer(Bytes.of(message)).orElseThrow().toArray();
        });

        assertThat(renew("new.key", "new.pem")).as(log()).isZero();

        assertThat(count).hasValue(4);
        assertThat(site.revoked(serial(old))).contains(Revocations.Reason.SUPERSEDED);
        assertThat(site.revoked(serial(certificate("new.pem")))).isEmpty();
        assertThat(site.ledger.of(
                        site.mandates.find(mandateOf(old)).orElseThrow().value().number()))
                .extracting(AuditEntry::act)
                .containsExactly(
                        "RecordMandate", "RequestRenewal", "RecordIssuance", "ConfirmCertificate", "RecordRevocation");
    }

    @Test
    void a_machine_that_is_cut_off_while_it_waits_comes_again_with_the_same_key() throws Exception {
        waits();
        breakAt(2, true);
        assertThat(renew("new.key", "new.pem")).isNotZero();
        server.answering(site::answer);
        site.keyIsAway(false);

        assertThat(renew("new.key", "new.pem")).as(log()).isZero();

        assertThat(site.register.serials()).hasSize(2); // the machine's, and the endpoint's own
        assertThat(site.revoked(serial(old))).contains(Revocations.Reason.SUPERSEDED);
    }

    /** The endpoint has a key to speak by, from an answer that it has given before. */
    private void waits() throws Exception {
        prepare(KeyProfile.P256, KeyUse.SIGNING, 30);
        site.mandate(old);
        key("new.key", site.newKey());
        assertThat(ask("ir", "new.key", "new.pem")).isNotZero();
        site.keyIsAway(true);
    }

    private static Sign mandateOf(Bytes certificate) {
        return new Sign.OfCertificate(certificate.sha256());
    }

    /** @param after whether the message is heard before the connection breaks */
    private void breakAt(int which, boolean after) {
        var count = new AtomicInteger();
        server.answering(message -> {
            boolean breaks = count.incrementAndGet() == which;
            if (breaks && !after) {
                throw new IOException("hangs up");
            }
            byte[] answer = site.answer(message);
            if (breaks) {
                throw new IOException("hangs up");
            }
            return answer;
        });
    }

    private void prepare(KeyProfile profile, KeyUse use, int days) throws Exception {
        site = new MachineSite(profile);
        server = new LoopbackSite(site::answer, "application/pkixcmp");
        oldKey = site.newKey();
        old = site.certificate(oldKey, use, days);
        pem("old.pem", "CERTIFICATE", old.toArray());
        pem("root.pem", "CERTIFICATE", site.authority.keys().rootCertificate().toArray());
        pem(
                "issuing.pem",
                "CERTIFICATE",
                site.authority.keys().issuingCertificate().toArray());
        key("old.key", oldKey);
    }

    private void refused(String why) throws Exception {
        key("new.key", site.newKey());
        assertThat(renew("new.key", "new.pem")).isNotZero();
        assertThat(log()).contains(why);
        assertThat(Files.exists(folder.resolve("new.pem"))).isFalse();
        assertThat(site.register.serials()).hasSizeLessThanOrEqualTo(1);
    }

    private String address() {
        return server.address() + ".well-known/cmp";
    }

    private int renew(String newKey, String out, String... more) throws Exception {
        return ask("kur", newKey, out, more);
    }

    private int ask(String request, String newKey, String out, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "openssl", "cmp", "-cmd", request, "-server", address(), "-cert", "old.pem", "-key", "old.key"));
        command.addAll(List.of("-newkey", newKey, "-trusted", "root.pem", "-certout", out, "-keep_alive", "0"));
        command.addAll(List.of(more));
        return run(command.toArray(String[]::new));
    }

    private int run(String... command) throws Exception {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("openssl.log").toFile())
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String log() throws IOException {
        Path log = folder.resolve("openssl.log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    private void key(String name, KeyPair key) throws IOException {
        pem(name, "PRIVATE KEY", key.getPrivate().getEncoded());
    }

    private void pem(String name, String kind, byte[] der) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(
                folder.resolve(name), "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, base64, kind));
    }

    private X509Certificate certificate(String name) throws Exception {
        try (var in = Files.newInputStream(folder.resolve(name))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static SerialNumber serial(X509Certificate certificate) {
        return new SerialNumber(certificate.getSerialNumber());
    }

    private SerialNumber serial(Bytes der) throws Exception {
        return serial((X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new java.io.ByteArrayInputStream(der.toArray())));
    }
}

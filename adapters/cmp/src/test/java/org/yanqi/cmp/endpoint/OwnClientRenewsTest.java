package org.yanqi.cmp.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIConfirmContent;
import org.bouncycastle.asn1.cmp.PKIHeader;
import org.bouncycastle.asn1.cmp.PKIMessage;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.RenewalMandates.Sign;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.TestPki;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.cmp.CmpSource;
import org.yanqi.cmp.KeyProtection;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.outsideca.Acceptance;
import org.yanqi.outsideca.Dialogue;
import org.yanqi.outsideca.LoopbackSite;
import org.yanqi.outsideca.TokenRequests;
import org.yanqi.outsideca.WantedCertificate;

/**
 * Our own client, as a registration authority, renews a machine's certificate at our own endpoint: alone, and in
 * {@link OutsideAuthorityRenewsTest} behind the CA port.
 */
class OwnClientRenewsTest {
    private static final Duration IN_FLIGHT = Duration.ofSeconds(41);

    private MachineSite site;
    private LoopbackSite server;
    private Registrar registrar;
    private Bytes old;
    private WantedCertificate wanted;
    private Memory memory;
    private CmpSource.Manner.Request request = CmpSource.Manner.Request.KEY_UPDATE;

    @BeforeEach
    void a_machine_whose_certificate_ends_soon() throws IOException, GeneralSecurityException {
        registrar = new Registrar(Instant.now().plus(Duration.ofHours(12)));
        site = new MachineSite(KeyProfile.P256, new Registrars(List.of(registrar.certificate())));
        server = new LoopbackSite(site::answer, "application/pkixcmp");
        old = site.certificate(site.newKey(), KeyUse.SIGNING, 30);
        wanted = new WantedCertificate(
                Renewals.number(1),
                KeyUse.SIGNING,
                new PKCS10CertificationRequest(
                        new TokenRequests().request(TestPki.HOLDER).toArray()),
                new SerialNumber(BigInteger.ONE),
                new ValidityPeriod(site.now, site.now.plus(Duration.ofDays(365))),
                old,
                new Acceptance(site.authority.keys().issuingCertificate()));
        memory = new Memory();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_certificate_is_obtained_and_confirmed_and_the_old_one_superseded_only_then() throws Exception {
        site.mandate(old);
        List<Integer> revokedBefore = new ArrayList<>();
        server.answering(message -> {
            revokedBefore.add(site.revocations.all().size());
            return site.answer(message);
        });

        assertRenewed(obtain());

        assertThat(revokedBefore).containsExactly(0, 0);
        String name = "registrar:" + registrar.certificate().sha256().hex().substring(0, 40);
        var mandate = site.mandates.find(new Sign.OfCertificate(old.sha256())).orElseThrow();
        assertThat(site.ledger.of(mandate.value().number()))
                .extracting(AuditEntry::actor)
                .containsExactly("staff:reviewer-7", name, "system", name, "system");
    }

    /** Of the two messages, request and confirmation. */
    @ParameterizedTest
    @CsvSource({"0, false", "0, true", "1, false", "1, true"})
    void a_message_or_its_answer_is_lost(int which, boolean answer) {
        site.mandate(old);
        var count = new AtomicInteger();
        server.answering(message -> {
            boolean lost = count.getAndIncrement() == which;
            byte[] said = lost && !answer ? message : site.answer(message);
            if (lost) {
                throw new IOException("the connection is cut");
            }
            return said;
        });
        assertThatThrownBy(this::obtain).isInstanceOf(UnavailableException.class);
        site.clock.forward(IN_FLIGHT);
        assertRenewed(obtain());
    }

    /** Before or after the client has kept that it asked, received, confirmed. */
    @ParameterizedTest
    @CsvSource({"0, false", "0, true", "1, false", "1, true", "2, false", "2, true"})
    void the_process_dies_at_a_stage_of_its_dialogue(int stage, boolean kept) {
        site.mandate(old);
        memory.dieAt(stage, kept);
        assertThatThrownBy(this::obtain).isInstanceOf(Died.class);
        site.clock.forward(IN_FLIGHT);
        assertRenewed(obtain());
    }

    /** Each time another process asks, and another one answers once the CA's key is back. */
    @Test
    void while_the_key_of_the_ca_is_away_the_client_is_told_to_ask_again() {
        waits();
        assertLater("in 1 s");
        assertLater("again later");
        site.clock.forward(Duration.ofSeconds(20));
        assertLater("in 20 s");
        site.clock.forward(Duration.ofSeconds(20));
        site.keyIsAway(false);
        CmpEndpoint another = site.endpoint(new Registrars(List.of(registrar.certificate())));
        server.answering(
                message -> another.answer(Bytes.of(message)).orElseThrow().toArray());
        Bytes certificate = obtain();
        assertThat(wanted.fault(certificate)).isEmpty();
        assertThat(site.revoked(serial(old))).contains(Revocations.Reason.SUPERSEDED);
        assertThat(site.register.serials()).hasSize(3); // the other endpoint's, too
    }

    /** Before or after the client has kept that it is to wait, the first time and once more. */
    @ParameterizedTest
    @CsvSource({"1, false", "1, true", "2, false", "2, true"})
    void the_process_dies_as_it_is_told_to_wait(int stage, boolean kept) {
        waits();
        memory.dieAt(stage, kept);
        if (stage > 1) {
            assertLater("in 1 s");
            site.clock.forward(Duration.ofSeconds(2));
        }
        assertThatThrownBy(this::obtain).isInstanceOf(Died.class);
        site.keyIsAway(false);
        site.clock.forward(IN_FLIGHT);
        assertRenewed(obtain());
    }

    @Test
    void who_has_waited_for_a_day_is_told_to_ask_anew_and_does() {
        waits();
        assertLater("in 1 s");
        site.clock.forward(Duration.ofDays(1));
        assertRefusedForNow();
        site.keyIsAway(false);
        site.clock.forward(IN_FLIGHT);
        assertThat(wanted.fault(obtain())).isEmpty();
        assertThat(site.revoked(serial(old))).contains(Revocations.Reason.SUPERSEDED);
    }

    /** A key to speak by is certified for three days, and used for one. */
    @Test
    void a_node_that_gets_no_new_key_to_speak_by_goes_on_with_the_one_before() {
        waits();
        site.clock.forward(Duration.ofHours(30));
        assertLater("in 1 s");
        site.keyIsAway(false);
        site.clock.forward(Duration.ofMinutes(2));
        assertThat(wanted.fault(obtain())).isEmpty();
        assertThat(site.register.serials()).hasSize(3); // both keys of the endpoint's
    }

    private void waits() {
        assertRefused("this certificate may not be renewed by a machine");
        memory = new Memory();
        site.mandate(old);
        site.keyIsAway(true);
    }

    private void assertLater(String when) {
        assertThatThrownBy(this::obtain)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("it ")
                .hasMessageEndingWith(when);
    }

    private void assertRefusedForNow() {
        assertThatThrownBy(this::obtain)
                .isInstanceOf(UnavailableException.class)
                .hasMessage("cmp: it refuses: try again later");
    }

    @Test
    void a_first_certificate_is_refused_in_words() {
        site.mandate(old);
        request = CmpSource.Manner.Request.INITIAL;
        assertRefused("only renewals are done here: kur, pollReq and certConf");
        request = CmpSource.Manner.Request.FURTHER;
        assertRefused("only renewals are done here: kur, pollReq and certConf");
    }

    @Test
    void what_the_endpoint_refuses_is_told_in_its_words() throws Exception {
        assertRefused("this certificate may not be renewed by a machine");
        site.mandate(old);
        site.revocations.keep(
                new Revocations.Revocation(serial(old), site.now, Revocations.Reason.CESSATION_OF_OPERATION));
        assertRefused("the certificate is revoked since");
        server.answering(message -> site.endpoint(Registrars.NONE)
                .answer(Bytes.of(message))
                .orElseThrow()
                .toArray());
        assertRefused("the signer has no signing certificate of ours");
    }

    @Test
    void while_the_ca_s_key_is_away_the_last_one_answers_until_it_is_over() throws IOException {
        site.mandate(old);
        var anything = new PKIMessage(
                new PKIHeader(PKIHeader.CMP_2000, PKIHeader.NULL_NAME, PKIHeader.NULL_NAME),
                new PKIBody(PKIBody.TYPE_CONFIRM, new PKIConfirmContent()));
        Bytes message = Bytes.of(anything.getEncoded());
        site.clock.forward(Duration.ofHours(-20));
        assertThat(site.endpoint.answer(message)).isPresent();
        site.clock.forward(Duration.ofHours(24).minusSeconds(1));
        var count = new AtomicInteger();
        server.answering(said -> {
            if (count.getAndIncrement() == 1) {
                site.keyIsAway(true);
                site.clock.forward(Duration.ofSeconds(2));
            }
            return site.answer(said);
        });
        assertRenewed(obtain());

        site.clock.forward(Duration.ofDays(2));
        assertThat(site.endpoint.answer(message)).isEmpty();
        site.keyIsAway(false);
        assertThat(site.endpoint.answer(message)).isPresent();
    }

    /** Each time as a process that was just started. */
    private Bytes obtain() {
        var own = new X509CertificateHolder(
                Certificate.getInstance(registrar.certificate().toArray()));
        Bytes issuing = site.authority.keys().issuingCertificate();
        var protection = new KeyProtection(
                registrar.key().getPrivate(),
                own,
                new X509CertificateHolder(Certificate.getInstance(issuing.toArray())));
        var manner = new CmpSource.Manner(request, false);
        return new CmpSource(server.address(), issuing, protection, manner, site.clock).obtain(wanted, memory);
    }

    private void assertRenewed(Bytes certificate) {
        assertThat(wanted.fault(certificate)).isEmpty();
        assertThat(site.register.serials()).hasSize(2).contains(serial(certificate)); // and the endpoint's own
        assertThat(site.revoked(serial(old))).contains(Revocations.Reason.SUPERSEDED);
        assertThat(site.revocations.all()).hasSize(1);
        assertThat(obtain()).isEqualTo(certificate);
    }

    private void assertRefused(String words) {
        memory = new Memory();
        assertThatThrownBy(this::obtain)
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("cmp: it refuses: " + words);
        assertThat(site.mandates.due(site.now.plus(Duration.ofDays(9)), 1)).isEmpty();
    }

    private static SerialNumber serial(Bytes der) {
        return new SerialNumber(
                Certificate.getInstance(der.toArray()).getSerialNumber().getValue());
    }

    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What outlives the process. */
    private static final class Memory implements Dialogue {
        private @Nullable Bytes said;
        private int left = Integer.MAX_VALUE;
        private boolean keeps;

        void dieAt(int stage, boolean kept) {
            left = stage;
            keeps = kept;
        }

        @Override
        public Optional<Bytes> said() {
            return Optional.ofNullable(said);
        }

        @Override
        public void remember(Bytes next) {
            boolean dies = left-- == 0;
            if (!dies || keeps) {
                said = next;
            }
            if (dies) {
                throw new Died();
            }
        }
    }
}

package org.yanqi.cmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.CertificationAuthority.Issuance;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.TestPki;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.cmp.CmpSource.Manner;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.IssuanceOrder;
import org.yanqi.outsideca.TokenRequests;
import org.yanqi.pki.X509CertificateReader;

/** "The process dies right here", at each message of both transactions; whoever goes on is another node. */
class InterruptedCmpTest {
    private static final ApplicationNumber APPLICATION = Renewals.number(1);
    private static final Instant NOW = Instant.parse("2026-07-11T01:00:00Z");
    private static final ValidityPeriod VALIDITY = new ValidityPeriod(NOW, Instant.parse("2027-07-11T01:00:00Z"));

    private CmpFixture fixture;
    private IssuanceOrder order;

    @BeforeEach
    void a_ca() throws IOException {
        fixture = CmpFixture.withKeys();
        var request = new X509CertificateReader(List.of(fixture.ca.der()))
                .request(new TokenRequests().request(TestPki.HOLDER))
                .orElseThrow();
        order = new IssuanceOrder(
                request,
                new SerialNumber(BigInteger.ONE),
                new SerialNumber(BigInteger.TWO),
                VALIDITY,
                fixture.replaced());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /** The messages of an issuance: request and confirmation for each of the two certificates. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void the_answer_to_a_message_never_arrives(int lost) {
        losing(lost, false);
        assertUnavailable();
        assertTwoCertificates(goOn());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void a_message_never_arrives(int lost) {
        losing(lost, true);
        assertUnavailable();
        assertTwoCertificates(goOn());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void the_ca_has_forgotten_meanwhile_what_nobody_confirmed(int lost) {
        losing(lost, false);
        assertUnavailable();
        fixture.server.forget();
        assertTwoCertificates(goOn());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void a_confirmation_never_arrives_and_the_ca_takes_its_certificate_back(int lost) {
        losing(lost, true);
        assertUnavailable();
        fixture.server.forget();
        assertTwoCertificates(goOn());
    }

    /** What is asked for once more in another transaction comes in the place of the same certificate. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void a_key_update_names_what_it_replaces_however_often_it_is_asked_for(int lost) {
        losing(lost, false);
        assertThatThrownBy(() -> fixture.node(CmpFixture.UPDATE).issue(APPLICATION, order, NOW))
                .isInstanceOf(UnavailableException.class);
        fixture.server.forget();
        assertTwoCertificates(goOn(CmpFixture.UPDATE));
        assertThat(fixture.server.replaced())
                .containsExactlyInAnyOrder(BigInteger.valueOf(101), BigInteger.valueOf(102));
    }

    @Test
    void the_ca_takes_its_time() {
        fixture.server.polls = 2;
        assertTwoCertificates(goOn());
        assertThat(fixture.server.issued()).isEqualTo(2);
    }

    @Test
    void and_forgets_while_it_does() {
        fixture.server.polls = 1;
        assertUnavailable();
        fixture.server.forget();
        fixture.server.polls = 0;
        assertTwoCertificates(goOn());
    }

    @Test
    void a_request_that_was_decided_against_is_not_made_again_at_once() {
        fixture.server.polls = 1;
        fixture.server.decidesAgainst = true;
        assertThatThrownBy(this::goOn)
                .isInstanceOf(UnavailableException.class)
                .hasMessage("cmp: it refuses: not this one");
        assertThat(fixture.server.issued()).isEqualTo(1);
    }

    @Test
    void what_was_asked_a_moment_ago_is_not_asked_by_another_node() {
        losing(0, false);
        assertUnavailable();
        var another = fixture.node(CmpFixture.EXPLICIT, fixture.site.address(), Duration.ofHours(1));
        assertThatThrownBy(() -> another.issue(APPLICATION, order, NOW))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("a moment ago");
    }

    @Test
    void two_nodes_that_ask_at_the_same_time_get_one_pair() throws InterruptedException {
        var start = new CountDownLatch(1);
        List<Thread> nodes = Stream.generate(() -> Thread.ofVirtual().unstarted(() -> askAfter(start)))
                .limit(4)
                .toList();
        nodes.forEach(Thread::start);
        start.countDown();
        for (Thread node : nodes) {
            node.join();
        }
        assertTwoCertificates(goOn());
    }

    private void askAfter(CountDownLatch start) {
        try {
            start.await();
            fixture.node(CmpFixture.EXPLICIT).issue(APPLICATION, order, NOW);
        } catch (UnavailableException another) {
            assertThat(another.party()).isEqualTo("cmp");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void without_confirmations_there_are_two_messages() {
        fixture.server.grantsImplicitly = true;
        var asked = new AtomicInteger();
        fixture.site.answering(question -> {
            asked.incrementAndGet();
            return fixture.server.to(question);
        });
        assertTwoCertificates(fixture.node(CmpFixture.IMPLICIT).issue(APPLICATION, order, NOW));
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_ca_that_grants_no_leave_out_of_confirmations_gets_them() {
        assertTwoCertificates(fixture.node(CmpFixture.IMPLICIT).issue(APPLICATION, order, NOW));
    }

    @Test
    void a_certificate_that_ends_too_early_is_sent_back() {
        fixture.server.generosity = Duration.ofSeconds(-1);
        assertThatThrownBy(() -> fixture.node(CmpFixture.EXPLICIT).issue(APPLICATION, order, NOW))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("ends before what was paid for");
        assertThat(fixture.server.valid()).isZero();
        fixture.server.generosity = Duration.ofDays(1);
        assertTwoCertificates(goOn());
    }

    @Test
    void so_is_an_encryption_certificate_that_makes_no_pair() {
        fixture.site.answering(question -> {
            fixture.server.generosity = Duration.ofDays(2L * fixture.server.issued());
            return fixture.server.to(question);
        });
        assertThatThrownBy(() -> fixture.node(CmpFixture.EXPLICIT).issue(APPLICATION, order, NOW))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("makes no pair");
        assertThat(fixture.server.valid()).isEqualTo(1);
        fixture.server.generosity = Duration.ZERO;
        fixture.site.answering(fixture.server);
        assertTwoCertificates(goOn());
    }

    @Test
    void a_revocation_whose_answer_is_lost_is_asked_for_again() {
        var serial = new SerialNumber(BigInteger.valueOf(4711));
        losing(0, false);
        assertThatThrownBy(() -> fixture.node(CmpFixture.EXPLICIT).revoke(serial, Revocations.Reason.SUPERSEDED, NOW))
                .isInstanceOf(UnavailableException.class);
        fixture.node(CmpFixture.EXPLICIT).revoke(serial, Revocations.Reason.SUPERSEDED, NOW);
        assertThat(fixture.server.revoked()).containsExactly(serial.value());
        assertThat(fixture.registers().revocations().find(serial)).isPresent();
    }

    private void losing(int which, boolean onTheWay) {
        var count = new AtomicInteger();
        fixture.site.answering(question -> {
            boolean lost = count.getAndIncrement() == which;
            byte[] answer = lost && onTheWay ? question : fixture.server.to(question);
            if (lost) {
                throw new IOException("the connection is cut");
            }
            return answer;
        });
    }

    private void assertUnavailable() {
        assertThatThrownBy(() -> fixture.node(CmpFixture.EXPLICIT).issue(APPLICATION, order, NOW))
                .isInstanceOf(UnavailableException.class);
    }

    /** Asks again as the outbox does, each time as a node that was just started. */
    private Issuance goOn() {
        return goOn(CmpFixture.EXPLICIT);
    }

    private Issuance goOn(Manner manner) {
        Instant over = Instant.now().plusSeconds(60);
        while (true) {
            try {
                return fixture.node(manner).issue(APPLICATION, order, NOW);
            } catch (UnavailableException later) {
                if (String.valueOf(later.getMessage()).contains("it refuses")) {
                    throw later;
                }
                assertThat(Instant.now()).as(later.getMessage()).isBefore(over);
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    private void assertTwoCertificates(Issuance issuance) {
        assertThat(fixture.server.valid()).isEqualTo(2);
        assertThat(fixture.node(CmpFixture.EXPLICIT).issue(APPLICATION, order, NOW))
                .isEqualTo(issuance);
        assertThat(issuance.pair().signing().publicKey().fingerprint())
                .isEqualTo(order.request().publicKey().fingerprint());
    }
}

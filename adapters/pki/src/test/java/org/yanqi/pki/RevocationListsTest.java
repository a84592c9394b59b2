package org.yanqi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.memory.InMemoryPublishedRevocationLists;
import org.yanqi.application.memory.InMemoryRevocations;
import org.yanqi.application.port.PublishedRevocationLists.Kind;
import org.yanqi.application.port.PublishedRevocationLists.Series;
import org.yanqi.application.port.Revocations.Reason;
import org.yanqi.application.port.Revocations.Revocation;
import org.yanqi.application.port.TestPki;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;

final class RevocationListsTest {
    private static final RealPki PKI = RealPki.of(KeyProfile.P256);
    private static final Instant HOUR = RealPki.NOW;
    private static final SerialNumber ONE = new SerialNumber(BigInteger.ONE);
    private static final SerialNumber TEN = new SerialNumber(BigInteger.TEN);

    private final InMemoryRevocations revocations = new InMemoryRevocations();
    private final InMemoryPublishedRevocationLists published = new InMemoryPublishedRevocationLists();
    private final RevocationLists lists = node();

    @TempDir
    private Path directory;

    private RevocationLists node() {
        return new RevocationLists(PKI.authority.keys(), RealPki.PUBLICATION, revocations, published);
    }

    @Test
    void a_whole_list_is_made_each_hour_however_often_it_is_fetched() {
        var first = lists.full(HOUR);
        assertThat(lists.full(HOUR.plus(Duration.ofMinutes(59)))).isEqualTo(first);
        var next = lists.full(HOUR.plus(Duration.ofMinutes(60)));
        assertThat(next.number()).isGreaterThan(first.number());
        assertThat(first.replacedAt()).isEqualTo(next.thisUpdate());
    }

    @Test
    void each_is_good_for_much_longer_than_until_the_next() {
        assertThat(lists.full(HOUR).nextUpdate()).isEqualTo(HOUR.plus(Duration.ofDays(1)));
        assertThat(lists.delta(HOUR).nextUpdate()).isEqualTo(HOUR.plus(Duration.ofHours(1)));
    }

    @Test
    void changes_are_published_within_half_a_minute_and_are_in_the_next_whole_list() {
        revoke(ONE, HOUR);
        assertThat(serials(lists.full(HOUR))).containsExactly(ONE.value());
        assertThat(serials(lists.delta(HOUR.plusSeconds(60)))).isEmpty();
        revoke(TEN, HOUR.plusSeconds(70));
        assertThat(serials(lists.delta(HOUR.plusSeconds(89)))).isEmpty();
        var changes = lists.delta(HOUR.plusSeconds(90));
        assertThat(serials(changes)).containsExactly(TEN.value());
        assertThat(serials(lists.full(HOUR.plusSeconds(120)))).containsExactly(ONE.value());
        assertThat(serials(lists.full(HOUR.plusSeconds(3600)))).containsExactlyInAnyOrder(ONE.value(), TEN.value());
        assertThat(serials(lists.delta(HOUR.plusSeconds(3600)))).isEmpty();
    }

    @Test
    void changes_name_the_list_that_they_change_and_have_a_number_of_their_own() {
        var whole = lists.full(HOUR);
        var changes = lists.delta(HOUR);
        var indicator = changes.signed().getExtension(Extension.deltaCRLIndicator);
        assertThat(indicator.isCritical()).isTrue();
        assertThat(CRLNumber.getInstance(indicator.getParsedValue()).getCRLNumber())
                .isEqualTo(whole.number());
        assertThat(changes.number()).isGreaterThan(whole.number());
        assertThat(lists.delta(HOUR.plusSeconds(60)).number()).isGreaterThan(changes.number());
    }

    @Test
    void the_whole_list_says_where_the_changes_are() {
        var extension = lists.full(HOUR).signed().getExtension(Extension.freshestCRL);
        assertThat(CRLDistPoint.getInstance(extension.getParsedValue()).toString())
                .contains(RealPki.PUBLICATION.delta().toString());
    }

    @Test
    void every_node_gives_out_the_list_of_the_first_even_after_a_restart() {
        var first = lists.full(HOUR.plusSeconds(5));
        revoke(ONE, HOUR.plusSeconds(6));
        assertThat(node().full(HOUR.plusSeconds(30)).der()).isEqualTo(first.der());
        var changes = lists.delta(HOUR.plusSeconds(61));
        assertThat(node().delta(HOUR.plusSeconds(62)).der()).isEqualTo(changes.der());
    }

    @Test
    void a_ca_with_a_new_key_does_not_give_out_the_list_of_the_old_one() throws Exception {
        lists.full(HOUR);
        var keys = DemonstrationAuthority.create(KeyProfile.P256, HOUR).keys();
        var own = new RevocationLists(keys, RealPki.PUBLICATION, revocations, published).full(HOUR);
        assertThat(own.signed()
                        .isSignatureValid(
                                SignatureAlgorithms.verifier(keys.issuing().getSubjectPublicKeyInfo())))
                .isTrue();
    }

    @Test
    void a_clock_that_is_set_back_takes_nothing_back() {
        var later = lists.full(HOUR.plusSeconds(7200));
        assertThat(node().full(HOUR).der()).isEqualTo(later.der());
    }

    @Test
    void lists_are_made_though_nobody_asks_and_old_ones_are_dropped() {
        lists.publish(HOUR);
        assertThat(published.latest(series(Kind.FULL))).isPresent();
        assertThat(published.latest(series(Kind.DELTA))).isPresent();
        node().publish(HOUR.plus(Duration.ofDays(3)));
        published.forget(HOUR.plus(Duration.ofDays(3)));
        assertThat(published.latest(series(Kind.FULL)))
                .hasValueSatisfying(entry -> assertThat(entry.slot()).isEqualTo(HOUR.plus(Duration.ofDays(3))));
    }

    @Test
    void while_the_ca_s_key_is_away_the_last_list_is_given_out_as_long_as_it_is_good() {
        var key = new FailingKey(PKI.authority.keys().issuingKey());
        var away = lists(key);
        var last = away.full(HOUR);
        key.takeAway();
        assertThat(away.full(HOUR.plus(Duration.ofHours(23))).der()).isEqualTo(last.der());
        assertThatThrownBy(() -> away.full(HOUR.plus(Duration.ofHours(24)))).isInstanceOf(UnavailableException.class);
        key.bringBack();
        assertThat(away.full(HOUR.plus(Duration.ofHours(24))).number()).isGreaterThan(last.number());
    }

    @Test
    void nobody_waits_for_a_signature_while_there_is_a_list_that_is_good() {
        var key = new FailingKey(PKI.authority.keys().issuingKey());
        var slow = lists(key);
        var whole = slow.full(HOUR);
        var changes = slow.delta(HOUR);
        Instant next = HOUR.plus(Duration.ofMinutes(59)).plusSeconds(30);
        key.before(() -> {
            assertThat(atTheSameTime(() -> slow.full(next))).isEqualTo(whole);
            assertThat(atTheSameTime(() -> slow.delta(next))).isEqualTo(changes);
        });
        assertThat(slow.delta(next).number()).isGreaterThan(changes.number());
        Instant hour = HOUR.plus(Duration.ofHours(1));
        key.before(() -> assertThat(atTheSameTime(() -> slow.full(hour))).isEqualTo(whole));
        assertThat(slow.full(hour).number()).isGreaterThan(whole.number());
    }

    @Test
    void who_has_no_good_list_waits_for_the_one_that_is_being_made() {
        var key = new FailingKey(PKI.authority.keys().issuingKey());
        var first = lists(key);
        var others = new java.util.ArrayList<CompletableFuture<RevocationList>>();
        key.before(() -> others.add(CompletableFuture.supplyAsync(() -> first.full(HOUR))));
        var made = first.full(HOUR);
        assertThat(others)
                .singleElement()
                .satisfies(other -> assertThat(other.join()).isEqualTo(made));
    }

    private RevocationLists lists(FailingKey key) {
        return new RevocationLists(key.in(PKI.authority.keys()), RealPki.PUBLICATION, revocations, published);
    }

    private static RevocationList atTheSameTime(Supplier<RevocationList> asked) {
        return CompletableFuture.supplyAsync(asked)
                .orTimeout(2, TimeUnit.MINUTES)
                .join();
    }

    @Test
    void what_is_listed_already_is_read_once_however_much_was_revoked() throws Exception {
        for (int serial = 1; serial <= 100; serial++) {
            revoke(new SerialNumber(BigInteger.valueOf(serial)), HOUR);
        }
        var whole = lists.full(HOUR);
        var read = new AtomicInteger();
        var watched = new X509CRLHolder(whole.der().toArray()) {
            private static final long serialVersionUID = 1L;

            @Override
            public X509CRLEntryHolder getRevokedCertificate(BigInteger serial) {
                throw new AssertionError("walks the list from its beginning for one serial number");
            }

            @Override
            public CertificateList toASN1Structure() {
                read.incrementAndGet();
                return super.toASN1Structure();
            }
        };
        revoke(new SerialNumber(BigInteger.valueOf(101)), HOUR.plusSeconds(1));
        Instant then = HOUR.plusSeconds(30);
        Bytes changes = new RevocationListMaker(PKI.authority.keys(), RealPki.PUBLICATION, revocations)
                .delta(then, then, new RevocationList(HOUR, watched, HOUR));
        assertThat(serials(new RevocationList(then, new X509CRLHolder(changes.toArray()), then)))
                .containsExactly(BigInteger.valueOf(101));
        assertThat(read).hasValue(1);
    }

    @Test
    void openssl_finds_what_was_revoked_since_by_the_changes_alone() throws Exception {
        Certificate certificate = PKI.pair(TestPki.HOLDER, new ValidityPeriod(HOUR, HOUR.plusSeconds(86400)))
                .signing();
        OpenSsl openssl = OpenSsl.in(directory);
        openssl.certificate("root.pem", PKI.authority.keys().rootCertificate());
        openssl.certificate("issuing.pem", PKI.authority.keys().issuingCertificate());
        openssl.certificate("leaf.pem", certificate.der());
        openssl.pem("full.pem", "X509 CRL", lists.full(HOUR).der().toArray());
        openssl.pem("before.pem", "X509 CRL", lists.delta(HOUR).der().toArray());
        revoke(certificate.serial(), HOUR.plusSeconds(60));
        openssl.pem(
                "after.pem", "X509 CRL", lists.delta(HOUR.plusSeconds(60)).der().toArray());
        assertThat(openssl.run(verify("-CRLfile", "full.pem"))).contains("OK");
        assertThat(openssl.run(verify("-use_deltas", "-CRLfile", "full.pem", "-CRLfile", "before.pem")))
                .contains("OK");
        assertThat(openssl.fail(verify("-use_deltas", "-CRLfile", "full.pem", "-CRLfile", "after.pem")))
                .contains("certificate revoked");
    }

    private static String[] verify(String... lists) {
        var command = new java.util.ArrayList<>(java.util.List.of(
                "verify",
                "-crl_check",
                "-attime",
                Long.toString(HOUR.plusSeconds(90).getEpochSecond()),
                "-CAfile",
                "root.pem",
                "-untrusted",
                "issuing.pem"));
        command.addAll(java.util.List.of(lists));
        command.add("leaf.pem");
        return command.toArray(String[]::new);
    }

    private static Series series(Kind kind) {
        return new Series(PKI.authority.keys().fingerprint(), kind);
    }

    private void revoke(SerialNumber serial, Instant at) {
        revocations.keep(new Revocation(serial, at, Reason.SUPERSEDED));
    }

    private static Set<BigInteger> serials(RevocationList list) {
        Set<BigInteger> serials = new java.util.HashSet<>();
        for (Object entry : list.signed().getRevokedCertificates()) {
            serials.add(((X509CRLEntryHolder) entry).getSerialNumber());
        }
        return serials;
    }
}

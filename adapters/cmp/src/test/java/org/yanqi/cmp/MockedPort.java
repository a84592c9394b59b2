package org.yanqi.cmp;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.x509.GeneralName;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.fixture.StandingClock;
import org.yanqi.application.port.CertificationAuthority.Issuance;
import org.yanqi.application.port.TestPki;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.IssuanceOrder;
import org.yanqi.outsideca.LoopbackSite;
import org.yanqi.outsideca.MortalDrafts;
import org.yanqi.outsideca.OutsideAuthority;
import org.yanqi.outsideca.OutsideCa;
import org.yanqi.outsideca.OutsideFixture;
import org.yanqi.outsideca.TokenRequests;
import org.yanqi.pki.X509CertificateReader;

/**
 * The CA port's adapter before OpenSSL's mock server, in a process of its own: the mock listens on every address there is, so
 * that both are put where there is none but loopback. One pair after another is issued, each interrupted elsewhere.
 */
final class MockedPort {
    private static final ApplicationNumber APPLICATION = Renewals.number(1);
    private static final int MOST_NODES = 30;

    private final OutsideCa ca;
    private final KeyPair registrar;
    private final Path folder;
    private final IssuanceOrder order;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private MockedPort(KeyProfile profile, Path folder) {
        this.folder = folder;
        ca = new OutsideCa(profile);
        registrar = OutsideCa.newKey(profile);
        order = new IssuanceOrder(
                new X509CertificateReader(List.of(ca.der()))
                        .request(new TokenRequests(profile).request(TestPki.HOLDER))
                        .orElseThrow(),
                new SerialNumber(BigInteger.ONE),
                new SerialNumber(BigInteger.TWO),
                new ValidityPeriod(now, now.plus(Duration.ofDays(365))),
                TestPki.REPLACED);
    }

    /** A folder, and the kind of keys on both sides. Says where it was interrupted, and what came of it. */
    public static void main(String[] arguments) throws Exception {
        var port = new MockedPort(KeyProfile.valueOf(arguments[1]), Path.of(arguments[0]));
        port.dyingAtEachSaving(List.of());
        port.losingEachMessage();
        // Before it has kept that it is to wait, it would ask anew; while it polls the mock has no ear for that.
        port.dyingAfterEachSaving(List.of("-poll_count", "2", "-check_after", "1"));
    }

    private void dyingAtEachSaving(List<String> manner) throws IOException {
        boolean died = true;
        for (int save = 0; died; save++) {
            run("before saving " + save, manner, new MortalDrafts(save, false), Losses.NONE);
            died = run("after saving " + save, manner, new MortalDrafts(save, true), Losses.NONE);
        }
    }

    private void dyingAfterEachSaving(List<String> manner) throws IOException {
        boolean died = true;
        for (int save = 0; died; save++) {
            died = run("waiting, after saving " + save, manner, new MortalDrafts(save, true), Losses.NONE);
        }
    }

    private void losingEachMessage() throws IOException {
        boolean lost = true;
        for (int message = 0; lost; message++) {
            run("without message " + message, List.of(), immortal(), new Losses(message, false));
            lost = run("without answer " + message, List.of(), immortal(), new Losses(message, true));
        }
    }

    private static MortalDrafts immortal() {
        return new MortalDrafts(Integer.MAX_VALUE, true);
    }

    /**
     * @param which of the messages is lost, or its answer
     * @param heard whether the CA has heard it
     */
    private record Losses(int which, boolean heard) {
        static final Losses NONE = new Losses(-1, false);

        byte[] to(byte[] question, int count, LoopbackSite.Answer ca) throws Exception {
            if (count != which) {
                return ca.to(question);
            }
            if (heard) {
                ca.to(question);
            }
            throw new IOException("the connection is cut");
        }
    }

    /** @return whether it was interrupted */
    private boolean run(String where, List<String> manner, MortalDrafts drafts, Losses losses) throws IOException {
        var count = new AtomicInteger();
        var ours = OutsideFixture.with(drafts);
        var clock = new StandingClock(Instant.now());
        try (var mocks = new MockedCa(ca, folder, manner);
                var site = new LoopbackSite(question -> losses.to(question, count.getAndIncrement(), mocks))) {
            boolean interrupted = false;
            Issuance issuance = null;
            for (int node = 0; issuance == null; node++) {
                try {
                    issuance = node(ours, site, clock).issue(APPLICATION, order, now);
                } catch (UnavailableException | MortalDrafts.Died stopped) {
                    interrupted |= !String.valueOf(stopped.getMessage()).contains("asked again");
                    clock.forward(Duration.ofSeconds(2));
                    if (node == MOST_NODES) {
                        throw stopped;
                    }
                }
            }
            boolean isRequested = issuance.pair()
                    .signing()
                    .publicKey()
                    .fingerprint()
                    .equals(order.request().publicKey().fingerprint());
            boolean isKept =
                    node(ours, site, clock).issue(APPLICATION, order, now).equals(issuance);
            String what = isRequested && isKept && mocks.keys() == 2 ? "one pair" : "keys: " + mocks.keys();
            System.out.println((interrupted ? where : "undisturbed") + ": " + what);
            return interrupted;
        }
    }

    /** Each time as a process that was just started. */
    private OutsideAuthority node(OutsideFixture ours, LoopbackSite site, StandingClock clock) {
        var protection =
                new KeyProtection(registrar.getPrivate(), CmpFixture.registrar(ca, registrar), ca.certificate());
        var counterpart = new CmpTransaction.Counterpart(
                "cmp",
                site.address(),
                new GeneralName(ca.certificate().getSubject()),
                protection,
                Duration.ofSeconds(60),
                128 << 10,
                clock);
        var source = new CmpSource(counterpart, ca.certificate(), CmpFixture.EXPLICIT, Duration.ZERO);
        return ours.node(source, ca.der(), site.address());
    }
}

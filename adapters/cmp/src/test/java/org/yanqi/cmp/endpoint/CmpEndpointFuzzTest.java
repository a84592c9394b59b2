package org.yanqi.cmp.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.bouncycastle.asn1.cmp.CertRepMessage;
import org.bouncycastle.asn1.cmp.ErrorMsgContent;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIMessage;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.cmp.GeneralPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessage;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Allocation;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.SigningCertificates.Verdict;
import org.yanqi.application.port.TestPki;
import org.yanqi.cmp.KeyProtection;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.pki.MessageKey;

/**
 * Whatever a machine sends, signed as it should be or not: the answer is a protected message or nothing, and who gets a
 * certificate gets the one that the mandate allows. {@code ./fuzz} searches on.
 */
final class CmpEndpointFuzzTest {
    private static final long MOST_OCTETS = 64 << 20;
    private static final int MESSAGES = 3;
    private static final Set<Integer> OUR_FAULT = Set.of(PKIFailureInfo.systemFailure, PKIFailureInfo.systemUnavail);
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final DistinguishedName OTHERS = DistinguishedName.of("2.5.4.6", "CN", "2.5.4.3", "Another machine");
    private static final Logger LOG = Logger.getLogger(CmpEndpoint.class.getName());

    private static final Handler LISTENING = new Listening();

    private static MachineSite ca;
    private static MessageKey speaking;
    private static List<Machine> machines;
    private static List<KeyPair> keys;
    private static final List<String> TROUBLE = new ArrayList<>();

    @BeforeAll
    static void open() throws Exception {
        ca = new MachineSite(KeyProfile.P256, NOW);
        speaking = ca.messageKey();
        KeyPair own = key("secp256r1");
        KeyPair others = key("secp256r1");
        machines = List.of(
                new Machine(own, ca.certificate(own, KeyUse.SIGNING, 30)),
                new Machine(own, ca.certificate(own, KeyUse.SIGNING, 30)),
                new Machine(others, ca.certificate(OTHERS, others, KeyUse.SIGNING, 30)),
                new Machine(others, ca.certificate(OTHERS, others, KeyUse.ENCRYPTION, 30)),
                new Machine(own, new MachineSite(KeyProfile.P256, NOW).certificate(own, KeyUse.SIGNING, 30)));
        keys = List.of(
                key("secp256r1"),
                key("secp256r1"),
                key("secp256r1"),
                own,
                others,
                key("secp384r1"),
                rsa(2048),
                rsa(1024));
        LOG.setLevel(Level.WARNING); // else a line for each refusal
        LOG.setUseParentHandlers(false);
        LOG.addHandler(LISTENING);
    }

    private static KeyPair key(String curve) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static KeyPair rsa(int bits) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    @AfterAll
    static void close() {
        LOG.setLevel(null);
        LOG.setUseParentHandlers(true);
        LOG.removeHandler(LISTENING);
    }

    /** What the endpoint swallows is in its log. */
    private static final class Listening extends Handler {
        @Override
        public void publish(LogRecord entry) {
            TROUBLE.add(entry.getMessage() + ": " + entry.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @FuzzTest
    void octets(byte[] octets) throws Exception {
        MachineSite site = site();
        answer(site, octets);
        assertThat(site.register.serials()).isEmpty();
    }

    /** Up to three messages of a machine: as it comes, a request, its confirmation, and the request again. */
    @FuzzTest
    void aMachineThatSigns(byte[] octets) throws Exception {
        MachineSite site = site();
        say(site, octets);
        certificatesAreAsTheMandateSays(site);
    }

    /** Else a fuzzer would look at refusals only. */
    @Test
    void whereNothingIsChosenTheMachineRenews() throws Exception {
        MachineSite site = site();
        say(site, new byte[0]);
        certificatesAreAsTheMandateSays(site);
        assertThat(site.register.serials()).hasSize(1);
        assertThat(site.revocations.all())
                .extracting(Revocations.Revocation::serial)
                .containsExactly(new SerialNumber(machines.getFirst().holder().getSerialNumber()));
    }

    private static void say(MachineSite site, byte[] octets) throws Exception {
        var message = new FuzzedMessage(Choices.of(octets), machines, keys, NOW);
        Optional<FuzzedMessage.Granted> granted = Optional.empty();
        for (int count = 0; count < MESSAGES; count++) {
            granted = answer(site, message.next(granted)).flatMap(CmpEndpointFuzzTest::granted);
        }
    }

    /** The first machine and the third may renew. */
    private static MachineSite site() {
        MachineSite site = ca.emptied(speaking);
        site.mandate(machines.get(0).certificate());
        site.mandate(machines.get(2).certificate());
        return site;
    }

    private static Optional<PKIMessage> answer(MachineSite site, byte[] message) throws Exception {
        TROUBLE.clear();
        var answers = new ArrayList<Optional<Bytes>>();
        Allocation.within(MOST_OCTETS, () -> answers.add(site.endpoint.answer(Bytes.of(message))));
        assertThat(TROUBLE).isEmpty();
        Optional<PKIMessage> said = answers.getFirst().map(octets -> PKIMessage.getInstance(octets.toArray()));
        if (said.isPresent()) {
            isOurs(said.get());
        }
        return said;
    }

    private static void isOurs(PKIMessage answer) throws Exception {
        var signed = new ProtectedPKIMessage(new GeneralPKIMessage(answer));
        X509CertificateHolder signer = signed.getCertificates()[0];
        assertThat(signer.getEncoded()).isEqualTo(speaking.chain().getFirst().toArray());
        assertThat(KeyProtection.isBy(BouncyCastleProvider.getPublicKey(signer.getSubjectPublicKeyInfo()), signed))
                .isTrue();
        PKIStatusInfo status = status(answer.getBody());
        assertThat(status == null
                        || status.getFailInfo() == null
                        || !OUR_FAULT.contains(status.getFailInfo().intValue()))
                .isTrue();
    }

    private static @Nullable PKIStatusInfo status(PKIBody body) {
        return switch (body.getType()) {
            case PKIBody.TYPE_ERROR ->
                ErrorMsgContent.getInstance(body.getContent()).getPKIStatusInfo();
            case PKIBody.TYPE_KEY_UPDATE_REP ->
                CertRepMessage.getInstance(body.getContent()).getResponse()[0].getStatus();
            case PKIBody.TYPE_CONFIRM -> null;
            default -> throw new AssertionError("an answer of type " + body.getType());
        };
    }

    private static Optional<FuzzedMessage.Granted> granted(PKIMessage answer) {
        if (answer.getBody().getType() != PKIBody.TYPE_KEY_UPDATE_REP) {
            return Optional.empty();
        }
        var response = CertRepMessage.getInstance(answer.getBody().getContent()).getResponse()[0];
        return Optional.ofNullable(response.getCertifiedKeyPair())
                .map(pair -> new FuzzedMessage.Granted(
                        hash(pair.getCertOrEncCert().getCertificate().getX509v3PKCert()),
                        answer.getHeader().getSenderNonce().getOctets()));
    }

    private static byte[] hash(org.bouncycastle.asn1.x509.Certificate certificate) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void certificatesAreAsTheMandateSays(MachineSite site) {
        assertThat(site.register.serials().toList()).hasSizeLessThanOrEqualTo(2);
        site.register.serials().forEach(serial -> {
            var entry = site.register.of(serial).orElseThrow();
            assertThat(site.reader.read(entry.certificate()))
                    .isInstanceOfSatisfying(Verdict.Signing.class, made -> isAllowed(made.certificate()));
        });
    }

    private static void isAllowed(Certificate made) {
        assertThat(made.subject()).isIn(TestPki.HOLDER, OTHERS);
        var old = new ValidityPeriod(NOW, NOW.plus(Duration.ofDays(30)));
        assertThat(made.validity()).isEqualTo(new ValidityTerm(1).renew(old, NOW));
    }
}

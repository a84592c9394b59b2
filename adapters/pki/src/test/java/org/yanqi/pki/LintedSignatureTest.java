package org.yanqi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.yanqi.application.memory.InMemoryIssuedCertificates;
import org.yanqi.application.memory.InMemoryRevocations;
import org.yanqi.application.port.TestPki;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.IssuanceOrder;

final class LintedSignatureTest {
    private static final ApplicationNumber APPLICATION = new ApplicationNumber("YQ20250711-000123");
    private static final ValidityPeriod VALIDITY = new ValidityPeriod(RealPki.NOW, RealPki.NOW.plusSeconds(3600));
    private static final AuthorityKeys REAL =
            RealPki.of(KeyProfile.P256).authority.keys();

    private final WatchedKey watched = new WatchedKey(REAL.issuingKey().key());
    private final InMemoryIssuedCertificates issued = new InMemoryIssuedCertificates();

    /** Knows how often somebody wanted to sign with it: its scalar is asked for each time. */
    private static final class WatchedKey implements org.bouncycastle.jce.interfaces.ECPrivateKey {
        private static final long serialVersionUID = 1L;
        private final org.bouncycastle.jce.interfaces.ECPrivateKey own;
        private final AtomicInteger uses = new AtomicInteger();

        WatchedKey(PrivateKey own) {
            this.own = (org.bouncycastle.jce.interfaces.ECPrivateKey) own;
        }

        @Override
        public BigInteger getD() {
            uses.incrementAndGet();
            return own.getD();
        }

        @Override
        public org.bouncycastle.jce.spec.ECParameterSpec getParameters() {
            return own.getParameters();
        }

        @Override
        public String getAlgorithm() {
            return own.getAlgorithm();
        }

        @Override
        public String getFormat() {
            return own.getFormat();
        }

        @Override
        public byte[] getEncoded() {
            return own.getEncoded();
        }
    }

    private AuthorityKeys keys() {
        return new AuthorityKeys(
                new SigningKey(watched, Crypto.PROVIDER),
                REAL.issuing(),
                Certificates.known(REAL.rootCertificate()),
                REAL.kmc(),
                Optional.empty());
    }

    @Test
    void a_sound_certificate_is_signed_with_the_ca_s_key_once() {
        Bytes made = DemonstrationAuthority.issue(
                keys(),
                RealPki.PUBLICATION,
                KeyUse.SIGNING,
                TestPki.HOLDER,
                KeySupply.next(KeyProfile.P256).getPublic(),
                VALIDITY);
        assertThat(Certificates.isSignedBy(Certificates.known(made), REAL.issuing()))
                .isTrue();
        assertThat(watched.uses).hasValue(1);
    }

    @Test
    void a_request_whose_key_is_too_small_gets_nothing_signed_nothing_kept_and_the_reason_is_named() throws Exception {
        assertNothingIsSigned(order(small(), VALIDITY), "the key is one that is certified");
    }

    @Test
    void a_term_that_would_outlast_the_ca_is_not_cut_but_refused_and_nothing_is_signed_or_kept() throws Exception {
        var paid = new ValidityPeriod(RealPki.NOW, REAL.ends().plusSeconds(1));
        assertNothingIsSigned(order(KeySupply.next(KeyProfile.P256), paid), "it ends no later than its issuer");
    }

    private void assertNothingIsSigned(IssuanceOrder order, String finding) throws Exception {
        var authority = new EmbeddedAuthority(keys(), RealPki.PUBLICATION, issued, new InMemoryRevocations());
        assertThatThrownBy(() -> authority.issue(APPLICATION, order, RealPki.NOW))
                .isInstanceOf(UnavailableException.class)
                .cause()
                .isInstanceOfSatisfying(
                        UnfitCertificateException.class,
                        unfit -> assertThat(unfit.findings())
                                .singleElement()
                                .asString()
                                .startsWith(finding));
        assertThat(watched.uses).hasValue(0);
        assertThat(issued.of(APPLICATION)).isEmpty();
    }

    @Test
    void what_another_key_has_signed_is_not_given_out() {
        KeyPair other = KeySupply.next(KeyProfile.P256);
        var wrong = new AuthorityKeys(
                SigningKey.inMemory(other.getPrivate()),
                REAL.issuing(),
                Certificates.known(REAL.rootCertificate()),
                REAL.kmc(),
                Optional.empty());
        assertThatThrownBy(() -> DemonstrationAuthority.issue(
                        wrong, RealPki.PUBLICATION, KeyUse.SIGNING, TestPki.HOLDER, other.getPublic(), VALIDITY))
                .isInstanceOf(UnfitCertificateException.class)
                .hasMessageContaining("what was signed is what was looked at");
    }

    private static KeyPair small() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        return generator.generateKeyPair();
    }

    private static IssuanceOrder order(KeyPair key, ValidityPeriod validity) throws Exception {
        var request = new PKCS10CertificationRequestBuilder(
                        Names.encode(TestPki.HOLDER),
                        SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()))
                .build(SignatureAlgorithms.signer(key.getPrivate()));
        return new IssuanceOrder(
                RealPki.of(KeyProfile.P256)
                        .reader()
                        .request(Bytes.of(request.getEncoded()))
                        .orElseThrow(),
                new SerialNumber(BigInteger.ONE),
                new SerialNumber(BigInteger.TWO),
                validity,
                TestPki.REPLACED);
    }
}

package org.yanqi.cmp.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.fixture.Renewals;
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
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.IssuanceOrder;
import org.yanqi.outsideca.LoopbackSite;
import org.yanqi.outsideca.MortalDrafts;
import org.yanqi.outsideca.OutsideAuthority;
import org.yanqi.outsideca.OutsideFixture;
import org.yanqi.outsideca.TokenRequests;
import org.yanqi.pki.MessageKey;
import org.yanqi.pki.X509CertificateReader;

/**
 * The CA port's adapter for CAs outside, as a registration authority at our own endpoint: it gets the signing half of a pair,
 * and is refused the other one, as no mandate is for an encryption certificate (docs/adr/0026).
 */
class OutsideAuthorityRenewsTest {
    private static final ApplicationNumber APPLICATION = Renewals.number(1);
    private static final Registrar REGISTRAR = new Registrar(Instant.now());
    private static final Duration IN_FLIGHT = Duration.ofSeconds(41);
    private static final String HALF =
            "cmp: it refuses: the certificate to be renewed is a signing certificate of ours, in extraCerts";

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void the_signing_half_is_renewed_once_wherever_the_process_dies(KeyProfile profile) throws Exception {
        var first = new MachineSite(profile);
        MessageKey speaking = first.messageKey();
        int died = 0;
        for (int save = 0; died == 2 * save; save++) {
            for (boolean keeps : new boolean[] {false, true}) {
                var drafts = new MortalDrafts(save, keeps);
                var trusting = new Registrars(List.of(REGISTRAR.certificate()));
                try (var port = new Port(profile, first.emptied(speaking, trusting), drafts)) {
                    died += port.signingHalf() ? 1 : 0;
                }
            }
        }
        // The draft; asked, received and confirmed; and asked for the other half.
        assertThat(died).isEqualTo(10);
    }

    /** certConf supersedes: there is no word to revoke by (rr). */
    @Test
    void nothing_is_revoked_on_its_word() throws Exception {
        var site = new MachineSite(KeyProfile.P256, new Registrars(List.of(REGISTRAR.certificate())));
        try (var port = new Port(KeyProfile.P256, site, new MortalDrafts(Integer.MAX_VALUE, false))) {
            assertThatThrownBy(() -> port.node().revoke(port.oldSerial(), Revocations.Reason.SUPERSEDED, port.site.now))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessage("cmp: it does not revoke: only renewals are done here: kur, pollReq and certConf");
            assertThat(port.site.revocations.all()).isEmpty();
            assertThat(port.ours.revocations().all()).isEmpty();
        }
    }

    /** Both sides. */
    private static final class Port implements AutoCloseable {
        final MachineSite site;
        final OutsideFixture ours;
        private final LoopbackSite server;
        private final IssuanceOrder order;

        Port(KeyProfile profile, MachineSite site, MortalDrafts drafts) throws IOException, GeneralSecurityException {
            ours = OutsideFixture.with(drafts);
            this.site = site;
            server = new LoopbackSite(site::answer, "application/pkixcmp");
            var replaced = new IssuanceOrder.Replaced(
                    site.certificate(site.newKey(), KeyUse.SIGNING, 30),
                    site.certificate(site.newKey(), KeyUse.ENCRYPTION, 30));
            site.mandate(replaced.signing());
            order = new IssuanceOrder(
                    new X509CertificateReader(List.of(issuing()))
                            .request(new TokenRequests(profile).request(TestPki.HOLDER))
                            .orElseThrow(),
                    new SerialNumber(BigInteger.ONE),
                    new SerialNumber(BigInteger.TWO),
                    new ValidityPeriod(site.now, site.now.plus(Duration.ofDays(365))),
                    replaced);
        }

        private Bytes issuing() {
            return site.authority.keys().issuingCertificate();
        }

        SerialNumber oldSerial() {
            return new SerialNumber(
                    structure(order.replaced().signing()).getSerialNumber().getValue());
        }

        /** Each time as a process that was just started. */
        OutsideAuthority node() {
            var protection = new KeyProtection(
                    REGISTRAR.key().getPrivate(),
                    new X509CertificateHolder(structure(REGISTRAR.certificate())),
                    new X509CertificateHolder(structure(issuing())));
            var manner = new CmpSource.Manner(CmpSource.Manner.Request.KEY_UPDATE, false);
            var source = new CmpSource(server.address(), issuing(), protection, manner, site.clock);
            return ours.node(source, issuing(), server.address());
        }

        /** @return whether the process has died on the way */
        boolean signingHalf() {
            boolean died = !refusesTheOtherHalf();
            for (int again = 0; died && again < 2; again++) {
                site.clock.forward(IN_FLIGHT);
                assertThat(refusesTheOtherHalf()).isTrue();
            }
            var renewed = site.register
                    .serials()
                    .map(serial -> site.register.of(serial).orElseThrow().certificate())
                    .map(Port::structure)
                    .filter(made -> isRequested(made))
                    .toList();
            assertThat(renewed).hasSize(1);
            assertThat(site.register.serials()).hasSize(1);
            assertThat(site.revoked(oldSerial())).contains(Revocations.Reason.SUPERSEDED);
            assertThat(site.revocations.all()).hasSize(1);
            assertThat(ours.issued().of(APPLICATION)).isEmpty();
            return died;
        }

        private boolean isRequested(Certificate made) {
            try {
                return Bytes.of(made.getSubjectPublicKeyInfo().getEncoded())
                        .sha256()
                        .equals(order.request().publicKey().fingerprint());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private boolean refusesTheOtherHalf() {
            try {
                node().issue(APPLICATION, order, site.now);
                throw new AssertionError("an encryption certificate was renewed");
            } catch (UnavailableException refused) {
                assertThat(refused).hasMessage(HALF);
                return true;
            } catch (MortalDrafts.Died died) {
                return false;
            }
        }

        private static Certificate structure(Bytes der) {
            return Certificate.getInstance(der.toArray());
        }

        @Override
        public void close() {
            server.close();
        }
    }
}

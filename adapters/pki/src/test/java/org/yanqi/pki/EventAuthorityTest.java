package org.yanqi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.yanqi.application.memory.InMemoryIssuedEventCertificates;
import org.yanqi.application.memory.InMemoryRevocations;
import org.yanqi.application.port.EventCertificates.Event;
import org.yanqi.application.port.EventCertificates.EventCertificate;
import org.yanqi.application.port.IssuedEventCertificates;
import org.yanqi.application.port.Revocations.Reason;
import org.yanqi.application.port.Revocations.Revocation;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.handler.PersonName;
import org.yanqi.domain.renewal.ApplicationNumber;

final class EventAuthorityTest {
    private static final ApplicationNumber APPLICATION = new ApplicationNumber("YQ20250711-000123");
    private static final Event EVENT =
            new Event(APPLICATION, new PersonName("王小明"), Sha256.of("evidence"), Sha256.of("document"));
    private static final AuthorityKeys KEYS =
            RealPki.of(KeyProfile.P256).authority.keys();

    private final InMemoryIssuedEventCertificates register = new InMemoryIssuedEventCertificates();
    private final InMemoryRevocations revocations = new InMemoryRevocations();
    private final EventAuthority authority = authority(register);

    @Test
    void the_certificate_names_the_signer_and_the_application_and_lives_for_minutes() {
        X509CertificateHolder certificate = leaf(authority.issue(EVENT, p256(), RealPki.NOW));
        assertThat(Names.read(certificate.getSubject()).display()).contains("CN=王小明", "C=CN", "YQ20250711-000123");
        assertThat(certificate.getNotBefore()).isEqualTo(RealPki.NOW.minus(Duration.ofMinutes(1)));
        assertThat(certificate.getNotAfter()).isEqualTo(RealPki.NOW.plus(Duration.ofMinutes(10)));
        var usage = KeyUsage.fromExtensions(certificate.getExtensions());
        assertThat(usage.hasUsages(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
                .isTrue();
        assertThat(usage.hasUsages(KeyUsage.keyAgreement)).isFalse();
        assertThat(CertificatePolicies.fromExtensions(certificate.getExtensions())
                        .getPolicyInformation()[0]
                        .getPolicyIdentifier()
                        .getId())
                .isEqualTo(Publication.DEMONSTRATION_EVENT_POLICY);
    }

    @Test
    void the_certificate_is_bound_to_the_evidence_and_the_document() {
        X509CertificateHolder certificate = leaf(authority.issue(EVENT, p256(), RealPki.NOW));
        var extension = certificate.getExtension(EventBinding.OID);
        var hashes = ASN1Sequence.getInstance(extension.getParsedValue());
        assertThat(extension.isCritical()).isFalse();
        assertThat(ASN1OctetString.getInstance(hashes.getObjectAt(0)).getOctets())
                .isEqualTo(EVENT.faceEvidence().octets());
        assertThat(ASN1OctetString.getInstance(hashes.getObjectAt(1)).getOctets())
                .isEqualTo(EVENT.document().octets());
        assertThat(hashes.size()).isEqualTo(2);
    }

    @Test
    void every_certificate_is_a_new_one_and_is_in_the_register() {
        EventCertificate first = authority.issue(EVENT, p256(), RealPki.NOW);
        EventCertificate second = authority.issue(EVENT, p256(), RealPki.NOW.plusSeconds(5));
        assertThat(first.serial()).isNotEqualTo(second.serial());
        assertThat(first.chain()).hasSize(3).endsWith(KEYS.issuingCertificate(), KEYS.rootCertificate());
        assertThat(register.of(APPLICATION))
                .containsExactly(
                        new IssuedEventCertificates.Entry(
                                APPLICATION, first.serial(), first.chain().getFirst(), RealPki.NOW),
                        new IssuedEventCertificates.Entry(
                                APPLICATION, second.serial(), second.chain().getFirst(), RealPki.NOW.plusSeconds(5)));
    }

    @Test
    void what_cannot_be_registered_is_not_handed_out() {
        var full = new IssuedEventCertificates() {
            @Override
            public void keep(Entry entry) {
                throw new IllegalStateException("the disk is full");
            }

            @Override
            public List<Entry> of(ApplicationNumber application) {
                return List.of();
            }
        };
        assertThatThrownBy(() -> authority(full).issue(EVENT, p256(), RealPki.NOW))
                .hasMessage("the disk is full");
    }

    @Test
    void withdrawing_revokes_all_but_the_used_one_once_and_for_this_application_only() {
        EventCertificate unused = authority.issue(EVENT, p256(), RealPki.NOW);
        EventCertificate used = authority.issue(EVENT, p256(), RealPki.NOW);
        var elsewhere = new Event(
                new ApplicationNumber("YQ20250711-000124"), EVENT.signer(), EVENT.faceEvidence(), EVENT.document());
        authority.issue(elsewhere, p256(), RealPki.NOW);
        authority.withdraw(APPLICATION, Optional.of(used.serial()), RealPki.NOW);
        authority.withdraw(APPLICATION, Optional.of(used.serial()), RealPki.NOW.plusSeconds(60));
        assertThat(revocations.all())
                .containsExactly(new Revocation(unused.serial(), RealPki.NOW, Reason.CESSATION_OF_OPERATION));
    }

    @Test
    void withdrawing_where_nothing_was_used_revokes_everything() {
        EventCertificate one = authority.issue(EVENT, p256(), RealPki.NOW);
        EventCertificate other = authority.issue(EVENT, p256(), RealPki.NOW);
        authority.withdraw(APPLICATION, Optional.empty(), RealPki.NOW);
        assertThat(revocations.all())
                .extracting(Revocation::serial)
                .containsExactlyInAnyOrder(one.serial(), other.serial());
    }

    @Test
    void a_key_that_is_none_or_not_on_p256_is_refused_and_leaves_no_trace() throws Exception {
        byte[] offTheCurve = p256().toArray();
        offTheCurve[offTheCurve.length - 1] ^= 1;
        var p384 = KeyPairGenerator.getInstance("EC");
        p384.initialize(new ECGenParameterSpec("secp384r1"));
        for (Bytes key : List.of(
                Bytes.of(new byte[0]),
                Bytes.of(new byte[] {48, 0}),
                Bytes.of(new byte[100_000]),
                Bytes.of(offTheCurve),
                Bytes.of(p384.generateKeyPair().getPublic().getEncoded()),
                Bytes.of(KeySupply.next(KeyProfile.RSA2048).getPublic().getEncoded()))) {
            assertThatThrownBy(() -> authority.issue(EVENT, key, RealPki.NOW))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("P-256");
        }
        assertThat(register.of(APPLICATION)).isEmpty();
    }

    @Test
    void a_name_longer_than_a_common_name_may_be_is_cut_between_characters() {
        var event = new Event(APPLICATION, new PersonName("𠮷".repeat(50)), EVENT.faceEvidence(), EVENT.document());
        var longer = new Event(
                APPLICATION,
                new PersonName("买".repeat(49) + "·" + "买".repeat(50)),
                EVENT.faceEvidence(),
                EVENT.document());
        assertThat(Names.read(leaf(authority.issue(event, p256(), RealPki.NOW)).getSubject())
                        .display())
                .contains("CN=" + "𠮷".repeat(50));
        assertThat(Names.read(leaf(authority.issue(longer, p256(), RealPki.NOW)).getSubject())
                        .display())
                .contains("CN=" + "买".repeat(49) + "·" + "买".repeat(14))
                .doesNotContain("买".repeat(15) + ",");
    }

    private EventAuthority authority(IssuedEventCertificates kept) {
        var publication = new Publication(
                RealPki.PUBLICATION.crl(),
                RealPki.PUBLICATION.delta(),
                RealPki.PUBLICATION.ocsp(),
                RealPki.PUBLICATION.issuer(),
                Publication.DEMONSTRATION_EVENT_POLICY);
        return new EventAuthority(KEYS, publication, kept, revocations, new RandomSerialNumbers());
    }

    private static Bytes p256() {
        return Bytes.of(JavaKeys.generate(KeyProfile.P256).getPublic().getEncoded());
    }

    private static X509CertificateHolder leaf(EventCertificate certificate) {
        return Certificates.known(certificate.chain().getFirst());
    }
}

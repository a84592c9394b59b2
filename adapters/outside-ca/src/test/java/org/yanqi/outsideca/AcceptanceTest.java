package org.yanqi.outsideca;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;

class AcceptanceTest {
    private static final int SIGNS = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
    private static final Instant BEGIN = Instant.parse("2026-07-11T01:00:00Z");
    private static final Instant END = Instant.parse("2027-07-11T01:00:00Z");
    private static final X500Name SUBJECT = TokenRequests.name(TestPki.HOLDER);

    private final OutsideCa ca = new OutsideCa();
    private final PKCS10CertificationRequest request = new PKCS10CertificationRequest(CertificationRequest.getInstance(
            new TokenRequests().request(TestPki.HOLDER).toArray()));
    private final SubjectPublicKeyInfo key = request.getSubjectPublicKeyInfo();

    @Test
    void a_certificate_as_it_was_wanted_has_no_fault() {
        assertThat(wanted(KeyUse.SIGNING).fault(issued(ca, SUBJECT, key, END, SIGNS)))
                .isEmpty();
        assertThat(wanted(KeyUse.ENCRYPTION).fault(issued(ca, SUBJECT, key, END, KeyUsage.dataEncipherment)))
                .isEmpty();
    }

    @Test
    void any_other_has() {
        var other =
                SubjectPublicKeyInfo.getInstance(OutsideCa.newKey().getPublic().getEncoded());
        assertFault(issued(new OutsideCa(), SUBJECT, key, END, SIGNS), "not signed");
        assertFault(issued(ca, SUBJECT, other, END, SIGNS), "another key");
        assertFault(issued(ca, new X500Name("CN=Somebody"), key, END, SIGNS), "another subject");
        assertFault(issued(ca, SUBJECT, key, END, KeyUsage.digitalSignature), "key usage");
        assertFault(issued(ca, SUBJECT, key, END.minusSeconds(1), SIGNS), "ends before");
        assertFault(Bytes.of(new byte[] {0x30, 0x00}), "no certificate");
    }

    private void assertFault(Bytes certificate, String fault) {
        assertThat(wanted(KeyUse.SIGNING).fault(certificate))
                .hasValueSatisfying(said -> assertThat(said).contains(fault));
    }

    private WantedCertificate wanted(KeyUse use) {
        return new WantedCertificate(
                Renewals.number(1),
                use,
                request,
                new SerialNumber(BigInteger.TWO),
                new ValidityPeriod(BEGIN, END),
                TestPki.REPLACED.signing(),
                new Acceptance(ca.der()));
    }

    private static Bytes issued(OutsideCa ca, X500Name subject, SubjectPublicKeyInfo key, Instant end, int usage) {
        return OutsideCa.der(ca.issue(new OutsideCa.Holder(BigInteger.TEN, subject, key, BEGIN, end), usage));
    }
}

package org.yanqi.outsideca;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
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
    private static final String SOUND = "SHA256withECDSA";
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

    @Test
    void so_has_one_for_more_than_was_wanted() {
        assertFault(issued(ca, SUBJECT, key, END, SIGNS | KeyUsage.keyEncipherment), "key usage");
        assertFault(issued(ca, SUBJECT, key, END, SIGNS | KeyUsage.keyCertSign), "key usage");
        assertFault(issued(ca, SUBJECT, key, END, SIGNS | KeyUsage.cRLSign), "key usage");
        assertFault(
                KeyUse.ENCRYPTION,
                issued(ca, SUBJECT, key, END, KeyUsage.keyEncipherment | KeyUsage.digitalSignature),
                "key usage");
        assertFault(
                issued(SOUND, OutsideCa.extension(Extension.basicConstraints, new BasicConstraints(true))),
                "key usage");
    }

    @Test
    void so_has_one_that_says_what_we_do_not_understand() {
        var critical = OutsideCa.extension(new ASN1ObjectIdentifier("2.25.1"), new DERUTF8String("whatever"));
        assertFault(issued(SOUND, critical), "critical extensions");
    }

    @Test
    void so_has_one_whose_signature_anybody_might_have_made() {
        assertFault(issued("SHA1withECDSA"), "not signed");
    }

    @Test
    void so_has_an_encryption_certificate_that_makes_no_pair() {
        Bytes signing = issued(ca, SUBJECT, key, END, SIGNS);
        Instant later = END.plus(Duration.ofDays(2));
        var besides = wanted(KeyUse.ENCRYPTION, new Acceptance(ca.der()).besides(signing));
        assertThat(besides.fault(issued(ca, SUBJECT, key, END, KeyUsage.dataEncipherment)))
                .isEmpty();
        assertThat(besides.fault(issued(ca, SUBJECT, key, later, KeyUsage.dataEncipherment)))
                .contains("it makes no pair with the signing certificate");
    }

    private void assertFault(Bytes certificate, String fault) {
        assertFault(KeyUse.SIGNING, certificate, fault);
    }

    private void assertFault(KeyUse use, Bytes certificate, String fault) {
        assertThat(wanted(use).fault(certificate))
                .hasValueSatisfying(said -> assertThat(said).contains(fault));
    }

    private WantedCertificate wanted(KeyUse use) {
        return wanted(use, new Acceptance(ca.der()));
    }

    private WantedCertificate wanted(KeyUse use, Acceptance acceptance) {
        return new WantedCertificate(
                Renewals.number(1),
                use,
                request,
                new SerialNumber(BigInteger.TWO),
                new ValidityPeriod(BEGIN, END),
                TestPki.REPLACED.signing(),
                acceptance);
    }

    private Bytes issued(String algorithm, Extension... more) {
        return OutsideCa.der(
                ca.issue(new OutsideCa.Holder(BigInteger.TEN, SUBJECT, key, BEGIN, END), SIGNS, algorithm, more));
    }

    private static Bytes issued(OutsideCa ca, X500Name subject, SubjectPublicKeyInfo key, Instant end, int usage) {
        return OutsideCa.der(ca.issue(new OutsideCa.Holder(BigInteger.TEN, subject, key, BEGIN, end), usage));
    }
}

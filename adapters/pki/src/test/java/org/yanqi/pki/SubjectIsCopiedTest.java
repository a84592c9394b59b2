package org.yanqi.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.yanqi.application.memory.InMemoryIssuedCertificates;
import org.yanqi.application.memory.InMemoryRevocations;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.IssuanceOrder;

final class SubjectIsCopiedTest {
    @Test
    void a_subject_with_old_string_types_and_two_attributes_on_one_level_is_issued_octet_by_octet() throws Exception {
        var subject = new X500Name(new RDN[] {
            new RDN(attribute(BCStyle.C, new DERPrintableString("CN"))),
            new RDN(attribute(BCStyle.O, new DERBMPString("武汉单位"))),
            new RDN(new AttributeTypeAndValue[] {
                attribute(BCStyle.CN, new DERUTF8String("在线延期测试")),
                attribute(BCStyle.SERIALNUMBER, new DERPrintableString("91420100000000000X"))
            })
        });
        var pki = RealPki.of(KeyProfile.P256);
        KeyPair key = JavaKeys.generate(KeyProfile.P256);
        var request = new PKCS10CertificationRequestBuilder(
                        subject,
                        SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()))
                .build(SignatureAlgorithms.signer(key.getPrivate()));
        var read = pki.reader().request(Bytes.of(request.getEncoded())).orElseThrow();
        var order = new IssuanceOrder(
                read,
                new SerialNumber(BigInteger.ONE),
                new SerialNumber(BigInteger.TWO),
                new ValidityPeriod(RealPki.NOW, RealPki.NOW.plusSeconds(3600)),
                TestPki.REPLACED);
        var pair = new EmbeddedAuthority(
                        pki.authority.keys(),
                        RealPki.PUBLICATION,
                        new InMemoryIssuedCertificates(),
                        new InMemoryRevocations())
                .issue(new ApplicationNumber("YQ20250711-000123"), order, RealPki.NOW)
                .pair();
        Bytes encoded = Bytes.of(Names.der(request.getSubject()));
        assertThat(pki.reader().subject(pair.signing())).isEqualTo(encoded);
        assertThat(pki.reader().subject(pair.encryption())).isEqualTo(encoded);
        assertThat(pair.subject()).isEqualTo(read.subject());
    }

    private static AttributeTypeAndValue attribute(
            org.bouncycastle.asn1.ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new AttributeTypeAndValue(type, value);
    }
}

package org.yanqi.domain.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.domain.certificate.CertificateFixtures.MANUAL_SUBJECT;
import static org.yanqi.domain.certificate.CertificateFixtures.encoding;
import static org.yanqi.domain.certificate.CertificateFixtures.subjectNamed;
import static org.yanqi.domain.renewal.CommandFixtures.NEW_KEY;
import static org.yanqi.domain.renewal.RenewalFixtures.after;
import static org.yanqi.domain.renewal.RenewalFixtures.paidRenewal;
import static org.yanqi.domain.renewal.RenewalFixtures.refusalOf;

import org.junit.jupiter.api.Test;
import org.yanqi.domain.certificate.CertificationRequest;
import org.yanqi.domain.certificate.DistinguishedName;

/** Rule 5. */
class SubjectIsUnchangedTest {
    @Test
    void anotherNameIsAnotherService() {
        DistinguishedName renamed = subjectNamed("在线变更测试");
        assertThat(refusalOf(paidRenewal(), requestFor(renamed)))
                .isEqualTo(new Refusal.SubjectChanged(MANUAL_SUBJECT, renamed));
    }

    @Test
    void theSameNameInAnotherOrderIsAnotherName() {
        DistinguishedName reversed =
                new DistinguishedName(MANUAL_SUBJECT.names().reversed());
        assertThat(refusalOf(paidRenewal(), requestFor(reversed)))
                .isEqualTo(new Refusal.SubjectChanged(MANUAL_SUBJECT, reversed));
    }

    @Test
    void spacesAndCaseAreNoChange() {
        DistinguishedName written = DistinguishedName.of(
                "2.5.4.6", "cn", "2.5.4.8", "湖北 ", "2.5.4.7", "武汉", "2.5.4.11", " 政府采购", "2.5.4.3", "在线延期测试");
        assertThat(after(paidRenewal(), requestFor(written), Issuing.class)
                        .order()
                        .request()
                        .subject())
                .isEqualTo(written);
    }

    private static RenewalCommand requestFor(DistinguishedName subject) {
        return CommandFixtures.requestingIssuance(
                new CertificationRequest(subject, NEW_KEY, encoding("request"), false));
    }
}

package org.yanqi.application.port;

import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.renewal.IssuanceOrder;

/** The other side of the PKI ports: the CA that issued what a token holds, and what the token does with its keys. */
public interface TestPki {
    /** The manual's subject, in encoded order. */
    DistinguishedName HOLDER = DistinguishedName.of(
            "2.5.4.6", "CN", "2.5.4.8", "湖北", "2.5.4.7", "武汉", "2.5.4.11", "政府采购", "2.5.4.3", "在线延期测试");

    /** For a CA that does not look at what it replaces. */
    IssuanceOrder.Replaced REPLACED = new IssuanceOrder.Replaced(Bytes.of(new byte[] {1}), Bytes.of(new byte[] {2}));

    /** A pair issued by the CA that is served here; the token holds its keys. */
    CertificatePair pair(DistinguishedName subject, ValidityPeriod validity);

    /** A pair of some other CA. */
    CertificatePair foreignPair(DistinguishedName subject, ValidityPeriod validity);

    /** A PKCS#10 request for a new signing key that the token makes at each call. */
    Bytes request(DistinguishedName subject);

    /** A request as by {@link #request} whose own signature is wrong. */
    Bytes forgedRequest(DistinguishedName subject);

    /** CMS SignedData over the statement, by the signing key of this certificate. */
    Bytes sign(String statement, Certificate by);

    /** What the token tells of a sealed challenge: the hash of its content. */
    Sha256 open(Bytes sealed, Certificate encryption);
}

package org.yanqi.documents;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.yanqi.application.port.Agreements;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.applicant.Applicant;
import org.yanqi.domain.applicant.OrganisationDocument;
import org.yanqi.domain.applicant.OrganisationName;
import org.yanqi.domain.applicant.SocialCreditCode;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.bidding.BiddingDeclaration;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.ProofOfPossession;
import org.yanqi.domain.certificate.PublicKey;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.TokenSerial;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.consent.Consent;
import org.yanqi.domain.handler.CardValidity;
import org.yanqi.domain.handler.Handler;
import org.yanqi.domain.handler.IdNumber;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.handler.PersonName;
import org.yanqi.domain.renewal.Acknowledged;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Consents;
import org.yanqi.domain.renewal.FaceEvidence;
import org.yanqi.domain.renewal.FaceVerified;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.Opened;
import org.yanqi.domain.renewal.Presented;

/** The manual's renewal, just before its agreement is signed on 2025-07-11. */
final class RenewalFixture {
    static final Instant SIGNED_AT = Instant.parse("2025-07-11T08:48:33Z");
    static final String ORGANISATION = "武汉市江岸区示例工程咨询有限公司";
    static final String ID_NUMBER = "11010519491231002X";

    private RenewalFixture() {}

    static FaceVerified readyToSign(Agreements agreements) {
        return readyToSign(agreements, ORGANISATION, "王小明", subject("在线延期测试"));
    }

    static FaceVerified readyToSign(
            Agreements agreements, String organisation, String handler, DistinguishedName subject) {
        var service = new Consent(
                agreements.inForce(AgreementKind.CERTIFICATE_SERVICE).version(), SIGNED_AT);
        var opened = new Opened(new ApplicationNumber("YQ20250711-000123"), BiddingDeclaration.NOT_IN_USE, SIGNED_AT);
        var acknowledged = new Acknowledged(opened, new Consents(List.of(service)), SIGNED_AT);
        var pair = new CertificatePair(certificate(subject, KeyUse.SIGNING), certificate(subject, KeyUse.ENCRYPTION));
        var proof = new ProofOfPossession(pair.signing().fingerprint(), SIGNED_AT, Bytes.of(new byte[] {1}));
        var presented = new Presented(
                acknowledged,
                pair,
                new TokenSerial("0001"),
                proof,
                Optional.empty(),
                BidAdvice.PROCEED,
                Optional.empty(),
                SIGNED_AT);
        var applicant = new Applicant(
                new OrganisationName(organisation),
                new SocialCreditCode("91350100M000100Y43"),
                OrganisationDocument.BUSINESS_LICENCE);
        var person = new Handler(
                new PersonName(handler),
                new IdNumber(ID_NUMBER),
                new CardValidity.LongTerm(),
                new MobileNumber("13800000000"));
        var identified = new Identified(
                presented, applicant, person, 0, Optional.empty(), Optional.empty(), Optional.empty(), SIGNED_AT);
        return new FaceVerified(
                identified, Optional.empty(), new FaceEvidence.ByProvider("r", "f", SIGNED_AT), SIGNED_AT);
    }

    static DistinguishedName subject(String holder) {
        return DistinguishedName.of(
                "2.5.4.6", "CN", "2.5.4.8", "湖北", "2.5.4.7", "武汉", "2.5.4.11", "政府采购", "2.5.4.3", holder);
    }

    private static Certificate certificate(DistinguishedName subject, KeyUse use) {
        var issuer = DistinguishedName.of(
                "2.5.4.6",
                "CN",
                "2.5.4.8",
                "Hubei",
                "2.5.4.7",
                "Wuhan",
                "2.5.4.10",
                "Hubei Digital Certificate Authority Center CO Ltd.",
                "2.5.4.11",
                "ECC",
                "2.5.4.3",
                "HBCA");
        return new Certificate(
                new SerialNumber(new BigInteger("16871DF39683899CF91CAE960C84F79", 16)),
                subject,
                issuer,
                new ValidityPeriod(Instant.parse("2025-07-02T02:41:33Z"), Instant.parse("2025-07-04T02:41:33Z")),
                use,
                new PublicKey.EllipticCurve("1.2.840.10045.3.1.7", Sha256.of("key")),
                Bytes.of(new byte[] {48, 0}));
    }
}

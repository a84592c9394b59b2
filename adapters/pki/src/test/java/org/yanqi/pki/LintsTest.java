package org.yanqi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.pki.Draft.ISSUER;
import static org.yanqi.pki.Draft.KEY;
import static org.yanqi.pki.Draft.SERIAL;
import static org.yanqi.pki.Draft.SIGNATURE;
import static org.yanqi.pki.Draft.SUBJECT;
import static org.yanqi.pki.Draft.VALIDITY;
import static org.yanqi.pki.Draft.VERSION;

import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DERVisibleString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.ValidityPeriod;

/** Every lint finds the certificate that was made to break it, and none finds anything wrong with ours. */
final class LintsTest {
    /** It outlasts 2050, from when on times are written in another way. */
    private static final AuthorityKeys KEYS = DemonstrationAuthority.create(
                    KeyProfile.P256, RealPki.NOW.plus(Duration.ofDays(10 * 365)))
            .keys();

    private static final Draft GOOD = Draft.of(certificate(KeyUse.SIGNING, KeyProfile.P256, TestPki.HOLDER));

    /** @param lint how its name begins */
    record Broken(String lint, Draft draft) {
        @Override
        public String toString() {
            return lint;
        }
    }

    static Stream<Broken> broken() throws Exception {
        return Stream.of(contents(), keys(), extensions()).flatMap(List::stream);
    }

    private static List<Broken> contents() {
        var begin = new DERUTCTime("250711010000Z");
        return List.of(
                new Broken("the version is 3", GOOD.without(VERSION)),
                new Broken("the version is 3", GOOD.with(VERSION, new DERTaggedObject(true, 0, number(1)))),
                new Broken("the serial number", GOOD.with(SERIAL, number(0))),
                new Broken("the serial number", GOOD.with(SERIAL, number(-7))),
                new Broken("the serial number", GOOD.with(SERIAL, new ASN1Integer(BigInteger.TWO.pow(159)))),
                new Broken("the signature's algorithm", GOOD.with(SIGNATURE, algorithm())),
                new Broken("the issuer is the one", GOOD.with(ISSUER, new X500Name("CN=HBCA"))),
                new Broken(
                        "times are UTCTime",
                        GOOD.with(VALIDITY, validity(begin, new DERGeneralizedTime("20490101000000Z")))),
                new Broken(
                        "times are UTCTime",
                        GOOD.with(VALIDITY, validity(begin, new DERGeneralizedTime("20500101000000.5Z")))),
                new Broken("times are UTCTime", GOOD.with(VALIDITY, validity(begin, new DERUTCTime("2607110100Z")))),
                new Broken(
                        "it does not end before",
                        GOOD.with(VALIDITY, validity(begin, new DERUTCTime("250711005959Z")))),
                new Broken(
                        "it ends no later than its issuer",
                        GOOD.with(VALIDITY, validity(begin, new DERGeneralizedTime("20560101000000Z")))),
                new Broken("the subject is somebody", GOOD.with(SUBJECT, new DERSequence())),
                new Broken("names are in string types", GOOD.with(SUBJECT, named(new DERVisibleString("在线延期测试")))),
                new Broken("names are text", GOOD.with(SUBJECT, named(new DERUTF8String("在线\u202e延期")))),
                new Broken("names are text", GOOD.with(SUBJECT, named(new DERUTF8String("在线\u0000延期")))),
                new Broken(
                        "there are no unique", GOOD.and(new DERTaggedObject(false, 1, new DERBitString(new byte[1])))),
                new Broken(
                        "there are no unique", GOOD.and(new DERTaggedObject(false, 2, new DERBitString(new byte[1])))));
    }

    private static List<Broken> keys() throws Exception {
        var p384 = KeyPairGenerator.getInstance("EC");
        p384.initialize(384);
        byte[] offTheCurve = KeySupply.next(KeyProfile.P256).getPublic().getEncoded();
        offTheCurve[offTheCurve.length - 1] ^= 1;
        BigInteger modulus = new BigInteger(1, new byte[256]).setBit(2047).setBit(0);
        return List.of(
                new Broken(
                        "the key is one",
                        GOOD.with(KEY, info(p384.generateKeyPair().getPublic().getEncoded()))),
                new Broken("the key is one", GOOD.with(KEY, info(offTheCurve))),
                new Broken("the key is one", GOOD.with(KEY, rsa(modulus.shiftRight(1), BigInteger.valueOf(65537)))),
                new Broken("the key is one", GOOD.with(KEY, rsa(modulus, BigInteger.valueOf(3)))),
                new Broken("the key is one", GOOD.with(KEY, rsa(modulus, BigInteger.valueOf(65538)))));
    }

    private static List<Broken> extensions() {
        var other = new GeneralName(GeneralName.uniformResourceIdentifier, "http://elsewhere.example/");
        var names = new GeneralNames(new GeneralName(GeneralName.dNSName, "ra.example"));
        var usage = new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
        var policy = new CertificatePolicies(
                new PolicyInformation(new org.bouncycastle.asn1.ASN1ObjectIdentifier("2.5.29.32.0")));
        return List.of(
                new Broken("no extension is there twice", GOOD.andExtension(Extension.keyUsage, true, usage)),
                new Broken("the authority key", GOOD.withoutExtension(Extension.authorityKeyIdentifier)),
                new Broken("the authority key", GOOD.with(Extension.authorityKeyIdentifier, true)),
                new Broken(
                        "the authority key",
                        GOOD.withExtension(
                                Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(new byte[20]))),
                new Broken("the subject key", GOOD.withoutExtension(Extension.subjectKeyIdentifier)),
                new Broken("the subject key", GOOD.with(Extension.subjectKeyIdentifier, true)),
                new Broken("the key usage is there", GOOD.withoutExtension(Extension.keyUsage)),
                new Broken("the key usage is there", GOOD.with(Extension.keyUsage, false)),
                new Broken(
                        "who signs certificates",
                        GOOD.andExtension(Extension.basicConstraints, true, new BasicConstraints(true))),
                new Broken(
                        "who signs certificates",
                        GOOD.withExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))),
                new Broken(
                        "the key may do",
                        GOOD.withExtension(
                                Extension.keyUsage,
                                true,
                                new KeyUsage(KeyUsage.digitalSignature
                                        | KeyUsage.nonRepudiation
                                        | KeyUsage.keyEncipherment))),
                new Broken(
                        "there is no alternative", GOOD.andExtension(Extension.subjectAlternativeName, false, names)),
                new Broken("there is no alternative", GOOD.andExtension(Extension.issuerAlternativeName, false, names)),
                new Broken(
                        "the extensions are",
                        GOOD.andExtension(
                                Extension.extendedKeyUsage,
                                false,
                                new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning))),
                new Broken("only the key usage", GOOD.with(Extension.certificatePolicies, true)),
                new Broken("the policy is", GOOD.withExtension(Extension.certificatePolicies, false, policy)),
                new Broken("the policy is", GOOD.withoutExtension(Extension.certificatePolicies)),
                new Broken("it says where the revocation", GOOD.withoutExtension(Extension.cRLDistributionPoints)),
                new Broken(
                        "it says where the revocation",
                        GOOD.withExtension(
                                Extension.cRLDistributionPoints,
                                false,
                                EndEntityProfile.listAt(URI.create("http://elsewhere.example/")))),
                new Broken("it says where its issuer", GOOD.withoutExtension(Extension.authorityInfoAccess)),
                new Broken(
                        "it says where its issuer",
                        GOOD.withExtension(
                                Extension.authorityInfoAccess,
                                false,
                                new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, other))));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void what_breaks_a_lint_is_found_by_it(Broken broken) {
        assertThat(found(broken.draft(), Purpose.SIGNING)).anyMatch(name -> name.startsWith(broken.lint()));
    }

    @Test
    void there_is_a_certificate_that_breaks_each_lint() throws Exception {
        var lints = Stream.of(Rfc5280Lints.ALL, ProfileLints.ALL)
                .flatMap(List::stream)
                .map(Lint::name)
                .toList();
        List<String> broken = broken().map(Broken::lint).toList();
        assertThat(lints).allMatch(lint -> broken.stream().anyMatch(lint::startsWith));
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void what_is_issued_breaks_none(KeyProfile profile) {
        for (KeyUse use : KeyUse.values()) {
            Draft issued = Draft.of(certificate(use, profile, TestPki.HOLDER));
            assertThat(found(issued, Purpose.of(use))).isEmpty();
        }
    }

    @Test
    void each_purpose_is_told_from_the_others() {
        assertThat(found(GOOD, Purpose.ENCRYPTION)).singleElement().asString().startsWith("the key may do");
        assertThat(found(GOOD, Purpose.EVENT)).singleElement().asString().startsWith("the extensions are");
        assertThat(found(GOOD, Purpose.STATUS)).hasSize(2);
    }

    @Test
    void what_is_no_certificate_inside_breaks_lints_and_nothing_else() {
        var empty =
                new Draft(new DERSequence(new ASN1Encodable[] {new DERSequence(DERNull.INSTANCE), DERNull.INSTANCE}));
        assertThat(found(empty, Purpose.SIGNING)).hasSizeGreaterThan(10);
    }

    static List<String> found(Draft draft, Purpose purpose) {
        var expected = new Candidate.Expected(
                KEYS.issuing().getSubject(),
                KEYS.issuing().getSubjectPublicKeyInfo(),
                EndEntityProfile.issuerKey(KEYS.issuing()).getKeyIdentifierOctets(),
                KEYS.ends(),
                Optional.of(new Candidate.Promise(purpose, RealPki.PUBLICATION)));
        return LintedSignature.broken(Candidate.of(draft.der(), expected));
    }

    private static Bytes certificate(
            KeyUse use, KeyProfile profile, org.yanqi.domain.certificate.DistinguishedName subject) {
        KeyPair key = KeySupply.next(profile);
        return DemonstrationAuthority.issue(
                KEYS, RealPki.PUBLICATION, use, subject, key.getPublic(), new ValidityPeriod(RealPki.NOW, KEYS.ends()));
    }

    private static ASN1Integer number(long value) {
        return new ASN1Integer(value);
    }

    private static AlgorithmIdentifier algorithm() {
        return new AlgorithmIdentifier(PKCSObjectIdentifiers.sha1WithRSAEncryption, DERNull.INSTANCE);
    }

    private static DERSequence validity(ASN1Encodable from, ASN1Encodable to) {
        return new DERSequence(new ASN1Encodable[] {from, to});
    }

    private static X500Name named(ASN1Encodable value) {
        return new X500Name(new RDN[] {new RDN(BCStyle.CN, value)});
    }

    private static SubjectPublicKeyInfo info(byte[] encoded) {
        return SubjectPublicKeyInfo.getInstance(encoded);
    }

    private static SubjectPublicKeyInfo rsa(BigInteger modulus, BigInteger exponent) throws Exception {
        return new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                new RSAPublicKey(modulus, exponent));
    }
}

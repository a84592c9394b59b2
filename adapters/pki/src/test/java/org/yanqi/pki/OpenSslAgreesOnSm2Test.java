package org.yanqi.pki;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.CertPathValidator;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EnvelopedData;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.memory.InMemoryIssuedCertificates;
import org.yanqi.application.memory.InMemoryPublishedRevocationLists;
import org.yanqi.application.memory.InMemoryRevocations;
import org.yanqi.application.port.CertificationAuthority;
import org.yanqi.application.port.Revocations.Reason;
import org.yanqi.application.port.Revocations.Revocation;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.IssuanceOrder;

/** Requests, certificates, envelopes and sealed contents of SM2, judged by OpenSSL, and the list by Java's own rules of PKIX. */
final class OpenSslAgreesOnSm2Test {
    private static final Instant NOW = RealPki.NOW;
    private static final String AT = Long.toString(NOW.plusSeconds(60).getEpochSecond());
    private static final String SIGNER = "distid:1234567812345678";
    private static final RealPki PKI = RealPki.of(KeyProfile.SM2);

    @TempDir
    private Path directory;

    private OpenSsl openssl;
    private final InMemoryRevocations revocations = new InMemoryRevocations();

    @BeforeEach
    void openssl_is_here() {
        openssl = OpenSsl.in(directory);
    }

    /** Link by link: OpenSSL 3.0 takes the name of the signer for the last certificate of a chain only. */
    @Test
    void the_chain_verifies_by_the_usual_name_of_the_signer_and_by_no_other() throws Exception {
        hierarchy();
        var pair = issued().pair();
        assertThat(openssl.run(verify(SIGNER, "root.pem", "issuing.pem"))).contains("OK");
        for (Bytes certificate : List.of(pair.signing().der(), pair.encryption().der())) {
            String holder = openssl.certificate("holder.pem", certificate);
            assertThat(openssl.run(verify(SIGNER, "issuing.pem", holder))).contains("OK");
            assertThat(openssl.fail(verify("distid:somebody", "issuing.pem", holder)))
                    .contains("signature failure");
        }
    }

    private static String[] verify(String signer, String trusted, String certificate) {
        return new String[] {
            "verify",
            "-x509_strict",
            "-partial_chain",
            "-vfyopt",
            signer,
            "-attime",
            AT,
            "-trusted",
            trusted,
            certificate
        };
    }

    @Test
    void a_request_verifies_there_and_one_made_there_is_read_here() throws Exception {
        openssl.pem(
                "request.pem",
                "CERTIFICATE REQUEST",
                PKI.request(TestPki.HOLDER).toArray());
        assertThat(openssl.run("req", "-in", "request.pem", "-noout", "-verify", "-vfyopt", SIGNER))
                .contains("verify OK");
        openssl.run("genpkey", "-algorithm", "SM2", "-out", "key.pem");
        for (String signer : List.of(SIGNER, "distid:somebody")) {
            openssl.run(
                    "req",
                    "-new",
                    "-key",
                    "key.pem",
                    "-sm3",
                    "-sigopt",
                    signer,
                    "-subj",
                    "/C=CN/CN=test",
                    "-outform",
                    "DER",
                    "-out",
                    "request.der");
            assertThat(PKI.reader()
                            .request(Bytes.of(openssl.read("request.der")))
                            .isPresent())
                    .isEqualTo(signer.equals(SIGNER));
        }
    }

    @Test
    void certificates_say_what_an_sm2_key_is_for() throws Exception {
        var pair = issued().pair();
        assertThat(text(pair.signing().der()))
                .contains("Signature Algorithm: SM2-with-SM3", "ASN1 OID: SM2", "OU = SM2")
                .contains("Key Usage: critical\n                Digital Signature, Non Repudiation\n");
        assertThat(text(pair.encryption().der()))
                .contains("Key Usage: critical\n                Key Encipherment, Data Encipherment, Key Agreement\n");
    }

    /** SM2EnvelopedKey, opened step by step by hand: the SM4 key, with it the private key, and that fits its certificate. */
    @Test
    void the_envelope_opens_with_the_signing_key_and_holds_the_key_of_the_certificate() throws Exception {
        Bytes request = PKI.request(TestPki.HOLDER);
        var issued = issued(request);
        var signing = PKI.onToken(PKI.keyOf(request));
        Bytes envelope = issued.encryptionKey();
        assertThat(openssl.run("asn1parse", "-inform", "DER", "-in", openssl.file("envelope", envelope)))
                .contains("sm4-ecb", "BIT STRING");
        var members = ASN1Sequence.getInstance(envelope.toArray());
        openssl.pem("signing.pem", "PRIVATE KEY", signing.getPrivate().getEncoded());
        String sm4 = decrypted(
                "signing.pem", members.getObjectAt(1).toASN1Primitive().getEncoded(ASN1Encoding.DER));
        openssl.file("wrapped", Bytes.of(((ASN1BitString) members.getObjectAt(3)).getOctets()));
        openssl.run("enc", "-d", "-sm4-ecb", "-nopad", "-K", sm4, "-in", "wrapped", "-out", "scalar");
        byte[] scalar = openssl.read("scalar");
        assertThat(scalar).hasSize(32);
        byte[] point = ((ASN1BitString) members.getObjectAt(2)).getOctets();
        assertThat(publicHalf(scalar)).isEqualTo(point);
        assertThat(key(issued.pair().encryption().der()).getPublicKeyData().getOctets())
                .isEqualTo(point);
    }

    /** CMS as GM/T 0010 fills it, opened by hand as well: OpenSSL 3.0's cms command knows no SM2. */
    @Test
    void what_is_sealed_here_opens_there() throws Exception {
        var pair = PKI.pair(TestPki.HOLDER, new ValidityPeriod(NOW, NOW.plusSeconds(3600)));
        byte[] bid = "投标文件".getBytes(UTF_8);
        Bytes sealed = DemonstrationAuthority.seal(bid, pair.encryption().der());
        var data = EnvelopedData.getInstance(
                ContentInfo.getInstance(sealed.toArray()).getContent());
        var recipient = KeyTransRecipientInfo.getInstance(
                RecipientInfo.getInstance(data.getRecipientInfos().getObjectAt(0))
                        .getInfo());
        var content = data.getEncryptedContentInfo();
        openssl.pem("key.pem", "PRIVATE KEY", PKI.privateKey(pair.encryption()).getEncoded());
        String sm4 = decrypted("key.pem", recipient.getEncryptedKey().getOctets());
        byte[] iv = ASN1OctetString.getInstance(
                        content.getContentEncryptionAlgorithm().getParameters())
                .getOctets();
        openssl.file("content", Bytes.of(content.getEncryptedContent().getOctets()));
        openssl.run(
                "enc",
                "-d",
                "-sm4-cbc",
                "-K",
                sm4,
                "-iv",
                HexFormat.of().formatHex(iv),
                "-in",
                "content",
                "-out",
                "bid");
        assertThat(openssl.read("bid")).isEqualTo(bid);
    }

    @Test
    void the_revocation_list_revokes_what_was_superseded_and_nothing_else() throws Exception {
        var pair = issued().pair();
        revocations.keep(new Revocation(pair.signing().serial(), NOW, Reason.SUPERSEDED));
        assertThat(isRefusedAsRevoked(pair.signing().der())).isTrue();
        assertThat(isRefusedAsRevoked(pair.encryption().der())).isFalse();
    }

    private boolean isRefusedAsRevoked(Bytes certificate) throws Exception {
        var factory = CertificateFactory.getInstance("X.509", Crypto.PROVIDER);
        var keys = PKI.authority.keys();
        var list = factory.generateCRL(new java.io.ByteArrayInputStream(
                new RevocationLists(keys, RealPki.PUBLICATION, revocations, new InMemoryPublishedRevocationLists())
                        .full(NOW)
                        .der()
                        .toArray()));
        var anchor = (X509Certificate) factory.generateCertificate(
                new java.io.ByteArrayInputStream(keys.issuingCertificate().toArray()));
        var holder = factory.generateCertificate(new java.io.ByteArrayInputStream(certificate.toArray()));
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
        parameters.setDate(Date.from(NOW.plusSeconds(60)));
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(List.of(list)), Crypto.PROVIDER));
        try {
            CertPathValidator.getInstance("PKIX", Crypto.PROVIDER)
                    .validate(factory.generateCertPath(List.of(holder)), parameters);
            return false;
        } catch (java.security.cert.CertPathValidatorException e) {
            assertThat(e).hasMessageContaining("revo");
            return true;
        }
    }

    private String decrypted(String key, byte[] sm2Cipher) throws Exception {
        openssl.file("cipher", Bytes.of(sm2Cipher));
        openssl.run("pkeyutl", "-decrypt", "-inkey", key, "-in", "cipher", "-out", "plain");
        return HexFormat.of().formatHex(openssl.read("plain"));
    }

    /** Of a bare private key, as OpenSSL computes it. */
    private byte[] publicHalf(byte[] scalar) throws Exception {
        var curve = new org.bouncycastle.asn1.ASN1ObjectIdentifier("1.2.156.10197.1.301");
        openssl.file(
                "ec.der",
                Bytes.of(new org.bouncycastle.asn1.sec.ECPrivateKey(256, new BigInteger(1, scalar), curve)
                        .getEncoded()));
        openssl.run("ec", "-inform", "DER", "-in", "ec.der", "-pubout", "-outform", "DER", "-out", "public.der");
        return SubjectPublicKeyInfo.getInstance(openssl.read("public.der"))
                .getPublicKeyData()
                .getOctets();
    }

    private static SubjectPublicKeyInfo key(Bytes certificate) {
        return Certificates.known(certificate).getSubjectPublicKeyInfo();
    }

    private String text(Bytes certificate) throws Exception {
        return openssl.run("x509", "-in", openssl.certificate("shown.pem", certificate), "-noout", "-text");
    }

    private void hierarchy() throws Exception {
        openssl.certificate("root.pem", PKI.authority.keys().rootCertificate());
        openssl.certificate("issuing.pem", PKI.authority.keys().issuingCertificate());
    }

    private CertificationAuthority.Issuance issued() {
        return issued(PKI.request(TestPki.HOLDER));
    }

    private CertificationAuthority.Issuance issued(Bytes request) {
        var authority = new EmbeddedAuthority(
                PKI.authority.keys(), RealPki.PUBLICATION, new InMemoryIssuedCertificates(), revocations);
        var order = new IssuanceOrder(
                PKI.reader().request(request).orElseThrow(),
                new SerialNumber(BigInteger.TWO),
                new SerialNumber(BigInteger.TEN),
                new ValidityPeriod(NOW, Instant.parse("2026-07-11T01:00:00Z")),
                TestPki.REPLACED);
        return authority.issue(new ApplicationNumber("YQ20250711-000123"), order, NOW);
    }
}

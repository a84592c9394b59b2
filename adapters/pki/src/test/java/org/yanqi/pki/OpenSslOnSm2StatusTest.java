package org.yanqi.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.memory.InMemoryPublishedRevocationLists;
import org.yanqi.application.memory.InMemoryRevocations;
import org.yanqi.application.port.Revocations.Reason;
import org.yanqi.application.port.Revocations.Revocation;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.SerialNumber;

/** What a CA of SM2 signs about its certificates: OpenSSL checks the signatures, by the usual name of the signer. */
final class OpenSslOnSm2StatusTest {
    private static final AuthorityKeys KEYS =
            RealPki.of(KeyProfile.SM2).authority.keys();
    private static final SerialNumber ISSUED = new SerialNumber(BigInteger.valueOf(0x7EB1));
    private static final SerialNumber LATER = new SerialNumber(BigInteger.valueOf(0x7EB2));
    private static final Instant NOW = RealPki.NOW;

    @TempDir
    private Path directory;

    private OpenSsl openssl;
    private final InMemoryRevocations revocations = new InMemoryRevocations();

    @BeforeEach
    void openssl_is_here() {
        openssl = OpenSsl.in(directory);
    }

    @Test
    void an_answer_is_signed_by_sm2_with_a_key_that_the_ca_lets() throws Exception {
        var responder =
                new StatusResponder(KEYS, RealPki.PUBLICATION, ISSUED::equals, revocations, new RandomSerialNumbers());
        var id = Questions.id(KEYS.issuing(), ISSUED, GMObjectIdentifiers.sm3);
        var whole = new OCSPResp(responder
                .answer(Questions.with(new Extension[0], id), NOW)
                .der()
                .toArray());
        var answer = (BasicOCSPResp) whole.getResponseObject();
        X509CertificateHolder certificate = answer.getCerts()[0];
        assertThat(answer.getResponses()[0].getCertStatus()).isSameAs(CertificateStatus.GOOD);
        assertThat(Certificates.isSignedBy(certificate, KEYS.issuing())).isTrue();
        assertSigned(certificate.getSubjectPublicKeyInfo(), answer.getTBSResponseData(), answer.getSignature());
    }

    @Test
    void whole_lists_and_changes_are_signed_by_the_ca() throws Exception {
        revocations.keep(new Revocation(ISSUED, NOW, Reason.SUPERSEDED));
        var lists = new RevocationLists(KEYS, RealPki.PUBLICATION, revocations, new InMemoryPublishedRevocationLists());
        RevocationList full = lists.full(NOW);
        revocations.keep(new Revocation(LATER, NOW, Reason.SUPERSEDED));
        RevocationList delta = lists.delta(NOW);
        assertThat(full.signed().getRevokedCertificate(ISSUED.value())).isNotNull();
        assertThat(delta.signed().getRevokedCertificate(LATER.value())).isNotNull();
        for (RevocationList list : java.util.List.of(full, delta)) {
            CertificateList signed = list.signed().toASN1Structure();
            assertThat(signed.getSignatureAlgorithm().getAlgorithm()).isEqualTo(GMObjectIdentifiers.sm2sign_with_sm3);
            assertSigned(
                    KEYS.issuing().getSubjectPublicKeyInfo(),
                    signed.getTBSCertList().getEncoded(),
                    signed.getSignature().getOctets());
        }
    }

    private void assertSigned(SubjectPublicKeyInfo key, byte[] content, byte[] signature) throws Exception {
        openssl.file("key.der", Bytes.of(key.getEncoded()));
        openssl.file("content", Bytes.of(content));
        openssl.file("signature", Bytes.of(signature));
        assertThat(openssl.run(verify("distid:1234567812345678"))).contains("Verified Successfully");
        assertThat(openssl.fail(verify("distid:somebody"))).contains("Verification Failure");
    }

    private static String[] verify(String signer) {
        return ("pkeyutl -verify -rawin -digest sm3 -pubin -keyform DER -inkey key.der -in content -sigfile signature"
                        + " -pkeyopt " + signer)
                .split(" ", -1);
    }
}

package org.yanqi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.security.KeyPair;
import java.util.Random;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yanqi.application.port.CertificateReader;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.ValidityPeriod;

/** What could be sent in order to have an SM2 key taken for what it is not. */
@Timeout(60)
final class HostileSm2InputTest {
    private static final RealPki PKI = RealPki.of(KeyProfile.SM2);
    private static final String STATEMENT = "YANQI-POSSESSION-V1\nnonce: 1\n";

    private final CertificateReader reader = PKI.reader();

    @Test
    void whatever_is_changed_in_a_request_or_a_proof_it_is_answered_and_no_request_is_read() {
        byte[] request = PKI.request(TestPki.HOLDER).toArray();
        var validity = new ValidityPeriod(RealPki.NOW.minusSeconds(3600), RealPki.NOW.plusSeconds(3600));
        var signing = PKI.pair(TestPki.HOLDER, validity).signing();
        byte[] proof = PKI.sign(STATEMENT, signing).toArray();
        var random = new Random(20250711);
        for (int i = 0; i < 400; i++) {
            assertThat(reader.request(changed(request, random))).isEmpty();
            Bytes changed = changed(proof, random);
            assertThatCode(() -> new CmsPossessionProofs().verify(changed, STATEMENT, signing, RealPki.NOW))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @CsvSource({"SM2, SHA256withECDSA", "P256, SM3withSM2"})
    void a_key_that_signs_by_another_scheme_than_its_own_is_refused(KeyProfile profile, String algorithm)
            throws Exception {
        KeyPair key = JavaKeys.generate(profile);
        var signer = new JcaContentSignerBuilder(algorithm)
                .setProvider(Crypto.PROVIDER)
                .build(key.getPrivate());
        var request = new PKCS10CertificationRequestBuilder(
                        Names.encode(TestPki.HOLDER),
                        SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()))
                .build(signer);
        assertThat(reader.request(Bytes.of(request.getEncoded()))).isEmpty();
    }

    @Test
    void a_point_that_is_not_on_the_curve_is_no_key() throws Exception {
        KeyPair key = JavaKeys.generate(KeyProfile.SM2);
        byte[] point = SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded())
                .getPublicKeyData()
                .getOctets();
        point[64] ^= 1;
        var algorithm = new AlgorithmIdentifier(
                new ASN1ObjectIdentifier("1.2.840.10045.2.1"), new ASN1ObjectIdentifier("1.2.156.10197.1.301"));
        var request = new PKCS10CertificationRequestBuilder(
                        Names.encode(TestPki.HOLDER), new SubjectPublicKeyInfo(algorithm, point))
                .build(SignatureAlgorithms.signer(key.getPrivate()));
        assertThat(reader.request(Bytes.of(request.getEncoded()))).isEmpty();
    }

    private static Bytes changed(byte[] octets, Random random) {
        byte[] changed = octets.clone();
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        return Bytes.of(changed);
    }
}

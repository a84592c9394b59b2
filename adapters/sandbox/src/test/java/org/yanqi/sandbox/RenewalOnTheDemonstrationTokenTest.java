package org.yanqi.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yanqi.application.memory.InMemoryIssuedCertificates;
import org.yanqi.application.memory.InMemoryRevocations;
import org.yanqi.application.port.CertificateReader.Reading;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.IssuanceOrder;
import org.yanqi.pki.CmsPossessionProofs;
import org.yanqi.pki.CmsSealedChallenges;
import org.yanqi.pki.EmbeddedAuthority;
import org.yanqi.pki.X509CertificateReader;
import org.yanqi.token.Crypto;
import org.yanqi.token.KeyEnvelope;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.KeyUse;
import org.yanqi.token.PublicKeyInfo;
import org.yanqi.token.SealedFile;
import org.yanqi.token.SignatureScheme;
import org.yanqi.token.StoredObject;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeySession;
import org.yanqi.token.UPkcs11;

/** What CA and key management centre issue, the token can use: requested, certified, delivered, opened, and the past too. */
final class RenewalOnTheDemonstrationTokenTest {
    private static final Instant NOW = PreparedSandbox.FIRST_START;
    private static final String STATEMENT = "YANQI-POSSESSION-V1\nnonce: 1\n";
    private static final ApplicationNumber APPLICATION = new ApplicationNumber("YQ20250711-000123");
    private static final KeyId SIGNING = KeyId.forApplication(APPLICATION.value(), KeyUse.SIGNING);
    private static final KeyId ENCRYPTION = KeyId.forApplication(APPLICATION.value(), KeyUse.ENCRYPTION);

    private static final char[] PIN = DemonstrationUKey.PIN.toCharArray();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"software,p256", "software,sm2", "softhsm,p256", "softhsm,rsa2048"})
    void after_a_renewal_the_new_key_and_the_old_one_open_what_is_sealed_for_them(String kind, String profile)
            throws Exception {
        var sandbox = PreparedSandbox.in(directory, kind, profile);
        var tokens = sandbox.tokens();
        renews(sandbox, tokens.present().getFirst());
        if (tokens instanceof AutoCloseable driver) {
            driver.close();
        }
    }

    /** A vendor's mechanisms for SM2; the encryption key comes in an {@code SM2EnvelopedKey} (GM/T 0009). */
    @Test
    void so_does_a_pkcs11_token_with_sm2() throws Exception {
        var sandbox = PreparedSandbox.in(directory, "software", "sm2");
        try (var tokens = UPkcs11.in(directory)) {
            UKey token = tokens.initialise(DemonstrationUKey.LABEL, "87654321".toCharArray(), PIN);
            sandbox.furnish(token);
            renews(sandbox, token);
        }
    }

    private static void renews(PreparedSandbox sandbox, UKey token) throws Exception {
        var reader = new X509CertificateReader(List.of(sandbox.authority().issuingCertificate()));
        var authority = new EmbeddedAuthority(
                sandbox.authority(),
                sandbox.options().publication(),
                new InMemoryIssuedCertificates(),
                new InMemoryRevocations());
        CertificatePair old = pair(reader, sandbox.file("token/signing.cer"), token);
        try (UKeySession session = token.open(PIN)) {
            PublicKey key = session.generate(
                    SIGNING, KeyProfile.valueOf(sandbox.options().profile().name()), KeyUse.SIGNING);
            Bytes request = request(session, key, reader.subject(old.signing()));
            var order = new IssuanceOrder(
                    reader.request(request).orElseThrow(),
                    new SerialNumber(BigInteger.ONE),
                    new SerialNumber(BigInteger.TWO),
                    new ValidityPeriod(NOW, NOW.plus(Duration.ofDays(365))),
                    TestPki.REPLACED);
            var issuance = authority.issue(APPLICATION, order, NOW);
            session.importEncryptionKey(
                    ENCRYPTION,
                    SIGNING,
                    KeyEnvelope.parse(issuance.encryptionKey().toArray()));
            session.writeCertificate(
                    ENCRYPTION, issuance.pair().encryption().der().toArray());
            session.writeCertificate(SIGNING, issuance.pair().signing().der().toArray());
            provesPossession(old.signing(), session);
            provesPossession(issuance.pair().signing(), session);
            opensWhatIsSealedFor(issuance.pair(), session);
            opensWhatIsSealedFor(old, session);
            assertThat(Bytes.of(SealedFile.open(sandbox.file("bid/bid.txt.p7m").toArray(), session)
                            .content()))
                    .isEqualTo(sandbox.file("bid/bid.txt"));
            assertThat(pair(reader, issuance.pair().signing().der(), token)).isEqualTo(issuance.pair());
        }
    }

    private static void opensWhatIsSealedFor(CertificatePair pair, UKeySession session) throws Exception {
        var challenge = new CmsSealedChallenges().sealFor(pair.encryption());
        byte[] opened = SealedFile.open(challenge.sealed().toArray(), session).content();
        assertThat(Sha256.of(opened)).isEqualTo(challenge.answer());
    }

    /** What the token signs with, the server takes as a proof. */
    private static void provesPossession(Certificate certificate, UKeySession session) throws Exception {
        var holder = new X509CertificateHolder(certificate.der().toArray());
        var key = session.objects().stream()
                .filter(object -> object.kind() == StoredObject.Kind.CERTIFICATE
                        && Bytes.of(object.value()).equals(certificate.der()))
                .map(StoredObject::id)
                .findFirst()
                .orElseThrow();
        var scheme = SignatureScheme.of(
                PublicKeyInfo.parse(holder.getSubjectPublicKeyInfo().getEncoded()));
        var digests = new JcaDigestCalculatorProviderBuilder()
                .setProvider(Crypto.PROVIDER)
                .build();
        var generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(digests)
                .build(new OnToken(session, key, scheme, new ByteArrayOutputStream()), holder));
        var signed = generator.generate(new CMSProcessableByteArray(STATEMENT.getBytes(UTF_8)), true);
        assertThat(new CmsPossessionProofs().verify(Bytes.of(signed.getEncoded()), STATEMENT, certificate, NOW))
                .isPresent();
    }

    private static CertificatePair pair(X509CertificateReader reader, Bytes signing, UKey token) throws Exception {
        var reading = reader.pair(signing, PreparedSandbox.certificates(token));
        assertThat(reading).isInstanceOf(Reading.Pair.class);
        return ((Reading.Pair) reading).pair();
    }

    private static Bytes request(UKeySession session, PublicKey key, Bytes subject) throws Exception {
        var builder = new PKCS10CertificationRequestBuilder(
                X500Name.getInstance(subject.toArray()), SubjectPublicKeyInfo.getInstance(key.getEncoded()));
        var signer = new OnToken(session, SIGNING, SignatureScheme.of(key), new ByteArrayOutputStream());
        return Bytes.of(builder.build(signer).getEncoded());
    }

    /** Signs with a key of the token. */
    private record OnToken(UKeySession session, KeyId key, SignatureScheme scheme, ByteArrayOutputStream message)
            implements ContentSigner {
        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return scheme.identifier();
        }

        @Override
        public OutputStream getOutputStream() {
            return message;
        }

        @Override
        public byte[] getSignature() {
            try {
                return session.sign(key, message.toByteArray());
            } catch (org.yanqi.token.UKeyException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

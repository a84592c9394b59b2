package org.yanqi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.application.fixture.Allocation;
import org.yanqi.application.fixture.OtherEncodings;
import org.yanqi.application.port.CertificateReader;
import org.yanqi.application.port.CertificateReader.Reading;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.ValidityPeriod;

/** What a page or a token could send in order to deceive or to exhaust. */
@Timeout(30)
final class HostileInputTest {
    private static final long MOST_OCTETS = 1 << 20;
    private static final RealPki PKI = RealPki.of(KeyProfile.P256);
    private static final ValidityPeriod VALIDITY =
            new ValidityPeriod(RealPki.NOW.minusSeconds(3600), RealPki.NOW.plusSeconds(3600));
    private static final String STATEMENT = "YANQI-POSSESSION-V1\nnonce: 1\n";

    private final CertificateReader reader = PKI.reader();

    @Test
    void thousands_of_nested_sequences_are_nothing_and_break_no_stack() {
        Bytes nested = nested(4_000);
        assertNothing(nested);
        byte[] indefinite = new byte[30_000];
        for (int i = 0; i < indefinite.length; i += 2) {
            indefinite[i] = 0x30;
            indefinite[i + 1] = (byte) 0x80;
        }
        assertNothing(Bytes.of(indefinite));
    }

    /** Also where the value is one that the parser has a place for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "30847fffffff020101",
                "30847fffffff",
                "3083ffffff020101",
                "300904837fffff0201010500",
                "30050283ffffff"
            })
    void a_length_that_promises_gigabytes_is_nothing(String hex) {
        assertNothing(Bytes.of(HexFormat.of().parseHex(hex)));
    }

    @Test
    void what_is_longer_than_anybody_needs_is_nothing() {
        byte[] der = PKI.request(TestPki.HOLDER).toArray();
        assertNothing(Bytes.of(Arrays.copyOf(der, 100_000)));
        DistinguishedName longName = DistinguishedName.of(
                "2.5.4.3", "长".repeat(1000), "2.5.4.11", "长".repeat(1000), "2.5.4.10", "长".repeat(1000));
        Bytes request = PKI.request(longName);
        within(() -> assertThat(reader.request(request)).isEmpty());
    }

    @Test
    void trailing_octets_make_a_certificate_malformed() {
        byte[] der = pair().signing().der().toArray();
        assertThat(reader.pair(Bytes.of(Arrays.copyOf(der, der.length + 1)), List.of()))
                .isEqualTo(new Reading.Malformed());
    }

    @Test
    void what_is_written_as_der_does_not_allow_is_no_request_and_no_certificate() {
        CertificatePair pair = pair();
        assertThat(OtherEncodings.of(PKI.request(TestPki.HOLDER)))
                .hasSizeGreaterThan(50)
                .allSatisfy(
                        other -> within(() -> assertThat(reader.request(other)).isEmpty()));
        assertThat(OtherEncodings.of(pair.signing().der()))
                .hasSizeGreaterThan(100)
                .allSatisfy(other -> within(() -> assertThat(
                                reader.pair(other, List.of(pair.encryption().der())))
                        .isEqualTo(new Reading.Malformed())));
        assertThat(OtherEncodings.of(pair.encryption().der()))
                .allSatisfy(other ->
                        within(() -> assertThat(reader.pair(pair.signing().der(), List.of(other)))
                                .isEqualTo(new Reading.NoPair())));
    }

    /** Else a key that was seen could come again as one that was not. */
    @ParameterizedTest
    @EnumSource(KeyProfile.class)
    void a_key_has_one_encoding(KeyProfile profile) throws Exception {
        KeyPair key = KeySupply.next(profile);
        var info = SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded());
        assertThat(reader.request(request(info, key.getPrivate()))).isPresent();
        for (SubjectPublicKeyInfo other : writtenOtherwise(info)) {
            Bytes request = request(other, key.getPrivate());
            within(() -> assertThat(reader.request(request)).isEmpty());
        }
    }

    private static List<SubjectPublicKeyInfo> writtenOtherwise(SubjectPublicKeyInfo info) {
        AlgorithmIdentifier algorithm = info.getAlgorithm();
        byte[] key = info.getPublicKeyData().getOctets();
        if (key[0] != 4) {
            var others = new ArrayList<SubjectPublicKeyInfo>();
            OtherEncodings.of(Bytes.of(key))
                    .forEach(other -> others.add(new SubjectPublicKeyInfo(algorithm, other.toArray())));
            others.add(new SubjectPublicKeyInfo(algorithm, Arrays.copyOf(key, key.length + 1)));
            others.add(new SubjectPublicKeyInfo(new AlgorithmIdentifier(algorithm.getAlgorithm()), key));
            return others;
        }
        byte[] compressed = Arrays.copyOf(key, 33);
        compressed[0] = (byte) (2 + (key[64] & 1));
        byte[] hybrid = key.clone();
        hybrid[0] = (byte) (6 + (key[64] & 1));
        return Stream.of(compressed, hybrid, octetString(compressed), octetString(key))
                .map(other -> new SubjectPublicKeyInfo(algorithm, other))
                .toList();
    }

    /** As some have misread X9.62. */
    private static byte[] octetString(byte[] point) {
        try {
            return new DEROctetString(point).getEncoded();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Bytes request(SubjectPublicKeyInfo info, PrivateKey by) throws IOException {
        return Bytes.of(new PKCS10CertificationRequestBuilder(Names.encode(TestPki.HOLDER), info)
                .build(SignatureAlgorithms.signer(by))
                .getEncoded());
    }

    @Test
    void any_octet_changed_is_never_read_as_a_request_or_a_proof() {
        byte[] request = PKI.request(TestPki.HOLDER).toArray();
        CertificatePair pair = pair();
        var random = new Random(20250711);
        for (int bit = 0; bit < request.length * 8; bit++) {
            byte[] changed = request.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(reader.request(Bytes.of(changed))).as("bit %d", bit).isEmpty();
        }
        byte[] certificate = pair.signing().der().toArray();
        for (int i = 0; i < 400; i++) {
            Bytes changed = changed(certificate, random);
            assertThat(reader.pair(changed, List.of(pair.encryption().der()))).isNotInstanceOf(Reading.Pair.class);
        }
    }

    @Test
    void whatever_is_changed_in_a_proof_or_another_certificate_it_is_answered() {
        CertificatePair pair = pair();
        byte[] proof = PKI.sign(STATEMENT, pair.signing()).toArray();
        byte[] other = pair.encryption().der().toArray();
        var random = new Random(20250711);
        for (int i = 0; i < 1500; i++) {
            Bytes changedProof = changed(proof, random);
            Bytes changedOther = changed(other, random);
            assertThatCode(() -> new CmsPossessionProofs().verify(changedProof, STATEMENT, pair.signing(), RealPki.NOW))
                    .doesNotThrowAnyException();
            assertThat(reader.pair(pair.signing().der(), List.of(changedOther))).isEqualTo(new Reading.NoPair());
        }
    }

    @Test
    void a_key_usage_that_is_empty_or_no_bit_string_makes_a_certificate_useless() throws Exception {
        KeyPair key = JavaKeys.generate(KeyProfile.P256);
        var signer = SignatureAlgorithms.signer(PKI.authority.keys().issuingKey());
        var empty = builder(key)
                .addExtension(Extension.keyUsage, true, new DERBitString(new byte[0]))
                .build(signer);
        var text = builder(key)
                .addExtension(Extension.keyUsage, true, new DERUTF8String("sign"))
                .build(signer);
        assertThat(reader.pair(Bytes.of(empty.getEncoded()), List.of())).isEqualTo(new Reading.NoPair());
        assertThat(reader.pair(Bytes.of(text.getEncoded()), List.of())).isEqualTo(new Reading.Malformed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"在线\u0000延期", "在线\u202e延期", "在线\u2066延期", "在线\u200b延期", "在线\n延期", "在线\ufeff延期"})
    void a_name_with_characters_that_nobody_sees_is_refused(String commonName) throws Exception {
        DistinguishedName name = DistinguishedName.of("2.5.4.3", commonName);
        assertThat(reader.request(PKI.request(name))).isEmpty();
        CertificatePair pair = PKI.pair(TestPki.HOLDER, VALIDITY);
        var deceiving = builder(JavaKeys.generate(KeyProfile.P256), name)
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .build(SignatureAlgorithms.signer(PKI.authority.keys().issuingKey()));
        assertThat(reader.pair(
                        Bytes.of(deceiving.getEncoded()),
                        List.of(pair.encryption().der())))
                .isEqualTo(new Reading.Malformed());
    }

    @Test
    void a_request_with_more_attributes_than_a_few_is_refused() throws Exception {
        KeyPair key = JavaKeys.generate(KeyProfile.P256);
        var builder = new PKCS10CertificationRequestBuilder(
                Names.encode(TestPki.HOLDER),
                SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()));
        for (int i = 0; i < 9; i++) {
            builder.addAttribute(new ASN1ObjectIdentifier("2.25.9." + i), new DERUTF8String("x"));
        }
        Bytes der = Bytes.of(
                builder.build(SignatureAlgorithms.signer(key.getPrivate())).getEncoded());
        assertThat(reader.request(der)).isEmpty();
    }

    @Test
    void a_request_signed_with_sha1_is_refused() throws Exception {
        KeyPair key = JavaKeys.generate(KeyProfile.P256);
        var request = new PKCS10CertificationRequestBuilder(
                        Names.encode(TestPki.HOLDER),
                        SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()))
                .build(new JcaContentSignerBuilder("SHA1withECDSA")
                        .setProvider(Crypto.PROVIDER)
                        .build(key.getPrivate()));
        assertThat(reader.request(Bytes.of(request.getEncoded()))).isEmpty();
    }

    @Test
    void a_certificate_that_our_ca_never_signed_but_names_it_is_another_issuer_s() throws Exception {
        KeyPair stranger = JavaKeys.generate(KeyProfile.P256);
        var forged = builder(stranger)
                .addExtension(
                        Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
                .build(SignatureAlgorithms.signer(stranger.getPrivate()));
        assertThat(reader.pair(Bytes.of(forged.getEncoded()), List.of()))
                .isEqualTo(new Reading.OtherIssuer(PKI.authority.keys().issuerName()));
    }

    @Test
    void a_critical_extension_that_nobody_understands_makes_a_certificate_malformed() throws Exception {
        KeyPair key = JavaKeys.generate(KeyProfile.P256);
        var strange = builder(key)
                .addExtension(
                        Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
                .addExtension(new ASN1ObjectIdentifier("2.25.1"), true, new DEROctetString(DERNull.INSTANCE))
                .build(SignatureAlgorithms.signer(PKI.authority.keys().issuingKey()));
        assertThat(reader.pair(Bytes.of(strange.getEncoded()), List.of())).isEqualTo(new Reading.Malformed());
    }

    @Test
    void a_ca_certificate_or_one_that_signs_and_encrypts_is_no_signing_certificate() throws Exception {
        KeyPair key = JavaKeys.generate(KeyProfile.P256);
        var signer = SignatureAlgorithms.signer(PKI.authority.keys().issuingKey());
        int signs = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
        var authority = builder(key)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                .addExtension(Extension.keyUsage, true, new KeyUsage(signs))
                .build(signer);
        var both = builder(key)
                .addExtension(Extension.keyUsage, true, new KeyUsage(signs | KeyUsage.keyAgreement))
                .build(signer);
        var silent = builder(key).build(signer);
        for (var certificate : List.of(authority, both, silent)) {
            assertThat(reader.pair(Bytes.of(certificate.getEncoded()), List.of()))
                    .isEqualTo(new Reading.NoPair());
        }
    }

    @Test
    void a_proof_by_two_signers_without_content_or_naming_another_certificate_is_none() {
        var proofs = new CmsPossessionProofs();
        CertificatePair pair = pair();
        CertificatePair other = pair();
        RealPki.Part first = generator -> PKI.addSigner(generator, pair.signing(), pair.signing());
        RealPki.Part second = generator -> PKI.addSigner(generator, other.signing(), other.signing());
        Bytes twice = RealPki.signed(List.of(first, second), STATEMENT);
        Bytes nobody = RealPki.signed(List.of(), STATEMENT);
        Bytes misnamed = PKI.sign(STATEMENT, pair.signing(), other.signing());
        Bytes borrowed = PKI.sign(STATEMENT, other.signing(), pair.signing());
        for (Bytes signed : List.of(twice, nobody, misnamed, borrowed)) {
            assertThat(proofs.verify(signed, STATEMENT, pair.signing(), RealPki.NOW))
                    .isEmpty();
        }
    }

    /** In none of the places where octets come from outside, and whatever its length says. */
    private void assertNothing(Bytes octets) {
        Certificate signing = pair().signing();
        within(() -> assertThat(reader.request(octets)).isEmpty());
        within(() -> assertThat(reader.pair(octets, List.of(octets))).isEqualTo(new Reading.Malformed()));
        within(() -> assertThat(reader.pair(signing.der(), List.of(octets))).isEqualTo(new Reading.NoPair()));
        within(() -> assertThat(StatusRequest.parse(octets)).isEmpty());
        within(() -> assertThat(new CmsPossessionProofs().verify(octets, STATEMENT, signing, RealPki.NOW))
                .isEmpty());
    }

    private static void within(Allocation.Work<RuntimeException> work) {
        Allocation.within(MOST_OCTETS, work);
    }

    private static Bytes changed(byte[] octets, Random random) {
        byte[] changed = octets.clone();
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        return Bytes.of(changed);
    }

    private static CertificatePair pair() {
        return PKI.pair(TestPki.HOLDER, VALIDITY);
    }

    private static X509v3CertificateBuilder builder(KeyPair key) {
        return builder(key, TestPki.HOLDER);
    }

    private static X509v3CertificateBuilder builder(KeyPair key, DistinguishedName subject) {
        return new X509v3CertificateBuilder(
                PKI.authority.keys().issuing().getSubject(),
                new RandomSerialNumbers().reserve().value(),
                Date.from(VALIDITY.notBefore()),
                Date.from(VALIDITY.notAfter()),
                Names.encode(subject),
                SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()));
    }

    /** Sequences in sequences, each with its length in as few octets as DER wants. */
    private static Bytes nested(int levels) {
        byte[] inner = {};
        while (levels-- > 0 && inner.length < 8_000) {
            var outer = new ByteArrayOutputStream();
            outer.write(0x30);
            if (inner.length > 255) {
                outer.write(0x82);
                outer.write(inner.length >> 8);
            } else if (inner.length > 127) {
                outer.write(0x81);
            }
            outer.write(inner.length);
            outer.writeBytes(inner);
            inner = outer.toByteArray();
        }
        return Bytes.of(inner);
    }
}

package org.yanqi.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.KeyPair;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.CertificationRequest;
import org.yanqi.domain.certificate.KeyProfile;

class WantedExtensionsTest {
    private static final ASN1ObjectIdentifier STANDARD = PKCSObjectIdentifiers.pkcs_9_at_extensionRequest;
    private static final ASN1ObjectIdentifier MICROSOFT = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.2.1.14");
    private static final Extension OURS = usage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation);

    private static final KeyPair KEY = JavaKeys.generate(KeyProfile.P256);

    static Stream<Extension> what_nobody_gets() {
        return Stream.of(
                EndEntityProfile.extension(Extension.basicConstraints, new BasicConstraints(true)),
                EndEntityProfile.extension(
                        Extension.subjectAlternativeName,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, "bank.example"))),
                EndEntityProfile.extension(
                        Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)),
                EndEntityProfile.extension(new ASN1ObjectIdentifier("2.25.1"), new DERUTF8String("x")),
                usage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation | KeyUsage.keyCertSign),
                usage(KeyUsage.keyEncipherment),
                EndEntityProfile.extension(Extension.keyUsage, new DERUTF8String("sign")));
    }

    @ParameterizedTest
    @MethodSource
    void what_nobody_gets(Extension extension) {
        assertThat(read(STANDARD, new Extensions(extension)).orElseThrow().more())
                .isTrue();
        assertThat(read(MICROSOFT, new Extensions(extension)).orElseThrow().more())
                .isTrue();
        assertThat(read(STANDARD, new Extensions(new Extension[] {OURS, other(extension)}))
                        .orElseThrow()
                        .more())
                .isTrue();
        assertThat(read(STANDARD, new Extensions(OURS), new Extensions(extension))
                        .orElseThrow()
                        .more())
                .isTrue();
    }

    /** No list has an extension twice. */
    private static Extension other(Extension extension) {
        return extension.getExtnId().equals(Extension.keyUsage)
                ? EndEntityProfile.extension(Extension.basicConstraints, new BasicConstraints(true))
                : extension;
    }

    @Test
    void what_everybody_gets_is_not_more() {
        assertThat(read(STANDARD, new Extensions(OURS)).orElseThrow().more()).isFalse();
        assertThat(read(PKCSObjectIdentifiers.pkcs_9_at_challengePassword, new DERUTF8String("x"))
                        .orElseThrow()
                        .more())
                .isFalse();
    }

    @Test
    void an_attribute_that_is_not_what_its_name_says_makes_no_request() {
        assertThat(read(STANDARD, new DERUTF8String("basicConstraints"))).isEmpty();
        assertThat(read(MICROSOFT, new DERSequence(new DERUTF8String("basicConstraints"))))
                .isEmpty();
        assertThat(read(STANDARD, new DERSequence(new ASN1Encodable[] {OURS, OURS})))
                .isEmpty();
    }

    private static Optional<CertificationRequest> read(ASN1ObjectIdentifier attribute, ASN1Encodable... values) {
        var builder = new PKCS10CertificationRequestBuilder(
                Names.encode(TestPki.HOLDER),
                SubjectPublicKeyInfo.getInstance(KEY.getPublic().getEncoded()));
        builder.addAttribute(attribute, values);
        try {
            return RealPki.of(KeyProfile.P256)
                    .reader()
                    .request(Bytes.of(builder.build(SignatureAlgorithms.signer(KEY.getPrivate()))
                            .getEncoded()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Extension usage(int bits) {
        return EndEntityProfile.extension(Extension.keyUsage, new KeyUsage(bits));
    }
}

package org.yanqi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;

/** The key management centre's key, opened by the JDK's cryptography as a token would. */
final class EncryptionKeyDeliveryTest {
    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void the_new_signing_key_opens_the_envelope_and_finds_the_certified_key(KeyProfile profile) throws Exception {
        KeyPair signing = KeySupply.next(profile);
        var delivery = centre(profile).centre().make(info(signing));
        assertThat(matches(open(delivery.envelope(), signing.getPrivate()), delivery.publicKey()))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void another_key_does_not_open_the_envelope(KeyProfile profile) {
        var delivery = centre(profile).centre().make(info(KeySupply.next(profile)));
        PrivateKey stranger = KeySupply.next(profile).getPrivate();
        assertThatThrownBy(() -> open(delivery.envelope(), stranger)).isInstanceOf(GeneralSecurityException.class);
    }

    @ParameterizedTest
    @EnumSource
    void the_centre_recovers_the_key_from_escrow(KeyProfile profile) throws Exception {
        Centre centre = centre(profile);
        var delivery = centre.centre().make(info(KeySupply.next(profile)));
        byte[] escrowed = RealPki.open(delivery.escrow(), centre.own().getPrivate());
        assertThat(matches(escrowed, delivery.publicKey())).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void a_ca_that_is_not_ours_is_asked_for_the_key_that_is_delivered(KeyProfile profile) throws Exception {
        RealPki pki = RealPki.of(profile);
        var signing = Requests.parse(pki.request(TestPki.HOLDER)).orElseThrow();
        var made = new EncryptionKeys(pki.authority.keys()).make(Bytes.of(signing.getEncoded()));
        var request = Requests.parse(made.request()).orElseThrow();
        assertThat(request.getSubject()).isEqualTo(signing.getSubject());
        var key = request.getSubjectPublicKeyInfo();
        PrivateKey onToken = pki.onToken(signing.getSubjectPublicKeyInfo()).getPrivate();
        assertThat(matches(open(made.envelope(), onToken), key)).isTrue();
        byte[] escrowed = RealPki.open(made.escrow(), pki.authority.kmcKey().getPrivate());
        assertThat(matches(escrowed, key)).isTrue();
    }

    @Test
    void another_sm2_key_does_not_open_the_envelope() {
        var delivery = centre(KeyProfile.SM2).centre().make(info(KeySupply.next(KeyProfile.SM2)));
        var stranger = new Sm2Recipient(KeySupply.next(KeyProfile.SM2).getPrivate());
        var members = ASN1Sequence.getInstance(delivery.envelope().toArray());
        assertThatThrownBy(() -> stranger.decrypt(
                        members.getObjectAt(1).toASN1Primitive().getEncoded()))
                .isInstanceOf(InvalidCipherTextException.class);
    }

    private record Centre(KeyManagementCentre centre, KeyPair own) {}

    private static Centre centre(KeyProfile profile) {
        var authority = RealPki.of(profile).authority;
        return new Centre(new KeyManagementCentre(authority.keys().kmc()), authority.kmcKey());
    }

    private static byte[] open(Bytes envelope, PrivateKey signing) throws GeneralSecurityException {
        var fields = ASN1Sequence.getInstance(envelope.toArray());
        byte[] transport = ((ASN1OctetString) fields.getObjectAt(2)).getOctets();
        byte[] wrapped = ((ASN1OctetString) fields.getObjectAt(3)).getOctets();
        boolean ecdh = ((ASN1Enumerated) fields.getObjectAt(1)).hasValue(0);
        byte[] wrappingKey = ecdh ? agree(signing, transport) : decrypt(signing, transport);
        assertThat(wrappingKey).hasSize(32);
        var cipher = Cipher.getInstance("AES/KWP/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(wrappingKey, "AES"));
        return cipher.doFinal(wrapped);
    }

    private static byte[] agree(PrivateKey signing, byte[] point) throws GeneralSecurityException {
        var algorithm = new AlgorithmIdentifier(
                new org.bouncycastle.asn1.ASN1ObjectIdentifier("1.2.840.10045.2.1"),
                new org.bouncycastle.asn1.ASN1ObjectIdentifier("1.2.840.10045.3.1.7"));
        var agreement = KeyAgreement.getInstance("ECDH", Crypto.PROVIDER);
        agreement.init(signing);
        agreement.doPhase(JavaKeys.publicKey(new SubjectPublicKeyInfo(algorithm, point)), true);
        return agreement.generateSecret();
    }

    private static byte[] decrypt(PrivateKey signing, byte[] transport) throws GeneralSecurityException {
        var oaep = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
        oaep.init(Cipher.DECRYPT_MODE, signing);
        return oaep.doFinal(transport);
    }

    /** Whether what the one signs, the other verifies. */
    private static boolean matches(byte[] pkcs8, SubjectPublicKeyInfo publicKey) throws Exception {
        var key = JavaKeys.publicKey(publicKey);
        var factory = KeyFactory.getInstance(key.getAlgorithm(), Crypto.PROVIDER);
        var signer = SignatureAlgorithms.signer(factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        signer.getOutputStream().write(pkcs8.length);
        String algorithm =
                Sm2.isKey(key) ? "SM3withSM2" : key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        var verifier = Signature.getInstance(algorithm, Crypto.PROVIDER);
        verifier.initVerify(key);
        verifier.update((byte) pkcs8.length);
        return verifier.verify(signer.getSignature());
    }

    private static SubjectPublicKeyInfo info(KeyPair pair) {
        return SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
    }
}

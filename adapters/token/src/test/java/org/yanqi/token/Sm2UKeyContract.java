package org.yanqi.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.token.StoredObject.Kind.CERTIFICATE;
import static org.yanqi.token.StoredObject.Kind.PRIVATE_KEY;

import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a token does besides that knows SM2. */
public abstract class Sm2UKeyContract extends UKeyContract {
    private static final ASN1ObjectIdentifier ENVELOPED_BY_SM2 = new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.3");

    @Test
    void an_sm2_key_signs_by_the_usual_name_of_the_signer() throws Exception {
        a_new_signing_key_signs(KeyProfile.SM2);
        try (var session = token().open(PIN)) {
            var key = session.publicKey(SIGNING).orElseThrow();
            assertThat(OpenSslSm2.in(directory).verifies(key, BID, session.sign(SIGNING, BID)))
                    .isTrue();
        }
    }

    @Test
    void an_sm2_certificate_is_written_and_read() throws Exception {
        try (var session = token().open(PIN)) {
            byte[] certificate = ca().issue(KeyUse.SIGNING, session.generate(SIGNING, KeyProfile.SM2, KeyUse.SIGNING));
            session.writeCertificate(SIGNING, certificate);
            assertThat(session.objects(CERTIFICATE, SIGNING))
                    .singleElement()
                    .satisfies(object -> assertThat(object.value()).isEqualTo(certificate));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.156.10197.1.104.1, 32",
        "1.2.156.10197.1.104, 32",
        "1.2.156.10197.1.104.1, 64",
        "1.2.156.10197.1.104, 64"
    })
    void every_form_of_the_envelope_is_imported_and_opens_a_bid(String sm4, int octets) throws Exception {
        try (var session = token().open(PIN)) {
            var signing = session.generate(SIGNING, KeyProfile.SM2, KeyUse.SIGNING);
            var pair = TestCa.keyPair(KeyProfile.SM2);
            byte[] envelope = TestKmc.sm2Envelope(signing, pair, new ASN1ObjectIdentifier(sm4), octets);
            session.importEncryptionKey(ENCRYPTION, SIGNING, KeyEnvelope.parse(envelope));
            byte[] certificate = ca().issue(KeyUse.ENCRYPTION, pair.getPublic());
            session.writeCertificate(ENCRYPTION, certificate);
            var bid = Sm2Bids.USUAL.sealed(BID, TestCa.certificate(certificate));
            assertThat(SealedFile.open(bid, session).content()).isEqualTo(BID);
        }
    }

    @Test
    void an_envelope_for_another_sm2_key_is_refused_and_leaves_nothing() throws Exception {
        an_envelope_for_another_key_is_refused_and_leaves_nothing(KeyProfile.SM2);
    }

    @Test
    void an_envelope_whose_private_key_is_not_its_public_key_s_is_refused_and_leaves_nothing() throws Exception {
        try (var session = token().open(PIN)) {
            var signing = session.generate(SIGNING, KeyProfile.SM2, KeyUse.SIGNING);
            var shown = TestCa.keyPair(KeyProfile.SM2).getPublic();
            var hidden = TestCa.keyPair(KeyProfile.SM2).getPrivate();
            var envelope = KeyEnvelope.parse(TestKmc.envelope(signing, new java.security.KeyPair(shown, hidden)));
            assertThat(failureOf(() -> session.importEncryptionKey(ENCRYPTION, SIGNING, envelope)))
                    .isEqualTo(UKeyFailure.DATA_REFUSED);
            assertThat(session.objects(PRIVATE_KEY, ENCRYPTION)).isEmpty();
        }
    }

    static Stream<Sm2Bids> bids() {
        return Stream.of(
                Sm2Bids.USUAL,
                new Sm2Bids(ENVELOPED_BY_SM2, GMObjectIdentifiers.sm2encrypt, Sm2Bids.Form.SM2_CIPHER),
                new Sm2Bids(ENVELOPED_BY_SM2, GMObjectIdentifiers.sm2sign, Sm2Bids.Form.SM2_CIPHER),
                new Sm2Bids(CMSObjectIdentifiers.envelopedData, GMObjectIdentifiers.sm2p256v1, Sm2Bids.Form.C1C3C2),
                new Sm2Bids(
                        CMSObjectIdentifiers.envelopedData,
                        GMObjectIdentifiers.sm2encrypt_with_sm3,
                        Sm2Bids.Form.C1C2C3));
    }

    @ParameterizedTest
    @MethodSource("bids")
    void a_bid_opens_in_whatever_way_it_was_sealed(Sm2Bids bids) throws Exception {
        try (var session = token().open(PIN)) {
            var certificate = TestCa.certificate(imported(session, KeyProfile.SM2));
            var opened = SealedFile.open(bids.sealed(BID, certificate), session);
            assertThat(new String(opened.content(), UTF_8)).isEqualTo(new String(BID, UTF_8));
            assertThat(opened.key()).isEqualTo(ENCRYPTION);
        }
    }

    @Test
    void a_bid_by_an_unknown_algorithm_or_damaged_is_refused() throws Exception {
        try (var session = token().open(PIN)) {
            var certificate = TestCa.certificate(imported(session, KeyProfile.SM2));
            var unknown = new Sm2Bids(
                    CMSObjectIdentifiers.envelopedData, new ASN1ObjectIdentifier("2.25.1"), Sm2Bids.Form.SM2_CIPHER);
            byte[] sealed = unknown.sealed(BID, certificate);
            assertThat(failureOf(() -> SealedFile.open(sealed, session))).isEqualTo(UKeyFailure.MECHANISM_UNSUPPORTED);
            byte[] whole = TestKmc.sm2Cipher(BID, certificate.getPublicKey());
            assertThat(session.decryptSm2(ENCRYPTION, whole)).isEqualTo(BID);
            byte[] damaged = whole.clone();
            damaged[damaged.length - 1] ^= 1;
            assertThat(failureOf(() -> session.decryptSm2(ENCRYPTION, damaged))).isEqualTo(UKeyFailure.DATA_REFUSED);
            byte[] offTheCurve = whole.clone();
            offTheCurve[20] ^= 1;
            assertThat(failureOf(() -> session.decryptSm2(ENCRYPTION, offTheCurve)))
                    .isEqualTo(UKeyFailure.DATA_REFUSED);
        }
    }
}

package org.yanqi.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.application.fixture.OtherEncodings;
import org.yanqi.application.memory.InMemoryRevocations;
import org.yanqi.application.port.Revocations.Reason;
import org.yanqi.application.port.Revocations.Revocation;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.SerialNumber;

final class StatusResponderTest {
    private static final AuthorityKeys KEYS =
            RealPki.of(KeyProfile.P256).authority.keys();
    private static final SerialNumber ISSUED = new SerialNumber(BigInteger.valueOf(0x7EB1));
    private static final SerialNumber NEVER = new SerialNumber(BigInteger.valueOf(0x7EB2));
    private static final Instant NOW = RealPki.NOW;

    private final InMemoryRevocations revocations = new InMemoryRevocations();
    private final StatusResponder responder = responder(KEYS);

    private StatusResponder responder(AuthorityKeys keys) {
        return new StatusResponder(keys, RealPki.PUBLICATION, ISSUED::equals, revocations, new RandomSerialNumbers());
    }

    @Test
    void good_is_what_was_issued_and_not_revoked() throws Exception {
        var answer = answer(Questions.about(KEYS, ISSUED), NOW);
        assertThat(answer.getResponses()[0].getCertStatus()).isSameAs(CertificateStatus.GOOD);
        assertThat(answer.getResponses()[0].getThisUpdate()).isEqualTo(NOW);
        assertThat(answer.getResponses()[0].getNextUpdate()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(answer.getProducedAt()).isEqualTo(NOW);
    }

    @Test
    void revoked_is_said_at_once_with_moment_and_reason() throws Exception {
        assertThat(status(Questions.about(KEYS, ISSUED))).isSameAs(CertificateStatus.GOOD);
        revocations.keep(new Revocation(ISSUED, NOW.minusSeconds(60), Reason.SUPERSEDED));
        assertThat(status(Questions.about(KEYS, ISSUED))).isInstanceOfSatisfying(RevokedStatus.class, revoked -> {
            assertThat(revoked.getRevocationTime()).isEqualTo(NOW.minusSeconds(60));
            assertThat(revoked.getRevocationReason()).isEqualTo(Reason.SUPERSEDED.code());
        });
    }

    @Test
    void what_was_revoked_is_revoked_even_if_the_register_is_younger() throws Exception {
        revocations.keep(new Revocation(NEVER, NOW, Reason.SUPERSEDED));
        assertThat(status(Questions.about(KEYS, NEVER))).isInstanceOf(RevokedStatus.class);
    }

    @Test
    void a_serial_number_that_was_never_given_is_unknown() throws Exception {
        assertThat(status(Questions.about(KEYS, NEVER))).isInstanceOf(UnknownStatus.class);
    }

    @Test
    void another_issuer_s_certificate_with_our_serial_number_is_unknown() throws Exception {
        var stranger = DemonstrationAuthority.create(KeyProfile.P256, NOW).keys();
        assertThat(status(Questions.about(stranger, ISSUED))).isInstanceOf(UnknownStatus.class);
        var root = Questions.id(Certificates.known(KEYS.rootCertificate()), ISSUED, NISTObjectIdentifiers.id_sha256);
        assertThat(status(Questions.with(new Extension[0], root))).isInstanceOf(UnknownStatus.class);
    }

    @Test
    void issuers_are_named_by_any_hash_of_today() throws Exception {
        for (var hash : List.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha512)) {
            var id = Questions.id(KEYS.issuing(), ISSUED, hash);
            assertThat(status(Questions.with(new Extension[0], id))).isSameAs(CertificateStatus.GOOD);
        }
        var strange = Questions.id(KEYS.issuing(), ISSUED, NISTObjectIdentifiers.id_sha3_256);
        assertThat(status(Questions.with(new Extension[0], strange))).isInstanceOf(UnknownStatus.class);
    }

    @Test
    void several_are_answered_in_their_order() throws Exception {
        revocations.keep(new Revocation(NEVER, NOW, Reason.SUPERSEDED));
        var answer = answer(Questions.about(KEYS, ISSUED, NEVER, ISSUED), NOW);
        assertThat(answer.getResponses()).hasSize(3);
        assertThat(answer.getResponses()[1].getCertStatus()).isInstanceOf(RevokedStatus.class);
        assertThat(answer.getResponses()[2].getCertStatus()).isSameAs(CertificateStatus.GOOD);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 32})
    void a_nonce_comes_back_and_the_answer_is_for_nobody_else(int length) throws Exception {
        byte[] nonce = new byte[length];
        Crypto.RANDOM.nextBytes(nonce);
        Bytes question = Questions.withNonce(nonce, KEYS, ISSUED);
        StatusAnswer answer = responder.answer(question, NOW);
        assertThat(read(answer)
                        .getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)
                        .getExtnValue()
                        .getOctets())
                .endsWith(nonce);
        assertThat(answer.goodUntil()).isEmpty();
        assertThat(responder.answer(Questions.about(KEYS, ISSUED), NOW).goodUntil())
                .contains(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void what_is_no_question_or_asks_for_too_much_is_malformed() throws Exception {
        SerialNumber[] many = LongStream.rangeClosed(1, 17)
                .mapToObj(value -> new SerialNumber(BigInteger.valueOf(value)))
                .toArray(SerialNumber[]::new);
        List<Bytes> questions = new ArrayList<>(List.of(
                Bytes.of(new byte[0]),
                Bytes.of(new byte[] {48, 0}),
                Bytes.of(new byte[] {48, (byte) 0x80, 0, 0}),
                Bytes.of(new byte[100_000]),
                Questions.about(KEYS, many),
                Questions.withNonce(new byte[0], KEYS, ISSUED),
                Questions.withNonce(new byte[33], KEYS, ISSUED),
                Questions.with(
                        new Extension[] {
                            new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new byte[] {1, 2, 3})
                        },
                        Questions.ids(KEYS, ISSUED)),
                Questions.with(
                        new Extension[] {
                            new Extension(
                                    OCSPObjectIdentifiers.id_pkix_ocsp_service_locator,
                                    true,
                                    DERNull.INSTANCE.getEncoded())
                        },
                        Questions.ids(KEYS, ISSUED))));
        questions.addAll(OtherEncodings.of(Questions.withNonce(new byte[32], KEYS, ISSUED)));
        for (Bytes nonce : OtherEncodings.of(Bytes.of(new DEROctetString(new byte[32]).getEncoded()))) {
            var extension = new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, nonce.toArray());
            questions.add(Questions.with(new Extension[] {extension}, Questions.ids(KEYS, ISSUED)));
        }
        Bytes whole = Questions.about(KEYS, ISSUED);
        for (int length = 1; length < whole.length(); length++) {
            questions.add(Bytes.of(java.util.Arrays.copyOf(whole.toArray(), length)));
        }
        for (Bytes question : questions) {
            StatusAnswer answer = responder.answer(question, NOW);
            assertThat(new OCSPResp(answer.der().toArray()).getStatus()).isEqualTo(OCSPRespBuilder.MALFORMED_REQUEST);
            assertThat(answer.goodUntil()).isEmpty();
        }
        assertThat(status(Questions.about(KEYS, java.util.Arrays.copyOf(many, 16))))
                .isInstanceOf(UnknownStatus.class);
    }

    @Test
    void the_responder_s_certificate_is_for_answers_only_and_for_days() throws Exception {
        X509CertificateHolder certificate =
                answer(Questions.about(KEYS, ISSUED), NOW).getCerts()[0];
        assertThat(Certificates.isSignedBy(certificate, KEYS.issuing())).isTrue();
        assertThat(Purpose.STATUS.isShownBy(certificate)).isTrue();
        assertThat(certificate
                        .getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck)
                        .getParsedValue())
                .isEqualTo(DERNull.INSTANCE);
        assertThat(Duration.between(
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant()))
                .isLessThanOrEqualTo(Duration.ofDays(4));
        assertThat(Names.read(certificate.getSubject()).display()).startsWith("CN=OCSP, ");
    }

    @Test
    void it_answers_until_the_ca_itself_ends() throws Exception {
        var last = answer(Questions.about(KEYS, ISSUED), KEYS.ends().minus(Duration.ofDays(1)));
        assertThat(last.getCerts()[0].getNotAfter()).isEqualTo(KEYS.ends());
    }

    @Test
    void a_new_key_answers_each_day() throws Exception {
        var first = answer(Questions.about(KEYS, ISSUED), NOW).getCerts()[0];
        assertThat(answer(Questions.about(KEYS, ISSUED), NOW.plus(Duration.ofHours(23)))
                        .getCerts()[0])
                .isEqualTo(first);
        var next = answer(Questions.about(KEYS, ISSUED), NOW.plus(Duration.ofHours(25)))
                .getCerts()[0];
        assertThat(next.getSubjectPublicKeyInfo()).isNotEqualTo(first.getSubjectPublicKeyInfo());
    }

    @Test
    void while_the_ca_s_key_is_away_the_last_one_answers_until_it_is_over_and_then_it_says_later() throws Exception {
        var key = new FailingKey(KEYS.issuingKey());
        var away = responder(key.in(KEYS));
        Bytes question = Questions.about(KEYS, ISSUED);
        assertThat(read(away.answer(question, NOW)).getResponses()).hasSize(1);
        key.takeAway();
        assertThat(read(away.answer(question, NOW.plus(Duration.ofHours(30)))).getResponses())
                .hasSize(1);
        var late = new OCSPResp(
                away.answer(question, NOW.plus(Duration.ofDays(4))).der().toArray());
        assertThat(late.getStatus()).isEqualTo(OCSPRespBuilder.TRY_LATER);
        key.bringBack();
        assertThat(read(away.answer(question, NOW.plus(Duration.ofDays(4)))).getResponses())
                .hasSize(1);
    }

    @Test
    void a_register_that_fails_is_an_internal_error() throws Exception {
        var broken = new StatusResponder(
                KEYS,
                RealPki.PUBLICATION,
                serial -> {
                    throw new IllegalStateException("the database is down");
                },
                revocations,
                new RandomSerialNumbers());
        var answer = new OCSPResp(
                broken.answer(Questions.about(KEYS, ISSUED), NOW).der().toArray());
        assertThat(answer.getStatus()).isEqualTo(OCSPRespBuilder.INTERNAL_ERROR);
    }

    private Object status(Bytes question) throws Exception {
        return answer(question, NOW).getResponses()[0].getCertStatus();
    }

    private BasicOCSPResp answer(Bytes question, Instant at) throws Exception {
        return read(responder.answer(question, at));
    }

    private static BasicOCSPResp read(StatusAnswer answer) throws Exception {
        var response = new OCSPResp(answer.der().toArray());
        assertThat(response.getStatus()).isEqualTo(OCSPRespBuilder.SUCCESSFUL);
        var basic = (BasicOCSPResp) response.getResponseObject();
        assertThat(basic.isSignatureValid(SignatureAlgorithms.verifier(basic.getCerts()[0].getSubjectPublicKeyInfo())))
                .isTrue();
        return basic;
    }
}

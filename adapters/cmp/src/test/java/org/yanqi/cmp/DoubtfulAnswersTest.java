package org.yanqi.cmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIHeader;
import org.bouncycastle.asn1.cmp.PKIHeaderBuilder;
import org.bouncycastle.asn1.cmp.PKIMessage;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cmp.PollRepContent;
import org.bouncycastle.asn1.cmp.RevRepContentBuilder;
import org.bouncycastle.cert.cmp.GeneralPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessageBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.outsideca.OutsideCa;

/** What does not come from the CA, now, and to this question, revokes and issues nothing. */
class DoubtfulAnswersTest {
    private static final SerialNumber SERIAL = new SerialNumber(BigInteger.valueOf(4711));
    private static final SharedSecret SECRET =
            new SharedSecret("yanqi", "a secret of both sides", SharedSecret.Mac.PBM);

    private CmpFixture fixture;

    @BeforeEach
    void a_ca() throws IOException {
        fixture = CmpFixture.withSecret(SharedSecret.Mac.PBM);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void the_honest_answer_is_taken() throws IOException {
        answering(message -> message, SECRET);
        fixture.node(CmpFixture.EXPLICIT).revoke(SERIAL, Revocations.Reason.SUPERSEDED, Instant.now());
        assertThat(fixture.registers().revocations().find(SERIAL)).isPresent();
    }

    @Test
    void not_one_to_another_question() {
        answering(message -> message.setRecipNonce(new byte[16]), SECRET);
        assertRefused("another question");
        answering(message -> message.setTransactionID(new byte[16]), SECRET);
        assertRefused("another question");
    }

    @Test
    void not_one_of_another_day() {
        answering(message -> message.setMessageTime(Date.from(Instant.now().minus(Duration.ofHours(1)))), SECRET);
        assertRefused("another time");
    }

    @Test
    void not_one_without_a_nonce_of_its_own() {
        answering(message -> message.setSenderNonce(new byte[8]), SECRET);
        assertRefused("without a nonce");
    }

    @Test
    void not_one_that_somebody_else_protected() {
        answering(message -> message, new SharedSecret("yanqi", "a secret of somebody", SharedSecret.Mac.PBM));
        assertRefused("not protected");
        answering(message -> message, new SharedSecret("yanqi", SECRET.secret(), SharedSecret.Mac.PBMAC1));
        assertRefused("not protected");
        var key = OutsideCa.newKey();
        var own = CmpFixture.registrar(fixture.ca, key);
        var signed = new KeyProtection(key.getPrivate(), own, own);
        answering(message -> message, signed);
        assertRefused("not protected");
    }

    @Test
    void not_one_that_nobody_protected() {
        fixture.site.answering(question -> {
            PKIHeader asked = new GeneralPKIMessage(question).getHeader();
            var header = new PKIHeaderBuilder(PKIHeader.CMP_2000, asked.getRecipient(), asked.getSender())
                    .setTransactionID(asked.getTransactionID())
                    .setRecipNonce(asked.getSenderNonce())
                    .setSenderNonce(new byte[16])
                    .build();
            return new PKIMessage(header, revoked()).getEncoded();
        });
        assertRefused("no protected message");
    }

    @Test
    void not_one_that_says_something_else() {
        answering(
                message -> message.setBody(new PKIBody(PKIBody.TYPE_GEN_REP, new org.bouncycastle.asn1.DERSequence())),
                SECRET);
        assertRefused("not understood");
        answering(
                message -> message.setBody(IssuingCa.error(PKIFailureInfo.notAuthorized, "you may not\nat all")),
                SECRET);
        assertRefused("it does not revoke: you may not at all");
        answering(
                message -> message.setBody(
                        new PKIBody(PKIBody.TYPE_POLL_REP, new PollRepContent(new ASN1Integer(0), new ASN1Integer(9)))),
                SECRET);
        assertRefused("under way");
    }

    @Test
    void not_what_is_no_message() {
        fixture.site.answering(question -> new byte[] {0x30, (byte) 0x80, 0x00, 0x00});
        assertRefused("no protected message");
        fixture.site.answering(question -> nested(40));
        assertRefused("no protected message");
        fixture.site.answering(question -> new byte[(128 << 10) + 1]);
        assertRefused("no answer");
    }

    @Test
    void not_its_own_question_sent_back() {
        fixture.site.answering(question -> question);
        assertRefused("another question");
    }

    private static byte[] nested(int levels) {
        byte[] octets = new byte[levels * 2];
        for (int level = 0; level < levels; level++) {
            octets[level * 2] = 0x30;
            octets[level * 2 + 1] = (byte) ((levels - level - 1) * 2);
        }
        return octets;
    }

    private void answering(UnaryOperator<ProtectedPKIMessageBuilder> change, Protection protection) {
        fixture.site.answering(question -> {
            PKIHeader asked = new GeneralPKIMessage(question).getHeader();
            ProtectedPKIMessageBuilder honest =
                    fixture.server.header(asked, Crypto.random(16)).setBody(revoked());
            protection.introduce(honest);
            return protection.protect(change.apply(honest)).toASN1Structure().getEncoded();
        });
    }

    private static PKIBody revoked() {
        return new PKIBody(
                PKIBody.TYPE_REVOCATION_REP,
                new RevRepContentBuilder()
                        .add(new PKIStatusInfo(PKIStatus.granted))
                        .build());
    }

    private void assertRefused(String why) {
        assertThatThrownBy(() ->
                        fixture.node(CmpFixture.EXPLICIT).revoke(SERIAL, Revocations.Reason.SUPERSEDED, Instant.now()))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining(why);
        assertThat(fixture.registers().revocations().find(SERIAL)).isEmpty();
    }
}

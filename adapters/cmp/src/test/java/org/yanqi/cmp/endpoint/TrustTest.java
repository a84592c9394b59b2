package org.yanqi.cmp.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cmp.CertConfirmContent;
import org.bouncycastle.asn1.cmp.CertRepMessage;
import org.bouncycastle.asn1.cmp.CertStatus;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.crmf.CRMFObjectIdentifiers;
import org.bouncycastle.asn1.crmf.CertId;
import org.bouncycastle.asn1.crmf.CertReqMessages;
import org.bouncycastle.asn1.crmf.CertReqMsg;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.cmp.GeneralPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessageBuilder;
import org.bouncycastle.cert.crmf.CertificateRequestMessage;
import org.bouncycastle.cert.crmf.CertificateRequestMessageBuilder;
import org.bouncycastle.cert.crmf.Control;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yanqi.application.port.Revocations;
import org.yanqi.cmp.KeyProtection;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.outsideca.OutsideCa;

/** Who may say what: machines of themselves, registration authorities of machines, and nobody of anything else. */
class TrustTest {
    private static final Bytes CONVERSATION = Bytes.of(new byte[] {1, 2, 3, 4});
    private static final Bytes OTHER_CONVERSATION = Bytes.of(new byte[] {5, 6, 7, 8});
    private static final String NOTHING_SENT = "this certificate was not sent in this transaction";

    private final KeyPair newKey = OutsideCa.newKey();
    private final Registrar registrar = new Registrar(Instant.now());
    private final Registrar second = new Registrar(Instant.now());
    private MachineSite site;
    private Party machine;
    private Party authority;
    private CmpEndpoint endpoint;

    /** Who has a key and a certificate for it. */
    private record Party(KeyPair key, Bytes certificate) {
        X509CertificateHolder read() {
            return new X509CertificateHolder(Certificate.getInstance(certificate.toArray()));
        }

        CertId id() {
            return new CertId(new GeneralName(read().getIssuer()), read().getSerialNumber());
        }
    }

    @BeforeEach
    void a_mandated_machine_and_two_authorities() throws Exception {
        site = new MachineSite(KeyProfile.P256);
        machine = machine();
        authority = new Party(registrar.key(), registrar.certificate());
        trusting(registrar.certificate(), second.certificate());
        site.mandate(machine.certificate());
    }

    private Party machine() throws Exception {
        KeyPair key = site.newKey();
        return new Party(key, site.certificate(key, KeyUse.SIGNING, 30));
    }

    private void trusting(Bytes... certificates) {
        endpoint = site.endpoint(new Registrars(List.of(certificates)));
    }

    @Test
    void an_authority_renews_and_confirms_for_a_machine() throws Exception {
        Answer answer = say(vouched(machine), authority, CONVERSATION, machine);
        assertThat(site.revocations.all()).isEmpty();
        assertThat(say(confirming(answer), authority, CONVERSATION, answer)
                        .body()
                        .getType())
                .isEqualTo(PKIBody.TYPE_CONFIRM);
        assertSuperseded();
    }

    @Test
    void it_may_also_show_the_machines_own_proof() throws Exception {
        Answer answer = say(signed(machine), authority, CONVERSATION, machine);
        say(confirming(answer), authority, CONVERSATION, answer);
        assertSuperseded();
    }

    @Test
    void but_no_proof_at_all_is_not_enough() throws Exception {
        var bare = new CertReqMsg(request(machine).build().toASN1Structure().getCertReq(), null, null);
        assertRefused(new CertificateRequestMessage(bare), authority, "the new key has to sign the request", machine);
    }

    @Test
    void a_machine_does_not_vouch_for_itself() throws Exception {
        assertRefused(vouched(machine), machine, "the new key has to sign the request");
    }

    @Test
    void nor_does_it_speak_of_another() throws Exception {
        Party other = machine();
        assertRefused(signed(machine), other, "the certificate to be renewed is not the signer's", machine);
    }

    @Test
    void an_authority_that_the_installation_does_not_name_is_none() throws Exception {
        trusting(second.certificate());
        assertRefused(vouched(machine), authority, "the signer has no signing certificate of ours", machine);
    }

    @Test
    void nor_is_another_certificate_for_the_key_of_one() throws Exception {
        var again = new Registrar(registrar.key(), Instant.now(), KeyUsage.digitalSignature);
        assertRefused(
                vouched(machine),
                new Party(again.key(), again.certificate()),
                "the signer has no signing certificate of ours",
                machine);
    }

    @Test
    void nor_one_that_has_expired_or_is_not_yet_in_force() throws Exception {
        for (Instant begin : List.of(site.now.minus(Duration.ofDays(3)), site.now.plus(Duration.ofDays(3)))) {
            var late = new Registrar(registrar.key(), begin, KeyUsage.digitalSignature);
            trusting(late.certificate());
            assertRefused(
                    vouched(machine),
                    new Party(late.key(), late.certificate()),
                    "the registration authority's certificate is not in force",
                    machine);
        }
    }

    @Test
    void an_authority_says_which_certificate() throws Exception {
        var silent = new CertificateRequestMessageBuilder(BigInteger.ZERO)
                .setPublicKey(newPublicKey())
                .setProofOfPossessionRaVerified();
        assertRefused(silent.build(), authority, "a registration authority says which certificate", machine);
    }

    @Test
    void and_one_only() throws Exception {
        assertRefused(
                request(machine)
                        .addControl(oldCertificate(machine))
                        .setProofOfPossessionRaVerified()
                        .build(),
                authority,
                "no control but one oldCertID",
                machine);
    }

    @Test
    void which_lies_beside_the_request_and_is_ours() throws Exception {
        String words = "the certificate to be renewed is a signing certificate of ours";
        assertRefused(vouched(machine), authority, words);
        assertRefused(vouched(machine), authority, words, machine());
        assertRefused(vouched(machine), authority, words, forged(machine));
    }

    /** Of the same issuer, serial number and subject, for another key and by nobody's signature. */
    private static Party forged(Party machine) {
        KeyPair key = OutsideCa.newKey();
        var like = machine.read();
        var content = new V3TBSCertificateGenerator();
        content.setIssuer(like.getIssuer());
        content.setSerialNumber(new ASN1Integer(like.getSerialNumber()));
        content.setSubject(like.getSubject());
        content.setStartDate(like.toASN1Structure().getStartDate());
        content.setEndDate(like.toASN1Structure().getEndDate());
        content.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()));
        content.setSignature(like.getSignatureAlgorithm());
        content.setExtensions(like.getExtensions());
        var certificate = new DERSequence(new ASN1Encodable[] {
            content.generateTBSCertificate(),
            like.getSignatureAlgorithm(),
            like.toASN1Structure().getSignature()
        });
        return new Party(key, OutsideCa.der(new X509CertificateHolder(Certificate.getInstance(certificate))));
    }

    @Test
    void an_authoritys_certificate_renews_nothing_by_itself_though_it_is_mandated() throws Exception {
        trusting(machine.certificate(), registrar.certificate());
        assertRefused(signed(machine), machine, "the certificate to be renewed is a signing certificate of ours");
        assertRefused(
                vouched(machine), machine, "the certificate to be renewed is a signing certificate of ours", machine);
        assertRefused(
                vouched(machine), authority, "the certificate to be renewed is a signing certificate of ours", machine);
    }

    @Test
    void what_an_authority_asked_for_nobody_else_confirms() throws Exception {
        Answer answer = say(vouched(machine), authority, CONVERSATION, machine);
        PKIBody confirming = confirming(answer);
        assertThat(say(confirming, machine, CONVERSATION, answer).words()).contains(NOTHING_SENT);
        assertThat(say(confirming, new Party(second.key(), second.certificate()), CONVERSATION, answer)
                        .words())
                .contains(NOTHING_SENT);
        assertThat(say(confirming, authority, OTHER_CONVERSATION, answer).words())
                .contains(NOTHING_SENT);
        assertThat(site.revocations.all()).isEmpty();
        say(confirming, authority, CONVERSATION, answer);
        assertSuperseded();
    }

    @Test
    void nor_does_an_authority_confirm_what_the_machine_asked_for() throws Exception {
        Answer answer = say(signed(machine), machine, CONVERSATION);
        assertThat(say(confirming(answer), authority, CONVERSATION, answer).words())
                .contains(NOTHING_SENT);
        assertThat(site.revocations.all()).isEmpty();
        say(confirming(answer), machine, CONVERSATION, answer);
        assertSuperseded();
    }

    @Test
    void an_authority_that_goes_on_in_a_machines_conversation_gets_the_same_certificate_and_a_mark_of_its_own()
            throws Exception {
        Answer first = say(signed(machine), machine, CONVERSATION);
        Answer again = say(vouched(machine), authority, CONVERSATION, machine);
        assertThat(again.certificate()).isEqualTo(first.certificate());
        assertThat(again.nonce()).isNotEqualTo(first.nonce());
        assertThat(say(confirming(first), machine, CONVERSATION, first).words()).contains(NOTHING_SENT);
        say(confirming(again), authority, CONVERSATION, again);
        assertSuperseded();
    }

    @Test
    void nobody_is_trusted_who_cannot_sign_nor_are_many() {
        var encrypting = new Registrar(OutsideCa.newKey(), Instant.now(), KeyUsage.keyEncipherment);
        assertThatThrownBy(() -> new Registrars(List.of(encrypting.certificate())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not for signatures");
        var many = Collections.nCopies(Registrars.MOST + 1, registrar.certificate());
        assertThatThrownBy(() -> new Registrars(many)).isInstanceOf(IllegalArgumentException.class);
    }

    private SubjectPublicKeyInfo newPublicKey() {
        return SubjectPublicKeyInfo.getInstance(newKey.getPublic().getEncoded());
    }

    private CertificateRequestMessageBuilder request(Party old) {
        return new CertificateRequestMessageBuilder(BigInteger.ZERO)
                .setSubject(old.read().getSubject())
                .setPublicKey(newPublicKey())
                .addControl(oldCertificate(old));
    }

    private static Control oldCertificate(Party old) {
        return new Control() {
            @Override
            public ASN1ObjectIdentifier getType() {
                return CRMFObjectIdentifiers.id_regCtrl_oldCertID;
            }

            @Override
            public ASN1Encodable getValue() {
                return old.id();
            }
        };
    }

    private CertificateRequestMessage vouched(Party old) throws Exception {
        return request(old).setProofOfPossessionRaVerified().build();
    }

    private CertificateRequestMessage signed(Party old) throws Exception {
        return request(old)
                .setProofOfPossessionSigningKeySigner(
                        new JcaContentSignerBuilder("SHA256withECDSA").build(newKey.getPrivate()))
                .build();
    }

    private static PKIBody confirming(Answer answer) throws Exception {
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(answer.certificate().toArray());
        var status = new CertStatus(hash, BigInteger.ZERO);
        return new PKIBody(PKIBody.TYPE_CERT_CONFIRM, CertConfirmContent.getInstance(new DERSequence(status)));
    }

    /** What came back. */
    private record Answer(PKIBody body, Bytes nonce, String words) {
        Bytes certificate() throws java.io.IOException {
            return Bytes.of(CertRepMessage.getInstance(body.getContent())
                    .getResponse()[0]
                    .getCertifiedKeyPair()
                    .getCertOrEncCert()
                    .getCertificate()
                    .getX509v3PKCert()
                    .getEncoded());
        }
    }

    private Answer say(CertificateRequestMessage request, Party by, Bytes conversation, Party... beside)
            throws Exception {
        var body = new PKIBody(PKIBody.TYPE_KEY_UPDATE_REQ, new CertReqMessages(request.toASN1Structure()));
        return say(message(body, by, conversation), by, beside);
    }

    private Answer say(PKIBody body, Party by, Bytes conversation, Answer before) throws Exception {
        return say(message(body, by, conversation).setRecipNonce(before.nonce().toArray()), by);
    }

    private ProtectedPKIMessageBuilder message(PKIBody body, Party by, Bytes conversation) {
        return new ProtectedPKIMessageBuilder(
                        new GeneralName(by.read().getSubject()),
                        new GeneralName(by.read().getIssuer()))
                .setTransactionID(conversation.toArray())
                .setSenderNonce(new byte[16])
                .setMessageTime(Date.from(site.now))
                .setBody(body);
    }

    private Answer say(ProtectedPKIMessageBuilder message, Party by, Party... beside) throws Exception {
        var protection = new KeyProtection(by.key().getPrivate(), by.read(), by.read());
        protection.introduce(message);
        for (Party each : beside) {
            message.addCMPCertificate(each.read());
        }
        byte[] said = protection.protect(message).toASN1Structure().getEncoded();
        Bytes heard = endpoint.answer(Bytes.of(said)).orElseThrow();
        var answer = new GeneralPKIMessage(heard.toArray());
        return new Answer(
                answer.getBody(),
                Bytes.of(answer.getHeader().getSenderNonce().getOctets()),
                new String(heard.toArray(), UTF_8));
    }

    private void assertRefused(CertificateRequestMessage request, Party by, String words, Party... beside)
            throws Exception {
        assertThat(say(request, by, CONVERSATION, beside).words()).contains(words);
        assertThat(site.mandates.due(site.now.plus(Duration.ofDays(9)), 1)).isEmpty();
    }

    private void assertSuperseded() {
        var serial = new SerialNumber(machine.read().getSerialNumber());
        assertThat(site.revoked(serial)).contains(Revocations.Reason.SUPERSEDED);
        assertThat(site.revocations.all()).hasSize(1);
    }
}

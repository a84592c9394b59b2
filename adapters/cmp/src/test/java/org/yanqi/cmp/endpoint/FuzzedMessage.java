package org.yanqi.cmp.endpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIHeader;
import org.bouncycastle.asn1.crmf.CRMFObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A kur or certConf (RFC 9810 §5.3.5, §5.3.18) as it ought to be, but for what is chosen otherwise, and signed after all has
 * been chosen. It is put together by hand, since builders refuse to build what a fuzzer wants to see.
 */
final class FuzzedMessage {
    private static final Map<String, ASN1ObjectIdentifier> ALGORITHMS = Map.of(
            "SHA256withECDSA", X9ObjectIdentifiers.ecdsa_with_SHA256,
            "SHA384withECDSA", X9ObjectIdentifiers.ecdsa_with_SHA384,
            "SHA1withECDSA", X9ObjectIdentifiers.ecdsa_with_SHA1,
            "SHA256withRSA", PKCSObjectIdentifiers.sha256WithRSAEncryption);
    private static final X500Name OTHERS_NAME = new X500Name("C=CN,CN=Somebody else");
    private static final byte[] NONCE = new byte[16];

    private final Choices choices;
    private final List<Machine> machines;
    private final List<KeyPair> keys;
    private final Instant now;
    private Machine by;
    private String protection = "";

    /**
     * @param machines whose key may sign, the one that ought to first
     * @param keys for which a certificate may be asked, the best first
     */
    FuzzedMessage(Choices choices, List<Machine> machines, List<KeyPair> keys, Instant now) {
        this.choices = choices;
        this.machines = machines;
        this.keys = keys;
        this.now = now;
        this.by = machines.getFirst();
    }

    /** @param last the last answer, if it was one that can be confirmed */
    byte[] next(Optional<Granted> last) throws IOException, GeneralSecurityException {
        by = choices.of(machines);
        boolean confirms = last.isPresent() != choices.rarely(8);
        ASN1Encodable body = confirms
                ? tagged(PKIBody.TYPE_CERT_CONFIRM, confirmation(last))
                : tagged(PKIBody.TYPE_KEY_UPDATE_REQ, requests());
        if (choices.rarely(16)) {
            body = tagged(choices.below(32), whatever());
        }
        return signed(header(last), body);
    }

    /** What was sent in the last answer. */
    record Granted(byte[] certificateHash, byte[] nonce) {}

    private ASN1Object header(Optional<Granted> last) throws IOException {
        var fields = new ASN1EncodableVector();
        fields.add(integer(PKIHeader.CMP_2000));
        fields.add(choices.rarely(16) ? whatever() : new GeneralName(by.holder().getSubject()));
        fields.add(choices.rarely(16) ? whatever() : new GeneralName(by.holder().getIssuer()));
        if (!choices.rarely(16)) {
            fields.add(tagged(0, time()));
        }
        fields.add(tagged(1, algorithm()));
        if (!choices.rarely(16)) {
            fields.add(tagged(2, octets(identifier())));
        }
        if (choices.rarely(16)) {
            fields.add(tagged(3, octets(choices.some())));
        }
        if (!choices.rarely(16)) {
            fields.add(tagged(4, octets("conversation".getBytes(US_ASCII))));
        }
        if (!choices.rarely(16)) {
            fields.add(tagged(5, octets(NONCE)));
        }
        if (last.isPresent() || choices.rarely(16)) {
            fields.add(tagged(6, octets(last.map(Granted::nonce).orElse(NONCE))));
        }
        if (choices.rarely(16)) {
            fields.add(tagged(7, new DERSequence(new DERUTF8String("free text"))));
        }
        if (choices.rarely(16)) {
            fields.add(tagged(8, new DERSequence(whatever())));
        }
        return new DERSequence(fields);
    }

    private ASN1Encodable time() {
        if (!choices.rarely(16)) {
            return new DERGeneralizedTime(Date.from(now.plus(Duration.ofSeconds(10L * choices.below(40)))));
        }
        byte[] digits = choices.some();
        byte[] encoded = ByteBuffer.allocate(2 + digits.length)
                .put((byte) BERTags.GENERALIZED_TIME)
                .put((byte) digits.length)
                .put(digits)
                .array();
        return parsed(encoded).orElse(DERNull.INSTANCE);
    }

    private byte[] identifier() {
        return SubjectKeyIdentifier.fromExtensions(by.holder().getExtensions()).getKeyIdentifier();
    }

    private ASN1Encodable requests() throws IOException, GeneralSecurityException {
        var requests = new ASN1EncodableVector();
        requests.add(request());
        if (choices.rarely(16)) {
            requests.add(request());
        }
        return new DERSequence(requests);
    }

    private ASN1Encodable request() throws IOException, GeneralSecurityException {
        KeyPair key = choices.of(keys);
        var request = new ASN1EncodableVector();
        request.add(integer(choices.rarely(16) ? choices.below(256) - 128L : 0));
        request.add(template(key));
        if (!choices.rarely(4)) {
            request.add(controls());
        }
        var certReq = new DERSequence(request);
        var message = new ASN1EncodableVector();
        message.add(certReq);
        if (!choices.rarely(16)) {
            message.add(possession(key, certReq));
        }
        if (choices.rarely(16)) {
            message.add(new DERSequence(attribute(CRMFObjectIdentifiers.id_regCtrl_regToken, whatever())));
        }
        return new DERSequence(message);
    }

    private ASN1Encodable template(KeyPair key) throws IOException {
        var template = new ASN1EncodableVector();
        if (choices.rarely(16)) {
            template.add(implicit(0, integer(2)));
        }
        if (choices.rarely(16)) {
            template.add(implicit(1, integer(choices.below(256))));
        }
        if (choices.rarely(16)) {
            template.add(implicit(2, new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256)));
        }
        if (choices.rarely(8)) {
            template.add(tagged(3, choices.rarely(8) ? whatever() : by.holder().getIssuer()));
        }
        if (choices.rarely(8)) {
            template.add(implicit(
                    4,
                    new DERSequence(tagged(
                            choices.below(2),
                            new DERGeneralizedTime(Date.from(now.plus(Duration.ofDays(500L * choices.below(256)))))))));
        }
        if (!choices.rarely(8)) {
            template.add(tagged(5, subject()));
        }
        if (!choices.rarely(16)) {
            template.add(implicit(6, publicKey(key)));
        }
        if (choices.rarely(16)) {
            template.add(implicit(7, new DERBitString(choices.some())));
        }
        if (choices.rarely(4)) {
            template.add(implicit(9, new DERSequence(extensions())));
        }
        return new DERSequence(template);
    }

    private ASN1Encodable subject() {
        return switch (choices.below(8)) {
            case 6 -> OTHERS_NAME;
            case 7 -> whatever();
            default -> by.holder().getSubject();
        };
    }

    private ASN1Encodable publicKey(KeyPair key) throws IOException {
        byte[] encoded = key.getPublic().getEncoded();
        if (choices.rarely(8) && encoded.length > 0) {
            encoded[choices.below(encoded.length)] ^= (byte) choices.below(256);
        }
        return parsed(encoded).orElse(DERNull.INSTANCE);
    }

    private ASN1Encodable[] extensions() throws IOException {
        List<Extension> all = List.of(
                new Extension(
                        Extension.keyUsage,
                        true,
                        new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation).getEncoded()),
                new Extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign).getEncoded()),
                new Extension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_cmcCA).getEncoded()),
                new Extension(Extension.keyUsage, false, choices.some()));
        return IntStream.range(0, 1 + choices.below(2))
                .mapToObj(which -> choices.of(all))
                .map(extension -> new Extensions(extension).toASN1Primitive())
                .map(extensions -> ASN1Sequence.getInstance(extensions).getObjectAt(0))
                .toArray(ASN1Encodable[]::new);
    }

    private ASN1Encodable controls() {
        var meant = new DERSequence(Stream.of(
                        choices.rarely(16)
                                ? whatever()
                                : new GeneralName(by.holder().getIssuer()),
                        choices.rarely(16)
                                ? integer(choices.below(256))
                                : new ASN1Integer(by.holder().getSerialNumber()))
                .toArray(ASN1Encodable[]::new));
        ASN1Encodable control = choices.rarely(16)
                ? attribute(CRMFObjectIdentifiers.id_regCtrl_authenticator, whatever())
                : attribute(CRMFObjectIdentifiers.id_regCtrl_oldCertID, choices.rarely(16) ? whatever() : meant);
        return new DERSequence(control);
    }

    private ASN1Encodable possession(KeyPair key, ASN1Object certReq) throws IOException, GeneralSecurityException {
        if (choices.rarely(16)) {
            return tagged(choices.below(4), whatever());
        }
        KeyPair signing = choices.rarely(16) ? choices.of(keys) : key;
        String algorithm = algorithmOf(signing.getPrivate());
        byte[] signature = signature(signing.getPrivate(), algorithm, certReq.getEncoded(ASN1Encoding.DER));
        return implicit(1, new DERSequence(new ASN1Encodable[] {identified(algorithm), new DERBitString(signature)}));
    }

    private ASN1Encodable confirmation(Optional<Granted> last) {
        var status = new ASN1EncodableVector();
        byte[] hash = last.map(Granted::certificateHash).orElseGet(() -> new byte[32]);
        if (choices.rarely(8)) {
            hash = choices.some();
        }
        status.add(octets(hash));
        status.add(integer(choices.rarely(16) ? choices.below(256) - 128L : 0));
        if (choices.rarely(4)) {
            status.add(new DERSequence(choices.rarely(8) ? whatever() : integer(choices.below(8) - 1L)));
        }
        if (choices.rarely(4)) {
            status.add(tagged(
                    0,
                    new AlgorithmIdentifier(
                            choices.of(List.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha512)))));
        }
        var all = new ASN1EncodableVector();
        var one = new DERSequence(status);
        for (int count = 1 - (choices.below(16) == 15 ? 1 : 0) + (choices.rarely(16) ? 1 : 0); count > 0; count--) {
            all.add(one);
        }
        return new DERSequence(all);
    }

    /** The protection is over what is sent, whatever that has become (RFC 9810 §5.1.3). */
    private byte[] signed(ASN1Encodable header, ASN1Encodable body) throws IOException, GeneralSecurityException {
        ASN1Encodable changedHeader = changed(header);
        ASN1Encodable changedBody = changed(body);
        byte[] signature = signature(
                by.key().getPrivate(),
                protection,
                new DERSequence(new ASN1Encodable[] {changedHeader, changedBody}).getEncoded(ASN1Encoding.DER));
        if (choices.rarely(16)) {
            signature[choices.below(signature.length)] ^= 1;
        }
        var certificates = new ASN1EncodableVector();
        if (choices.rarely(16)) {
            certificates.add(choices.of(machines).structure());
        }
        certificates.add(by.structure());
        var message = new DERSequence(new ASN1Encodable[] {
            changedHeader, changedBody, tagged(0, new DERBitString(signature)), tagged(1, new DERSequence(certificates))
        });
        return message.getEncoded(ASN1Encoding.DER);
    }

    /** Some octets of the encoding are others, if it is one nevertheless. */
    private ASN1Encodable changed(ASN1Encodable value) throws IOException {
        byte[] encoded = value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        for (int count = choices.rarely(4) ? 1 + choices.below(3) : 0; count > 0; count--) {
            int place = (choices.below(256) << 8 | choices.below(256)) % encoded.length;
            encoded[place] = (byte) choices.below(256);
        }
        return parsed(encoded).orElse(value.toASN1Primitive());
    }

    private ASN1Encodable algorithm() {
        boolean elliptic = by.key().getPrivate().getAlgorithm().equals("EC");
        protection =
                elliptic ? choices.of(List.of("SHA256withECDSA", "SHA384withECDSA", "SHA1withECDSA")) : "SHA256withRSA";
        return identified(protection);
    }

    private static ASN1Encodable identified(String algorithm) {
        return new AlgorithmIdentifier(ALGORITHMS.get(algorithm));
    }

    private static String algorithmOf(PrivateKey key) {
        return key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    }

    private static byte[] signature(PrivateKey key, String algorithm, byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(content);
        return signature.sign();
    }

    /** A value of any kind, or null where the octets are none. */
    private ASN1Encodable whatever() {
        return parsed(choices.some()).orElse(DERNull.INSTANCE);
    }

    private static Optional<ASN1Encodable> parsed(byte[] encoded) {
        try {
            ASN1Primitive value = ASN1Primitive.fromByteArray(encoded);
            return Optional.ofNullable(value)
                    .filter(read -> Arrays.equals(encoded, encoded(read)))
                    .map(ASN1Encodable.class::cast);
        } catch (IOException | RuntimeException noValue) {
            return Optional.empty();
        }
    }

    private static byte[] encoded(ASN1Primitive value) {
        try {
            return value.getEncoded(ASN1Encoding.DER);
        } catch (IOException unencodable) {
            return new byte[0];
        }
    }

    private static ASN1Encodable attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new DERSequence(new ASN1Encodable[] {type, value});
    }

    private static ASN1OctetString octets(byte[] octets) {
        return new DEROctetString(octets);
    }

    private static ASN1Integer integer(long value) {
        return new ASN1Integer(BigInteger.valueOf(value));
    }

    private static ASN1Encodable tagged(int number, ASN1Encodable value) {
        return new DERTaggedObject(true, number, value);
    }

    private static ASN1Encodable implicit(int number, ASN1Encodable value) {
        return new DERTaggedObject(false, number, value);
    }
}

package org.yanqi.pki;

import java.io.IOException;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;
import org.yanqi.application.port.Timestamps;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;

/**
 * The timestamping authority that comes with Yanqi (RFC 3161): as good as the server's clock, with the signer's
 * certificate named by its SHA-256 hash (ESSCertIDv2, RFC 5816).
 */
public final class EmbeddedTimestamps implements Timestamps {
    /** The hash functions that it stamps: what others ask for is no business of the embedded authority. */
    static final Set<ASN1ObjectIdentifier> ACCEPTED = Set.of(TSPAlgorithms.SHA256);

    private static final int ACCURATE_TO_SECONDS = 1;

    private final TimestampKey key;
    private final ASN1ObjectIdentifier policy;
    private final Clock clock;

    /** @param policy object identifier of the policy under which it stamps (RFC 3161 §2.4.2) */
    public EmbeddedTimestamps(TimestampKey key, String policy, Clock clock) {
        this.key = key;
        this.policy = new ASN1ObjectIdentifier(policy);
        this.clock = clock;
    }

    @Override
    public Bytes stamp(Sha256 imprint) {
        var questions = new TimeStampRequestGenerator();
        questions.setCertReq(true);
        try {
            TimeStampRequest question = questions.generate(TSPAlgorithms.SHA256, imprint.octets());
            return Bytes.of(generator()
                    .generate(question, serial(), Date.from(clock.instant()))
                    .getEncoded(ASN1Encoding.DER));
        } catch (TSPException | IOException e) {
            throw new IllegalStateException("the embedded authority stamps every SHA-256 hash", e);
        }
    }

    static java.math.BigInteger serial() {
        return new RandomSerialNumbers().reserve().value();
    }

    /** Without a signing time, which would be the machine's: the time of a stamp is in the stamp. */
    private static AttributeTable attributes(Map<?, ?> parameters) {
        return new DefaultSignedAttributeTableGenerator()
                .getAttributes(parameters)
                .remove(CMSAttributes.signingTime);
    }

    TimeStampTokenGenerator generator() {
        try {
            DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder()
                    .setProvider(Crypto.PROVIDER)
                    .build();
            DigestCalculator sha256 = digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256));
            var signer = new SignerInfoGeneratorBuilder(digests)
                    .setSignedAttributeGenerator(EmbeddedTimestamps::attributes)
                    .build(SignatureAlgorithms.signer(key.key()), key.certificate());
            var generator = new TimeStampTokenGenerator(signer, sha256, policy);
            generator.setAccuracySeconds(ACCURATE_TO_SECONDS);
            generator.addCertificates(new CollectionStore<>(key.chain()));
            return generator;
        } catch (OperatorCreationException | TSPException e) {
            throw new IllegalStateException("the key was found to be one for timestamps", e);
        }
    }
}

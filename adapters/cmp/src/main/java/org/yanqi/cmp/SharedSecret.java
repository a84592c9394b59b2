package org.yanqi.cmp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.time.Instant;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.cmp.PBMParameter;
import org.bouncycastle.asn1.cmp.PKIHeader;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.cmp.CMPException;
import org.bouncycastle.cert.cmp.ProtectedPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessageBuilder;
import org.bouncycastle.cert.crmf.CRMFException;
import org.bouncycastle.cert.crmf.PKMACBuilder;
import org.bouncycastle.cert.crmf.jcajce.JcePKMACValuesCalculator;
import org.bouncycastle.operator.MacCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.PBEMacCalculatorProvider;
import org.bouncycastle.pkcs.jcajce.JcePBMac1CalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePBMac1CalculatorProviderBuilder;

/**
 * A secret that both sides know, with the reference by which the CA finds it (RFC 9810 §5.1.3.1).
 *
 * @param mac how a key is made of the secret
 */
public record SharedSecret(String reference, String secret, Mac mac) implements Protection {
    /** Password-based MAC, as every CA knows it, or PBMAC1 with PBKDF2 (RFC 9481 §6.1). */
    public enum Mac {
        PBM,
        PBMAC1;

        private boolean is(AlgorithmIdentifier algorithm) {
            return algorithm
                    .getAlgorithm()
                    .equals(this == PBM ? CMPObjectIdentifiers.passwordBasedMac : PKCSObjectIdentifiers.id_PBMAC1);
        }
    }

    /** Characters that a secret has at least (RFC 9810 §8.6). */
    public static final int SHORTEST = 16;

    private static final int ITERATIONS = 10_000;

    /** Beyond these the other side would make us work, and not itself. */
    private static final BigInteger MOST_ITERATIONS = BigInteger.valueOf(1_000_000);

    private static final int SALT_OCTETS = 16;

    public SharedSecret {
        if (reference.isEmpty() || secret.length() < SHORTEST) {
            throw new IllegalArgumentException("a secret has a reference and at least 16 characters");
        }
    }

    @Override
    public GeneralName sender() {
        return PKIHeader.NULL_NAME;
    }

    @Override
    public void introduce(ProtectedPKIMessageBuilder message) {
        message.setSenderKID(reference.getBytes(UTF_8));
    }

    @Override
    public ProtectedPKIMessage protect(ProtectedPKIMessageBuilder message)
            throws CMPException, OperatorCreationException {
        return message.build(calculator());
    }

    private MacCalculator calculator() throws OperatorCreationException, CMPException {
        if (mac == Mac.PBMAC1) {
            return new JcePBMac1CalculatorBuilder("HmacSHA256", 256)
                    .setProvider(Crypto.PROVIDER)
                    .setRandom(Crypto.RANDOM)
                    .setIterationCount(ITERATIONS)
                    .setSaltLength(SALT_OCTETS)
                    .setPrf(JcePBMac1CalculatorBuilder.PRF_SHA256)
                    .build(secret.toCharArray());
        }
        try {
            return passwordBased()
                    .setParameters(new PBMParameter(
                            Crypto.random(SALT_OCTETS),
                            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256),
                            ITERATIONS,
                            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256)))
                    .build(secret.toCharArray());
        } catch (CRMFException e) {
            throw new OperatorCreationException("the provider knows HMAC with SHA-256", e);
        }
    }

    @Override
    public boolean isTheirs(ProtectedPKIMessage message, Instant now) throws CMPException {
        AlgorithmIdentifier algorithm = message.getProtectionAlgorithm();
        if (!mac.is(algorithm) || iterations(algorithm).compareTo(MOST_ITERATIONS) > 0) {
            return false;
        }
        PBEMacCalculatorProvider calculators = mac == Mac.PBM
                ? passwordBased()
                : new JcePBMac1CalculatorProviderBuilder()
                        .setProvider(Crypto.PROVIDER)
                        .build();
        return message.verify(calculators, secret.toCharArray());
    }

    private BigInteger iterations(AlgorithmIdentifier algorithm) {
        return mac == Mac.PBM
                ? PBMParameter.getInstance(algorithm.getParameters())
                        .getIterationCount()
                        .getValue()
                : PBKDF2Params.getInstance(PBMAC1Params.getInstance(algorithm.getParameters())
                                .getKeyDerivationFunc()
                                .getParameters())
                        .getIterationCount();
    }

    private static PKMACBuilder passwordBased() {
        return new PKMACBuilder(
                new JcePKMACValuesCalculator().setProvider(Crypto.PROVIDER), MOST_ITERATIONS.intValueExact());
    }

    @Override
    public String toString() {
        return "secret of " + reference;
    }
}

package org.yanqi.pki;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.Signature;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.yanqi.application.port.UnavailableException;

/** Signs with a key in an HSM, which may be away like any other party outside. */
final class HsmSigner implements ContentSigner {
    private static final String HSM = "HSM";

    private final SigningKey key;
    private final String algorithm;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    HsmSigner(SigningKey key, String algorithm) {
        this.key = key;
        this.algorithm = algorithm;
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm);
    }

    @Override
    public OutputStream getOutputStream() {
        content.reset();
        return content;
    }

    /** @throws UnavailableException if the HSM does not sign */
    @Override
    public byte[] getSignature() {
        try {
            Signature signature = Signature.getInstance(algorithm, key.provider());
            signature.initSign(key.key());
            signature.update(content.toByteArray());
            return signature.sign();
        } catch (GeneralSecurityException | ProviderException e) {
            throw new UnavailableException(HSM, "does not sign with " + algorithm, e);
        }
    }
}

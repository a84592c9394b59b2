package org.yanqi.agent.renewal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.PublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.yanqi.token.KeyId;
import org.yanqi.token.SignatureScheme;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeySession;

/** Lets Bouncy Castle build structures whose signature a token makes. */
final class TokenSigner implements ContentSigner {
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private final UKeySession session;
    private final KeyId key;
    private final SignatureScheme scheme;

    TokenSigner(UKeySession session, KeyId key, PublicKey publicKey) {
        this.session = session;
        this.key = key;
        this.scheme = SignatureScheme.of(publicKey);
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return scheme.identifier();
    }

    @Override
    public OutputStream getOutputStream() {
        return message;
    }

    @Override
    public byte[] getSignature() {
        try {
            return session.sign(key, message.toByteArray());
        } catch (UKeyException e) {
            throw new RuntimeOperatorException("token", e);
        }
    }
}

package org.yanqi.agent.renewal;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.token.KeyId;
import org.yanqi.token.SignatureScheme;
import org.yanqi.token.StoredObject;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeySession;
import org.yanqi.token.X509;

/** A certificate on the token with the id of its private key. */
record Identity(KeyId key, X509Certificate certificate, byte[] der) {

    static Optional<Identity> find(List<StoredObject> objects, String certSha256) throws AgentFailure {
        for (StoredObject object : objects) {
            if (object.kind() == StoredObject.Kind.CERTIFICATE
                    && Sha256.hex(object.value()).equals(certSha256)) {
                return Optional.of(new Identity(object.id(), x509(object.value()), object.value()));
            }
        }
        return Optional.empty();
    }

    static Identity require(List<StoredObject> objects, String certSha256) throws AgentFailure {
        return find(objects, certSha256)
                .orElseThrow(() -> new AgentFailure(AgentFault.WRONG_TOKEN, "the certificate is not on the token"));
    }

    static X509Certificate x509(byte[] der) throws AgentFailure {
        try {
            return X509.read(der);
        } catch (CertificateException e) {
            throw new AgentFailure(AgentFault.MECHANISM_UNSUPPORTED, "the certificate can't be read", e);
        }
    }

    /** Signs, and believes the token only when the certificate verifies it. */
    byte[] sign(UKeySession session, byte[] message) throws UKeyException, AgentFailure {
        byte[] made = session.sign(key, message);
        if (!verifies(certificate.getPublicKey(), message, made)) {
            throw new AgentFailure(AgentFault.VERIFY_FAILED, "the token's signature does not verify");
        }
        return made;
    }

    static boolean verifies(java.security.PublicKey key, byte[] message, byte[] made) throws AgentFailure {
        try {
            return SignatureScheme.of(key).verifies(key, message, made);
        } catch (GeneralSecurityException e) {
            throw new AgentFailure(AgentFault.VERIFY_FAILED, "the token's signature can't be read", e);
        }
    }
}

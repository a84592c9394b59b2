package org.yanqi.application.port;

import java.util.Map;
import java.util.Optional;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.renewal.ApplicationNumber;

/** What is under way with a CA that is not ours: kept before it is asked, so that it is asked for the same again. */
public interface IssuanceDrafts {
    /**
     * One application's two certificates in the making.
     *
     * @param encryptionRequest PKCS#10 (DER) for the encryption key, which was made once
     * @param encryptionKey its private key, enveloped to the new signing key (KeyEnvelope, DER)
     * @param escrowedKey its private key, encrypted for the key management centre's own key
     * @param dialogues how far the CA has been asked for each certificate, in words of the adapter that asks
     */
    record Draft(
            ApplicationNumber application,
            Bytes encryptionRequest,
            Bytes encryptionKey,
            Bytes escrowedKey,
            Map<KeyUse, Bytes> dialogues) {
        public Draft {
            dialogues = Map.copyOf(dialogues);
        }
    }

    Optional<Versioned<Draft>> find(ApplicationNumber application);

    /**
     * @param version the version that was loaded; 0 for a new draft
     * @throws StaleVersionException if the stored version is another
     */
    void save(Draft draft, long version);
}

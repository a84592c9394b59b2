package org.yanqi.application.port;

import org.yanqi.domain.Sha256;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Every public key that was ever shown in a request or a certificate, with the application that showed it first. */
public interface SeenPublicKeys {
    /**
     * Registers the key for the application, unless another one or a certificate has shown it before.
     *
     * @return whether the key is this application's
     */
    boolean claim(Sha256 publicKey, ApplicationNumber application);
}

package org.yanqi.application.port;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.PublicKey;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Every public key that was ever shown in a request or a certificate, with the application that showed it first. */
public interface SeenPublicKeys {
    /**
     * Registers the key for the application, unless another one or a certificate has shown it before.
     *
     * @return whether the key is this application's
     */
    boolean claim(PublicKey key, ApplicationNumber application);

    /** The moduli of the RSA keys that other applications have shown, newest first. */
    List<BigInteger> moduliOfOthers(ApplicationNumber application, int most);

    /** Who has shown the key first. */
    Optional<ApplicationNumber> firstShownBy(Sha256 publicKey);
}

package org.yanqi.documents;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yanqi.application.port.EventCertificates.EventCertificate;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;

/**
 * A handler's key for one signature (P-256). It is in no file, no log and no field that outlives the signature; Java
 * cannot overwrite the octets of such a key, so that they stay in memory until the garbage collector reuses it.
 */
final class EventKey {
    private final KeyPair pair;

    private EventKey(KeyPair pair) {
        this.pair = pair;
    }

    static EventKey make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new EventKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform makes keys on P-256", e);
        }
    }

    /** SubjectPublicKeyInfo, DER. */
    Bytes publicKey() {
        return Bytes.of(pair.getPublic().getEncoded());
    }

    /** @throws UnavailableException if the CA answered with certificates that are not for this key */
    DocumentSigner certifiedBy(EventCertificate certificate) {
        try {
            CertificateFactory x509 = CertificateFactory.getInstance("X.509");
            List<X509Certificate> chain = new ArrayList<>();
            for (Bytes der : certificate.chain()) {
                chain.add((X509Certificate) x509.generateCertificate(new ByteArrayInputStream(der.toArray())));
            }
            if (chain.isEmpty()
                    || !publicKey()
                            .equals(Bytes.of(chain.getFirst().getPublicKey().getEncoded()))
                    || !chain.getFirst()
                            .getSerialNumber()
                            .equals(certificate.serial().value())) {
                throw new UnavailableException("event certificates", "the certificate is not for the key");
            }
            return new DocumentSigner(pair.getPrivate(), Optional.empty(), chain);
        } catch (GeneralSecurityException e) {
            throw new UnavailableException("event certificates", "the answer holds no certificates", e);
        }
    }
}

package org.yanqi.pki;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.yanqi.domain.certificate.SerialNumber;

/** The embedded timestamping authority's key, which signs nothing else, with its certificates up to the root. */
public final class TimestampKey {
    /** The name of its entry in the CA's file. */
    static final String ENTRY = "timestamp";

    private final SigningKey key;
    private final List<X509CertificateHolder> chain;

    TimestampKey(SigningKey key, List<X509CertificateHolder> chain) throws GeneralSecurityException {
        this.key = key;
        this.chain = List.copyOf(chain);
        if (!key.belongsTo(certificate())) {
            throw new GeneralSecurityException(
                    "the certificate of the entry \"" + ENTRY + "\" is not the one of its key");
        }
        if (!isForTimestampsOnly(certificate())) {
            throw new GeneralSecurityException("the certificate of the entry \"" + ENTRY
                    + "\" lacks the one, critical extended key usage timeStamping (RFC 3161 §2.3)");
        }
        for (int i = 0; i + 1 < chain.size(); i++) {
            if (!Certificates.isSignedBy(chain.get(i), chain.get(i + 1))) {
                throw new GeneralSecurityException("the chain of the entry \"" + ENTRY + "\" is none");
            }
        }
    }

    /** @throws GeneralSecurityException if the entry is no key with its chain, or not one for timestamps */
    static TimestampKey from(KeyStore store, char[] password) throws GeneralSecurityException {
        Certificate[] certificates = store.getCertificateChain(ENTRY);
        Optional<SigningKey> key = SigningKey.in(store, ENTRY, password);
        if (key.isEmpty() || certificates == null) {
            throw new GeneralSecurityException("the entry \"" + ENTRY + "\" is no private key with a chain");
        }
        var chain = new ArrayList<X509CertificateHolder>();
        for (Certificate certificate : certificates) {
            chain.add(Certificates.holder(certificate));
        }
        return new TimestampKey(key.get(), chain);
    }

    static boolean isForTimestampsOnly(X509CertificateHolder certificate) {
        Extension extension = certificate.getExtension(Extension.extendedKeyUsage);
        return extension != null
                && extension.isCritical()
                && List.of(ExtendedKeyUsage.getInstance(extension.getParsedValue())
                                .getUsages())
                        .equals(Collections.singletonList(KeyPurposeId.id_kp_timeStamping));
    }

    SigningKey key() {
        return key;
    }

    public SerialNumber serial() {
        return new SerialNumber(certificate().getSerialNumber());
    }

    X509CertificateHolder certificate() {
        return chain.getFirst();
    }

    List<X509CertificateHolder> chain() {
        return chain;
    }

    @Override
    public String toString() {
        return "TimestampKey of " + Names.read(certificate().getSubject()).display();
    }
}

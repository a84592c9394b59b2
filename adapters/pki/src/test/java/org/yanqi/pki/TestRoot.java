package org.yanqi.pki;

import java.io.IOException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;

/** Whoever keeps the root, somewhere without a network, and signs what an HSM asks for. */
public final class TestRoot {
    private final DemonstrationAuthority authority;
    private final Instant now;

    private TestRoot(DemonstrationAuthority authority, Instant now) {
        this.authority = authority;
        this.now = now;
    }

    public static TestRoot at(Instant now) {
        return new TestRoot(DemonstrationAuthority.create(KeyProfile.P256, now), now);
    }

    Bytes kmc() {
        return AuthorityKeys.der(authority.keys().kmc());
    }

    /** The chain for a CA's key. */
    List<Bytes> issuing(Bytes request) {
        return chain(request, true);
    }

    /** The chain for a key that stamps the time. */
    List<Bytes> timestamp(Bytes request) {
        return chain(request, false);
    }

    private List<Bytes> chain(Bytes request, boolean ca) {
        try {
            var asked = new PKCS10CertificationRequest(request.toArray());
            var root = Certificates.known(authority.keys().rootCertificate());
            PrivateKey key = authority.rootKey().getPrivate();
            var builder = new X509v3CertificateBuilder(
                    root.getSubject(),
                    new RandomSerialNumbers().reserve().value(),
                    Date.from(now.minus(Duration.ofDays(1))),
                    Date.from(now.plus(Duration.ofDays(3650))),
                    asked.getSubject(),
                    asked.getSubjectPublicKeyInfo());
            extend(builder, root, ca, asked);
            X509CertificateHolder made = builder.build(SignatureAlgorithms.signer(key));
            return List.of(AuthorityKeys.der(made), authority.keys().rootCertificate());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void extend(
            X509v3CertificateBuilder builder, X509CertificateHolder root, boolean ca, PKCS10CertificationRequest asked)
            throws IOException {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(ca));
        builder.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(ca ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
        if (!ca) {
            builder.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        }
        builder.addExtension(Extension.authorityKeyIdentifier, false, EndEntityProfile.issuerKey(root));
        // A name of its own for the key, as others make them: it is copied, not computed again.
        byte[] name = new byte[8];
        System.arraycopy(asked.getSignature(), 10, name, 0, name.length);
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, new org.bouncycastle.asn1.x509.SubjectKeyIdentifier(name));
    }
}

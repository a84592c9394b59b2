package org.yanqi.pki;

import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** By the hashes of an issuer's name and key a question says whose certificate it is about (RFC 6960 §4.1.1). */
final class IssuerHash {
    /** SHA-1 names here, it protects nothing; most who ask use it. */
    private static final Set<ASN1ObjectIdentifier> KNOWN = Set.of(
            OIWObjectIdentifiers.idSHA1,
            NISTObjectIdentifiers.id_sha256,
            NISTObjectIdentifiers.id_sha384,
            NISTObjectIdentifiers.id_sha512,
            GMObjectIdentifiers.sm3);

    private IssuerHash() {}

    static boolean isOf(X509CertificateHolder issuer, CertificateID id) {
        try {
            return KNOWN.contains(id.getHashAlgOID())
                    && id.matchesIssuer(
                            issuer,
                            new JcaDigestCalculatorProviderBuilder()
                                    .setProvider(Crypto.PROVIDER)
                                    .build());
        } catch (OCSPException | OperatorCreationException e) {
            throw new IllegalStateException("the provider has these hashes", e);
        }
    }
}

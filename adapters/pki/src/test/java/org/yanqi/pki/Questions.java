package org.yanqi.pki;

import java.util.stream.Stream;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.SerialNumber;

/** What relying parties ask an OCSP responder. */
final class Questions {
    private Questions() {}

    static Bytes about(AuthorityKeys keys, SerialNumber... serials) throws Exception {
        return with(new Extension[0], ids(keys, serials));
    }

    static Bytes withNonce(byte[] nonce, AuthorityKeys keys, SerialNumber... serials) throws Exception {
        byte[] value = new DEROctetString(nonce).getEncoded();
        return with(
                new Extension[] {new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, value)},
                ids(keys, serials));
    }

    static Bytes with(Extension[] extensions, CertificateID... ids) throws Exception {
        var builder = new OCSPReqBuilder();
        for (CertificateID id : ids) {
            builder.addRequest(id);
        }
        if (extensions.length > 0) {
            builder.setRequestExtensions(new Extensions(extensions));
        }
        return Bytes.of(builder.build().getEncoded());
    }

    static CertificateID[] ids(AuthorityKeys keys, SerialNumber... serials) {
        return Stream.of(serials)
                .map(serial -> id(keys.issuing(), serial, OIWObjectIdentifiers.idSHA1))
                .toArray(CertificateID[]::new);
    }

    static CertificateID id(
            X509CertificateHolder issuer, SerialNumber serial, org.bouncycastle.asn1.ASN1ObjectIdentifier hash) {
        try {
            var digests = new JcaDigestCalculatorProviderBuilder()
                    .setProvider(Crypto.PROVIDER)
                    .build();
            return new CertificateID(digests.get(new AlgorithmIdentifier(hash)), issuer, serial.value());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}

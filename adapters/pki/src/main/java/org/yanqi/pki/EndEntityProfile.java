package org.yanqi.pki;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509ExtensionUtils;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;

/** What all certificates have in common that the issuing CA makes for others (RFC 5280 §4.2, GB/T 20518). */
final class EndEntityProfile {
    private final AuthorityKeys keys;
    private final Publication publication;

    EndEntityProfile(AuthorityKeys keys, Publication publication) {
        this.keys = keys;
        this.publication = publication;
    }

    /** Whose key it is, for which time and use. */
    record Holder(
            SerialNumber serial, X500Name subject, SubjectPublicKeyInfo key, ValidityPeriod validity, KeyUsage usage) {}

    X509CertificateHolder make(Holder holder, Extension... more) {
        try {
            X509v3CertificateBuilder builder = begun(holder);
            for (Extension extension : more) {
                builder.addExtension(extension);
            }
            return builder.build(SignatureAlgorithms.signer(keys.issuingKey()));
        } catch (IOException e) {
            throw new IllegalStateException("the profile can be encoded", e);
        }
    }

    private X509v3CertificateBuilder begun(Holder holder) throws IOException {
        var builder = new X509v3CertificateBuilder(
                keys.issuing().getSubject(),
                holder.serial().value(),
                Date.from(holder.validity().notBefore()),
                Date.from(holder.validity().notAfter()),
                holder.subject(),
                holder.key());
        X509ExtensionUtils extensions = identifiers();
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                extensions.createAuthorityKeyIdentifier(keys.issuing().getSubjectPublicKeyInfo()));
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(holder.key()));
        builder.addExtension(Extension.keyUsage, true, holder.usage());
        builder.addExtension(Extension.certificatePolicies, false, policy());
        builder.addExtension(Extension.cRLDistributionPoints, false, crl());
        builder.addExtension(Extension.authorityInfoAccess, false, issuer());
        return builder;
    }

    static X509ExtensionUtils identifiers() {
        try {
            return new JcaX509ExtensionUtils();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1, which names keys here", e);
        }
    }

    private CertificatePolicies policy() {
        return new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier(publication.policy())));
    }

    private CRLDistPoint crl() {
        var name = new GeneralName(
                GeneralName.uniformResourceIdentifier, publication.crl().toString());
        var point = new DistributionPoint(new DistributionPointName(new GeneralNames(name)), null, null);
        return new CRLDistPoint(new DistributionPoint[] {point});
    }

    private AuthorityInformationAccess issuer() {
        var name = new GeneralName(
                GeneralName.uniformResourceIdentifier, publication.issuer().toString());
        return new AuthorityInformationAccess(AccessDescription.id_ad_caIssuers, name);
    }
}

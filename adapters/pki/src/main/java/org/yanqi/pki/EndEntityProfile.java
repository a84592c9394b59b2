package org.yanqi.pki;

import java.io.IOException;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
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

    /** @throws UnfitCertificateException if it would break a lint; nothing is signed then */
    X509CertificateHolder make(Purpose purpose, Holder holder, Extension... more) {
        try {
            X509v3CertificateBuilder builder = begun(holder);
            for (Extension extension : more) {
                builder.addExtension(extension);
            }
            return new LintedSignature(keys.issuingKey(), expected(purpose)).sign(builder);
        } catch (IOException e) {
            throw new IllegalStateException("the profile can be encoded", e);
        }
    }

    private Candidate.Expected expected(Purpose purpose) {
        return new Candidate.Expected(
                keys.issuing().getSubject(),
                keys.issuing().getSubjectPublicKeyInfo(),
                issuerKey(keys.issuing()).getKeyIdentifierOctets(),
                keys.ends(),
                Optional.of(new Candidate.Promise(purpose, publication)));
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
        builder.addExtension(Extension.authorityKeyIdentifier, false, issuerKey(keys.issuing()));
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(holder.key()));
        builder.addExtension(Extension.keyUsage, true, holder.usage());
        builder.addExtension(Extension.certificatePolicies, false, policy());
        builder.addExtension(Extension.cRLDistributionPoints, false, crl());
        builder.addExtension(Extension.authorityInfoAccess, false, access());
        return builder;
    }

    /** One that is not critical. */
    static Extension extension(ASN1ObjectIdentifier type, ASN1Encodable value) {
        try {
            return new Extension(type, false, value.toASN1Primitive().getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("an extension of our own can be encoded", e);
        }
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

    /** What the issuer's certificate calls its key, however whoever issued it came by that (RFC 5280 §4.2.1.1). */
    static AuthorityKeyIdentifier issuerKey(X509CertificateHolder issuer) {
        var own = SubjectKeyIdentifier.fromExtensions(issuer.getExtensions());
        return own == null
                ? identifiers().createAuthorityKeyIdentifier(issuer.getSubjectPublicKeyInfo())
                : new AuthorityKeyIdentifier(own.getKeyIdentifier());
    }

    private CRLDistPoint crl() {
        return listAt(publication.crl());
    }

    static CRLDistPoint listAt(URI address) {
        var point = new DistributionPoint(new DistributionPointName(new GeneralNames(name(address))), null, null);
        return new CRLDistPoint(new DistributionPoint[] {point});
    }

    private AuthorityInformationAccess access() {
        return new AuthorityInformationAccess(new AccessDescription[] {
            new AccessDescription(AccessDescription.id_ad_ocsp, name(publication.ocsp())),
            new AccessDescription(AccessDescription.id_ad_caIssuers, name(publication.issuer()))
        });
    }

    private static GeneralName name(URI address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address.toString());
    }
}

package org.yanqi.pki;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** What our own profile asks of the certificates that the issuing CA makes for others (docs/security.md). */
final class ProfileLints {
    static final List<Lint> ALL = List.of(
            new Lint("the key may do what it is for, and nothing else", ProfileLints::showsItsPurpose),
            new Lint("there is no alternative name", ProfileLints::hasNoAlternativeName),
            new Lint("the extensions are those of its purpose", ProfileLints::hasJustItsExtensions),
            new Lint("only the key usage is critical", ProfileLints::isCriticalInTheKeyUsageOnly),
            new Lint("the policy is the one of its purpose", ProfileLints::namesItsPolicy),
            new Lint("it says where the revocation list is", ProfileLints::saysWhereTheListIs),
            new Lint("it says where its issuer and its status can be had", ProfileLints::saysWhomToAsk));

    private ProfileLints() {}

    private static boolean showsItsPurpose(Candidate candidate) {
        return candidate.promise().purpose().isShownBy(candidate.certificate());
    }

    private static boolean hasNoAlternativeName(Candidate candidate) {
        var extensions = candidate.extensions();
        return !extensions.contains(Extension.subjectAlternativeName)
                && !extensions.contains(Extension.issuerAlternativeName);
    }

    private static boolean hasJustItsExtensions(Candidate candidate) {
        return candidate.promise().purpose().hasJust(new HashSet<>(candidate.extensions()));
    }

    private static boolean isCriticalInTheKeyUsageOnly(Candidate candidate) {
        return candidate.certificate().getCriticalExtensionOIDs().equals(Set.of(Extension.keyUsage));
    }

    private static boolean namesItsPolicy(Candidate candidate) {
        var policies = CertificatePolicies.fromExtensions(
                        candidate.certificate().getExtensions())
                .getPolicyInformation();
        return policies.length == 1
                && policies[0]
                        .getPolicyIdentifier()
                        .getId()
                        .equals(candidate.promise().publication().policy());
    }

    private static boolean saysWhereTheListIs(Candidate candidate) {
        var extension = candidate.certificate().getExtension(Extension.cRLDistributionPoints);
        DistributionPoint[] points =
                CRLDistPoint.getInstance(extension.getParsedValue()).getDistributionPoints();
        var names = GeneralNames.getInstance(points[0].getDistributionPoint().getName());
        return points.length == 1
                && points[0].getReasons() == null
                && points[0].getCRLIssuer() == null
                && Arrays.equals(names.getNames(), new GeneralName[] {
                    address(candidate.promise().publication().crl())
                });
    }

    private static boolean saysWhomToAsk(Candidate candidate) {
        var publication = candidate.promise().publication();
        var named = AuthorityInformationAccess.fromExtensions(
                candidate.certificate().getExtensions());
        return List.of(named.getAccessDescriptions())
                .equals(List.of(
                        new AccessDescription(AccessDescription.id_ad_ocsp, address(publication.ocsp())),
                        new AccessDescription(AccessDescription.id_ad_caIssuers, address(publication.issuer()))));
    }

    private static GeneralName address(java.net.URI address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address.toString());
    }
}

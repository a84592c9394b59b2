package org.yanqi.outsideca;

import java.security.KeyPair;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.ValidityPeriod;

/** A token that makes keys and asks for certificates, which is all that a CA outside sees of it. */
public final class TokenRequests implements TestPki {
    private final KeyProfile profile;

    public TokenRequests() {
        this(KeyProfile.P256);
    }

    public TokenRequests(KeyProfile profile) {
        this.profile = profile;
    }

    @Override
    public Bytes request(DistinguishedName subject) {
        KeyPair key = OutsideCa.newKey(profile);
        return request(subject, key, key);
    }

    @Override
    public Bytes forgedRequest(DistinguishedName subject) {
        return request(subject, OutsideCa.newKey(profile), OutsideCa.newKey(profile));
    }

    private static Bytes request(DistinguishedName subject, KeyPair shown, KeyPair signing) {
        try {
            var request = new PKCS10CertificationRequestBuilder(
                            name(subject),
                            SubjectPublicKeyInfo.getInstance(shown.getPublic().getEncoded()))
                    .build(OutsideCa.signer(signing));
            return Bytes.of(request.getEncoded());
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static X500Name name(DistinguishedName subject) {
        var builder = new X500NameBuilder();
        subject.names().stream()
                .flatMap(level -> level.attributes().stream())
                .forEach(each -> builder.addRDN(new ASN1ObjectIdentifier(each.type()), each.value()));
        return builder.build();
    }

    @Override
    public CertificatePair pair(DistinguishedName subject, ValidityPeriod validity) {
        throw noneOfThese();
    }

    @Override
    public CertificatePair foreignPair(DistinguishedName subject, ValidityPeriod validity) {
        throw noneOfThese();
    }

    @Override
    public Bytes sign(String statement, Certificate by) {
        throw noneOfThese();
    }

    @Override
    public Sha256 open(Bytes sealed, Certificate encryption) {
        throw noneOfThese();
    }

    private static UnsupportedOperationException noneOfThese() {
        return new UnsupportedOperationException("a CA outside sees requests only");
    }
}

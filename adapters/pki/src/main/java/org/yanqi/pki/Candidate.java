package org.yanqi.pki;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.yanqi.domain.Bytes;

/** A certificate that a throw-away key has signed, beside what it has to be; read from its octets, not from our plans. */
record Candidate(ASN1Sequence tbs, Optional<X509CertificateHolder> parsed, Expected expected) {
    private static final int EXTENSIONS = 3;

    /**
     * By whom it is to be issued.
     *
     * @param issuerEnds when the issuer's own certificate ends
     * @param promise for what the issuing CA makes for others
     */
    record Expected(
            X500Name issuer,
            SubjectPublicKeyInfo issuerKey,
            byte[] issuerKeyId,
            Instant issuerEnds,
            Optional<Promise> promise) {}

    /** What the certificate is for, and what it has to say about its issuer. */
    record Promise(Purpose purpose, Publication publication) {}

    /** @throws IllegalArgumentException if it is no certificate by its outermost shape */
    static Candidate of(Bytes der, Expected expected) {
        var whole = ASN1Sequence.getInstance(der.toArray());
        Optional<X509CertificateHolder> parsed;
        try {
            parsed = Optional.of(new X509CertificateHolder(der.toArray()));
        } catch (IOException | RuntimeException unreadable) {
            parsed = Optional.empty();
        }
        return new Candidate(ASN1Sequence.getInstance(whole.getObjectAt(0)), parsed, expected);
    }

    /** @throws java.util.NoSuchElementException if it cannot be read as one */
    X509CertificateHolder certificate() {
        return parsed.orElseThrow();
    }

    Promise promise() {
        return expected.promise().orElseThrow();
    }

    /** The fields behind the version: serial number, signature, issuer, validity, subject, key (RFC 5280 §4.1). */
    ASN1Encodable field(int number) {
        return tbs.getObjectAt(number + (hasVersion() ? 1 : 0));
    }

    boolean hasVersion() {
        return tbs.getObjectAt(0) instanceof ASN1TaggedObject version && version.hasContextTag(0);
    }

    boolean hasField(int tag) {
        for (int i = 1; i < tbs.size(); i++) {
            if (tbs.getObjectAt(i) instanceof ASN1TaggedObject field && field.hasContextTag(tag)) {
                return true;
            }
        }
        return false;
    }

    /** One for each extension, however often it is there. */
    List<ASN1ObjectIdentifier> extensions() {
        List<ASN1ObjectIdentifier> all = new ArrayList<>();
        for (ASN1Encodable field : tbs) {
            if (field instanceof ASN1TaggedObject tagged && tagged.hasContextTag(EXTENSIONS)) {
                for (ASN1Encodable extension : ASN1Sequence.getInstance(tagged, true)) {
                    all.add(ASN1ObjectIdentifier.getInstance(
                            ASN1Sequence.getInstance(extension).getObjectAt(0)));
                }
            }
        }
        return all;
    }
}

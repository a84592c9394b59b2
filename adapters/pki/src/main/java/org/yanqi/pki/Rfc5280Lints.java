package org.yanqi.pki;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DERUniversalString;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/** What RFC 5280 asks of every certificate, a CA's own among them. */
final class Rfc5280Lints {
    private static final int SERIAL = 0;
    private static final int SIGNATURE = 1;
    private static final int ISSUER = 2;
    private static final int VALIDITY = 3;
    private static final int SUBJECT = 4;
    private static final int ISSUER_UNIQUE_ID = 1;
    private static final int SUBJECT_UNIQUE_ID = 2;
    private static final int VERSION_3 = 2;
    private static final int MOST_SERIAL_OCTETS = 20;
    private static final String FIRST_OF_GENERALIZED_TIME = "2050";

    static final List<Lint> ALL = List.of(
            new Lint("the version is 3 (§4.1.2.1)", Rfc5280Lints::isVersion3),
            new Lint("the serial number is positive and has at most 20 octets (§4.1.2.2)", Rfc5280Lints::hasSerial),
            new Lint("the signature's algorithm is one that is accepted (§4.1.2.3)", Rfc5280Lints::hasAlgorithm),
            new Lint("the issuer is the one that signs (§4.1.2.4)", Rfc5280Lints::isFromIssuer),
            new Lint("times are UTCTime until 2049, GeneralizedTime from 2050 on (§4.1.2.5)", Rfc5280Lints::hasTimes),
            new Lint("it does not end before it begins (§4.1.2.5)", Rfc5280Lints::beginsBeforeItEnds),
            new Lint("it ends no later than its issuer (follows from §6.1.3 a 2)", Rfc5280Lints::endsWithItsIssuer),
            new Lint(
                    "the subject is somebody (§4.1.2.6)",
                    candidate -> subject(candidate).size() > 0),
            new Lint("names are in string types of a directory (§4.1.2.4)", Rfc5280Lints::hasDirectoryStrings),
            new Lint("names are text that can be seen", Rfc5280Lints::isVisible),
            new Lint("the key is one that is certified (§4.1.2.7)", CertifiableKeys::isOne),
            new Lint("there are no unique identifiers (§4.1.2.8)", Rfc5280Lints::hasNoUniqueIds),
            new Lint("no extension is there twice (§4.2)", Rfc5280Lints::hasNoExtensionTwice),
            new Lint("the authority key identifier is the issuer's (§4.2.1.1)", Rfc5280Lints::hasAuthorityKey),
            new Lint("the subject key identifier is there, not critical (§4.2.1.2)", Rfc5280Lints::hasSubjectKey),
            new Lint("the key usage is there, critical (§4.2.1.3)", Rfc5280Lints::hasKeyUsage),
            new Lint("who signs certificates is a CA, and nobody else (§4.2.1.9)", Rfc5280Lints::isCaOrNot));

    private Rfc5280Lints() {}

    private static boolean isVersion3(Candidate candidate) {
        var version = ASN1TaggedObject.getInstance(candidate.tbs().getObjectAt(0));
        return candidate.hasVersion() && ASN1Integer.getInstance(version, true).hasValue(VERSION_3);
    }

    private static boolean hasSerial(Candidate candidate) {
        var serial = ASN1Integer.getInstance(candidate.field(SERIAL)).getValue();
        return serial.signum() > 0 && serial.toByteArray().length <= MOST_SERIAL_OCTETS;
    }

    private static boolean hasAlgorithm(Candidate candidate) {
        var inside = AlgorithmIdentifier.getInstance(candidate.field(SIGNATURE));
        return SignatureAlgorithms.accepts(inside)
                && inside.equals(candidate.certificate().getSignatureAlgorithm());
    }

    private static boolean isFromIssuer(Candidate candidate) throws IOException {
        byte[] named = candidate.field(ISSUER).toASN1Primitive().getEncoded(ASN1Encoding.DER);
        return Arrays.equals(named, Names.der(candidate.expected().issuer()));
    }

    private static boolean hasTimes(Candidate candidate) throws IOException {
        for (ASN1Encodable time : ASN1Sequence.getInstance(candidate.field(VALIDITY))) {
            byte[] encoded = time.toASN1Primitive().getEncoded(ASN1Encoding.DER);
            String text = new String(encoded, 2, encoded.length - 2, US_ASCII);
            boolean utc = encoded[0] == BERTags.UTC_TIME && text.matches("[0-9]{12}Z");
            boolean generalized = encoded[0] == BERTags.GENERALIZED_TIME
                    && text.matches("[0-9]{14}Z")
                    && text.compareTo(FIRST_OF_GENERALIZED_TIME) >= 0;
            if (!utc && !generalized) {
                return false;
            }
        }
        return true;
    }

    private static boolean beginsBeforeItEnds(Candidate candidate) {
        var certificate = candidate.certificate();
        return !certificate.getNotAfter().before(certificate.getNotBefore());
    }

    /** Nothing forbids it to end later, but no path leads to it then: each certificate of one has to be valid. */
    private static boolean endsWithItsIssuer(Candidate candidate) {
        Instant ends = candidate.certificate().getNotAfter().toInstant();
        return !ends.isAfter(candidate.expected().issuerEnds());
    }

    private static X500Name subject(Candidate candidate) {
        return X500Name.getInstance(candidate.field(SUBJECT));
    }

    /** The older types among them stand in subjects that were certified long ago and are copied. */
    private static boolean hasDirectoryStrings(Candidate candidate) {
        return Arrays.stream(subject(candidate).getRDNs())
                .flatMap(level -> Arrays.stream(level.getTypesAndValues()))
                .allMatch(Rfc5280Lints::isDirectoryString);
    }

    private static boolean isDirectoryString(AttributeTypeAndValue attribute) {
        ASN1Encodable value = attribute.getValue().toASN1Primitive();
        boolean ascii =
                attribute.getType().equals(BCStyle.E) || attribute.getType().equals(BCStyle.DC);
        return value instanceof DERPrintableString
                || value instanceof DERUTF8String
                || value instanceof DERBMPString
                || value instanceof DERT61String
                || value instanceof DERUniversalString
                || ascii && value instanceof ASN1IA5String;
    }

    private static boolean isVisible(Candidate candidate) {
        Names.read(subject(candidate));
        Names.read(X500Name.getInstance(candidate.field(ISSUER)));
        return true;
    }

    private static boolean hasNoUniqueIds(Candidate candidate) {
        return !candidate.hasField(ISSUER_UNIQUE_ID) && !candidate.hasField(SUBJECT_UNIQUE_ID);
    }

    private static boolean hasNoExtensionTwice(Candidate candidate) {
        var all = candidate.extensions();
        return new HashSet<>(all).size() == all.size();
    }

    private static boolean hasAuthorityKey(Candidate candidate) {
        var named =
                AuthorityKeyIdentifier.fromExtensions(candidate.certificate().getExtensions());
        return !isCritical(candidate, Extension.authorityKeyIdentifier)
                && Arrays.equals(
                        named.getKeyIdentifierOctets(), candidate.expected().issuerKeyId());
    }

    private static boolean hasSubjectKey(Candidate candidate) {
        var named = SubjectKeyIdentifier.fromExtensions(candidate.certificate().getExtensions());
        return !isCritical(candidate, Extension.subjectKeyIdentifier) && named.getKeyIdentifier().length > 0;
    }

    private static boolean hasKeyUsage(Candidate candidate) {
        return isCritical(candidate, Extension.keyUsage)
                && KeyUsage.fromExtensions(candidate.certificate().getExtensions())
                                .getBytes()[0]
                        != 0;
    }

    private static boolean isCaOrNot(Candidate candidate) {
        var extensions = candidate.certificate().getExtensions();
        boolean certifies = KeyUsage.fromExtensions(extensions).hasUsages(KeyUsage.keyCertSign);
        var constraints = BasicConstraints.fromExtensions(extensions);
        boolean ca = constraints != null && constraints.isCA();
        return certifies == ca && (!ca || isCritical(candidate, Extension.basicConstraints));
    }

    private static boolean isCritical(Candidate candidate, org.bouncycastle.asn1.ASN1ObjectIdentifier extension) {
        Set<?> critical = candidate.certificate().getCriticalExtensionOIDs();
        return critical.contains(Objects.requireNonNull(extension));
    }
}

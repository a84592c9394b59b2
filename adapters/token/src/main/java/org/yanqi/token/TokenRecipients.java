package org.yanqi.token;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientIdentifier;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.x500.X500Name;

/** The certificates on the token whose private keys are there as well, of every generation. */
record TokenRecipients(List<Candidate> candidates) {
    private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";

    record Candidate(KeyId key, X509Certificate certificate) {}

    static TokenRecipients on(UKeySession session) throws UKeyException {
        var objects = session.objects();
        var keys = new HashSet<KeyId>();
        for (StoredObject object : objects) {
            if (object.kind() == StoredObject.Kind.PRIVATE_KEY) {
                keys.add(object.id());
            }
        }
        var candidates = new ArrayList<Candidate>();
        for (StoredObject object : objects) {
            if (object.kind() == StoredObject.Kind.CERTIFICATE && keys.contains(object.id())) {
                certificate(object).ifPresent(found -> candidates.add(new Candidate(object.id(), found)));
            }
        }
        return new TokenRecipients(List.copyOf(candidates));
    }

    /** A certificate of a key of no known kind opens nothing here and must not stop the others. */
    private static Optional<X509Certificate> certificate(StoredObject object) {
        try {
            return Optional.of(X509.read(object.value()));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    Optional<Recipient> match(RecipientInfo recipient) {
        var info = recipient.getInfo();
        if (info instanceof KeyTransRecipientInfo transported) {
            return named(transported.getRecipientIdentifier()).map(found -> transported(found, transported));
        }
        if (info instanceof KeyAgreeRecipientInfo agreed) {
            for (ASN1Encodable element : agreed.getRecipientEncryptedKeys()) {
                var encrypted = RecipientEncryptedKey.getInstance(element);
                var found = named(encrypted.getIdentifier());
                if (found.isPresent()) {
                    byte[] wrapped = encrypted.getEncryptedKey().getOctets();
                    return found.map(candidate ->
                            new Recipient.Agreed(candidate.key(), candidate.certificate(), agreed, wrapped));
                }
            }
        }
        return Optional.empty();
    }

    private static Recipient transported(Candidate found, KeyTransRecipientInfo info) {
        return SignatureScheme.of(found.certificate().getPublicKey()) == SignatureScheme.SM2_SM3
                ? new Recipient.TransportedBySm2(found.key(), found.certificate(), info)
                : new Recipient.Transported(found.key(), found.certificate(), info);
    }

    private Optional<Candidate> named(RecipientIdentifier identifier) {
        return identifier.getId() instanceof ASN1OctetString keyIdentifier
                ? byKeyIdentifier(keyIdentifier.getOctets())
                : byIssuer(IssuerAndSerialNumber.getInstance(identifier.getId()));
    }

    private Optional<Candidate> named(KeyAgreeRecipientIdentifier identifier) {
        var keyIdentifier = identifier.getRKeyID();
        return keyIdentifier == null
                ? byIssuer(identifier.getIssuerAndSerialNumber())
                : byKeyIdentifier(keyIdentifier.getSubjectKeyIdentifier().getOctets());
    }

    private Optional<Candidate> byIssuer(IssuerAndSerialNumber wanted) {
        return candidates.stream()
                .filter(candidate -> candidate
                                .certificate()
                                .getSerialNumber()
                                .equals(wanted.getSerialNumber().getValue())
                        && X500Name.getInstance(candidate
                                        .certificate()
                                        .getIssuerX500Principal()
                                        .getEncoded())
                                .equals(wanted.getName()))
                .findFirst();
    }

    private Optional<Candidate> byKeyIdentifier(byte[] wanted) {
        return candidates.stream()
                .filter(candidate -> {
                    byte[] extension = candidate.certificate().getExtensionValue(SUBJECT_KEY_IDENTIFIER);
                    return extension != null
                            && Arrays.equals(
                                    wanted,
                                    ASN1OctetString.getInstance(ASN1OctetString.getInstance(extension)
                                                    .getOctets())
                                            .getOctets());
                })
                .findFirst();
    }
}

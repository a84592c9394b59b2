package org.yanqi.pki;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.cert.X509CertificateHolder;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.ValidityPeriod;

/**
 * The embedded CA's key with its certificate, the root above it, and the certificate of the key management centre. The
 * centre's own private key is not among them: whoever holds these can issue, and cannot open what is escrowed.
 */
public final class AuthorityKeys {
    static final String ISSUING = "issuing";
    static final String KMC = "kmc";

    private final SigningKey issuingKey;
    private final X509CertificateHolder issuing;
    private final X509CertificateHolder root;
    private final X509CertificateHolder kmc;
    private final Optional<TimestampKey> timestamp;

    AuthorityKeys(
            SigningKey issuingKey,
            X509CertificateHolder issuing,
            X509CertificateHolder root,
            X509CertificateHolder kmc,
            Optional<TimestampKey> timestamp) {
        this.issuingKey = issuingKey;
        this.issuing = issuing;
        this.root = root;
        this.kmc = kmc;
        this.timestamp = timestamp;
    }

    /**
     * Reads a PKCS#12 file (RFC 7292) with the private key {@code issuing}, its chain up to the root, and the certificate
     * {@code kmc}; and, if it is there, the private key {@code timestamp} with its chain up to the same root.
     *
     * @throws IOException if the file cannot be read or the password is wrong
     * @throws GeneralSecurityException if one of them is missing, the chain is none, or the issuing certificate no CA's
     */
    public static AuthorityKeys fromPkcs12(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = AuthorityFiles.read(file, password);
        Certificate kmc = store.getCertificate(KMC);
        if (kmc == null) {
            throw new GeneralSecurityException("the CA's file lacks the entry \"" + KMC + "\", the KMC's certificate");
        }
        return from(store, password, Certificates.holder(kmc));
    }

    /**
     * Finds the same entries in an HSM. It keeps no certificates without keys, so that the KMC's comes from elsewhere.
     *
     * @param kmc DER
     * @throws GeneralSecurityException if one of them is missing, the chain is none, or the issuing certificate no CA's
     */
    public static AuthorityKeys fromHsm(Hsm hsm, Bytes kmc) throws GeneralSecurityException {
        return from(hsm.store(), new char[0], Certificates.known(kmc));
    }

    private static AuthorityKeys from(KeyStore store, char[] password, X509CertificateHolder kmc)
            throws GeneralSecurityException {
        Certificate[] chain = store.getCertificateChain(ISSUING);
        Optional<SigningKey> key = SigningKey.in(store, ISSUING, password);
        if (key.isEmpty() || chain.length != 2) {
            throw new GeneralSecurityException("the CA's keys lack the entry \"" + ISSUING
                    + "\", a private key with the CA's certificate and the root's");
        }
        X509CertificateHolder issuing = Certificates.holder(chain[0]);
        X509CertificateHolder root = Certificates.holder(chain[1]);
        if (!Certificates.isSignedBy(issuing, root)) {
            throw new GeneralSecurityException("the CA's certificate was not issued by the root beside it");
        }
        if (!key.get().belongsTo(issuing)) {
            throw new GeneralSecurityException("the CA's certificate is not the one of its key");
        }
        if (!Certificates.isAuthority(issuing)) {
            throw new GeneralSecurityException("the certificate of the entry \"" + ISSUING + "\" is not a CA's, so that"
                    + " nobody would accept what its key signs: let the root certify the key with the basic constraint"
                    + " cA and the key usage keyCertSign and cRLSign (RFC 5280 §4.2.1.9, §4.2.1.3)");
        }
        return new AuthorityKeys(key.get(), issuing, root, kmc, timestamp(store, password, root));
    }

    private static Optional<TimestampKey> timestamp(KeyStore store, char[] password, X509CertificateHolder root)
            throws GeneralSecurityException {
        if (!store.containsAlias(TimestampKey.ENTRY)) {
            return Optional.empty();
        }
        TimestampKey found = TimestampKey.from(store, password);
        if (!found.chain().getLast().equals(root)) {
            throw new GeneralSecurityException(
                    "the chain of the entry \"" + TimestampKey.ENTRY + "\" does not end at the CA's root");
        }
        return Optional.of(found);
    }

    /** The issuing CA's certificate, DER. */
    public Bytes issuingCertificate() {
        return der(issuing);
    }

    /** The root's certificate, DER. */
    public Bytes rootCertificate() {
        return der(root);
    }

    /** By which name the issuing CA signs. */
    public DistinguishedName issuerName() {
        return Names.read(issuing.getSubject());
    }

    /** @throws GeneralSecurityException if the issuing certificate has not begun or has ended, saying what to do */
    public void checkValidity(Instant now) throws GeneralSecurityException {
        if (!issuing.isValidOn(Date.from(now))) {
            throw new GeneralSecurityException(
                    "the certificate of the CA " + issuerName().display() + " is valid from "
                            + issuing.getNotBefore().toInstant() + " until " + ends()
                            + ", which is not now, so that nobody would"
                            + " accept what its key signs: look at this computer's clock, or let the root certify the key anew"
                            + " and put that certificate in the place of the old one");
        }
    }

    /** When the issuing certificate ends, and with it all that it has signed. */
    public Instant ends() {
        return issuing.getNotAfter().toInstant();
    }

    /** The same, or if it would outlast the CA's certificate as much of it as does not. */
    ValidityPeriod cut(ValidityPeriod wanted) {
        return wanted.notAfter().isAfter(ends()) ? new ValidityPeriod(wanted.notBefore(), ends()) : wanted;
    }

    /** Whether these are a demonstration CA's, which production has to refuse. */
    public boolean areForDemonstration() {
        var policies = CertificatePolicies.fromExtensions(issuing.getExtensions());
        return policies != null
                && policies.getPolicyInformation(new ASN1ObjectIdentifier(Publication.DEMONSTRATION_POLICY)) != null;
    }

    /**
     * The key of the embedded timestamping authority.
     *
     * @throws GeneralSecurityException if there is none, naming the entry that is missing
     */
    public TimestampKey timestampKey() throws GeneralSecurityException {
        return timestamp.orElseThrow(() -> new GeneralSecurityException("the CA's keys lack the entry \""
                + TimestampKey.ENTRY + "\", the key of the embedded timestamping authority with its chain: add it, or"
                + " configure an outside timestamping authority"));
    }

    /** The hash of the issuing key's SubjectPublicKeyInfo. */
    Sha256 fingerprint() {
        try {
            return Sha256.of(issuing.getSubjectPublicKeyInfo().getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("a key that was read can be written", e);
        }
    }

    boolean hasTimestampKey() {
        return timestamp.isPresent();
    }

    /** Whether certificates are signed with SM2, as those of SM2 keys have to be and no others (GM/T 0015). */
    public boolean signWithSm2() {
        return Sm2.isKey(issuing.getSubjectPublicKeyInfo());
    }

    SigningKey issuingKey() {
        return issuingKey;
    }

    X509CertificateHolder issuing() {
        return issuing;
    }

    X509CertificateHolder kmc() {
        return kmc;
    }

    static Bytes der(X509CertificateHolder certificate) {
        try {
            return Bytes.of(certificate.getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    @Override
    public String toString() {
        return "AuthorityKeys of " + issuerName().display();
    }
}

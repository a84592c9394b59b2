package org.yanqi.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.ProviderException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;

/**
 * Makes the platform's keys in an HSM and puts their certificates beside them. Until its certificate has come, a key
 * stands under one that it has signed itself and that nobody accepts: the key store of the JDK knows no keys without.
 */
public final class HsmKeys {
    /** The keys that the server looks for. */
    public static final Set<String> ENTRIES = Set.of(AuthorityKeys.ISSUING, TimestampKey.ENTRY, "seal");

    private static final Duration WAITING = Duration.ofDays(365);
    private static final int LONGEST_CHAIN = 4;

    private final Hsm hsm;

    public HsmKeys(Hsm hsm) {
        this.hsm = hsm;
    }

    /**
     * A new key in the HSM.
     *
     * @param subject as RFC 4514 writes it, the most specific part first
     * @return a request for its certificate (PKCS#10, DER)
     * @throws GeneralSecurityException if the entry is there already, or the HSM does not make such a key
     * @throws IllegalArgumentException if the subject is no name
     */
    public Bytes create(String entry, KeyProfile profile, String subject, Instant now)
            throws IOException, GeneralSecurityException {
        if (hsm.store().containsAlias(entry)) {
            throw new GeneralSecurityException("the HSM has an entry \"" + entry + "\" already");
        }
        X500Name name = new X500Name(RFC4519Style.INSTANCE, subject);
        Names.read(name);
        try {
            KeyPair pair = generate(profile);
            var key = new SigningKey(pair.getPrivate(), hsm.provider());
            var info = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
            keep(entry, key, List.of(waiting(name, info, key, now)));
            return request(name, info, key);
        } catch (ProviderException e) {
            throw new GeneralSecurityException("the HSM makes no such key", e);
        }
    }

    /**
     * Puts certificates beside a key.
     *
     * @param chain DER, the key's own first, the root last
     * @throws GeneralSecurityException if there is no such key, the first certificate is another key's, or the chain is none
     */
    public void certify(String entry, List<Bytes> chain) throws IOException, GeneralSecurityException {
        SigningKey key = SigningKey.in(hsm.store(), entry, new char[0])
                .orElseThrow(() -> new GeneralSecurityException("the HSM has no key \"" + entry + "\""));
        if (chain.isEmpty() || chain.size() > LONGEST_CHAIN) {
            throw new GeneralSecurityException("a chain has 1 to " + LONGEST_CHAIN + " certificates");
        }
        List<X509CertificateHolder> certificates = new ArrayList<>();
        for (Bytes der : chain) {
            certificates.add(new X509CertificateHolder(der.toArray()));
        }
        if (!key.belongsTo(certificates.getFirst())) {
            throw new GeneralSecurityException("the first certificate is not the one of the key \"" + entry + "\"");
        }
        for (int i = 0; i < chain.size(); i++) {
            int issuer = Math.min(i + 1, chain.size() - 1);
            if (!Certificates.isSignedBy(certificates.get(i), certificates.get(issuer))) {
                throw new GeneralSecurityException("the chain does not lead to a root that has signed itself");
            }
        }
        keep(entry, key, certificates);
    }

    private void keep(String entry, SigningKey key, List<X509CertificateHolder> chain) throws GeneralSecurityException {
        KeyStore store = hsm.store();
        X509Certificate[] certificates = new X509Certificate[chain.size()];
        for (int i = 0; i < certificates.length; i++) {
            certificates[i] = AuthorityFiles.x509(store, chain.get(i));
        }
        store.setKeyEntry(entry, key.key(), null, certificates);
    }

    private KeyPair generate(KeyProfile profile) throws GeneralSecurityException {
        boolean rsa = profile == KeyProfile.RSA2048;
        if (!rsa && profile != KeyProfile.P256) {
            throw new GeneralSecurityException("PKCS#11 and the JDK's provider know no keys of profile " + profile);
        }
        var generator = KeyPairGenerator.getInstance(rsa ? "RSA" : "EC", hsm.provider());
        generator.initialize(
                rsa
                        ? new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4)
                        : new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509CertificateHolder waiting(
            X500Name name, SubjectPublicKeyInfo info, SigningKey key, Instant now) {
        var serial = new RandomSerialNumbers().reserve().value();
        return new X509v3CertificateBuilder(name, serial, Date.from(now), Date.from(now.plus(WAITING)), name, info)
                .build(key.signer());
    }

    private static Bytes request(X500Name name, SubjectPublicKeyInfo info, SigningKey key) throws IOException {
        return Bytes.of(new PKCS10CertificationRequestBuilder(name, info)
                .build(key.signer())
                .getEncoded());
    }
}

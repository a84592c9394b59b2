package org.yanqi.pki;

import java.io.IOException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.pki.Candidate.Expected;

/**
 * Signs a certificate in two steps, as the CA of Let's Encrypt does: first with a key that nobody trusts and that is
 * forgotten with the process, so that the whole certificate can be looked at; and only if nothing is wrong with it, the
 * same octets with the CA's.
 */
final class LintedSignature {
    private static final Map<KeyProfile, KeyPair> THROW_AWAY = new ConcurrentHashMap<>();

    private final SigningKey key;
    private final Expected expected;

    LintedSignature(SigningKey key, Expected expected) {
        this.key = key;
        this.expected = expected;
    }

    /** @throws UnfitCertificateException if a lint is broken, or what the key has signed is not what was looked at */
    X509CertificateHolder sign(X509v3CertificateBuilder builder) {
        KeyPair throwAway = THROW_AWAY.computeIfAbsent(key.profile(), JavaKeys::generate);
        X509CertificateHolder draft = builder.build(SignatureAlgorithms.signer(throwAway.getPrivate()));
        List<String> broken = broken(Candidate.of(AuthorityKeys.der(draft), expected));
        if (!broken.isEmpty()) {
            throw new UnfitCertificateException(broken);
        }
        X509CertificateHolder signed = builder.build(key.signer());
        if (!Arrays.equals(content(signed), content(draft)) || !isSigned(signed)) {
            throw new UnfitCertificateException(List.of("what was signed is what was looked at"));
        }
        return signed;
    }

    static List<String> broken(Candidate candidate) {
        var lints = new ArrayList<>(Rfc5280Lints.ALL);
        candidate.expected().promise().ifPresent(promise -> lints.addAll(ProfileLints.ALL));
        return lints.stream()
                .filter(lint -> !lint.holds(candidate))
                .map(Lint::name)
                .toList();
    }

    private boolean isSigned(X509CertificateHolder certificate) {
        try {
            return certificate.isSignatureValid(SignatureAlgorithms.verifier(expected.issuerKey()));
        } catch (CertException | OperatorCreationException e) {
            return false;
        }
    }

    private static byte[] content(X509CertificateHolder certificate) {
        try {
            return certificate.toASN1Structure().getTBSCertificate().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("a certificate that was built can be encoded", e);
        }
    }
}

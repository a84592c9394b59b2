package org.yanqi.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;

/**
 * Encloses an encryption private key so that only the new signing key opens it, within the token and with the mechanisms
 * that tokens have: the KeyEnvelope of docs/token-agent-protocol.md.
 */
final class KeyEnvelope {
    private static final int VERSION = 1;
    private static final int ECDH = 0;
    private static final int RSA_OAEP = 1;
    private static final int WRAPPING_KEY_OCTETS = 32;

    /** The only OAEP that every token's PKCS#11 library knows; its hash needs no collision resistance (RFC 8017 §7.1). */
    private static final OAEPParameterSpec SHA1_OAEP =
            new OAEPParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT);

    private KeyEnvelope() {}

    static Bytes enclose(KeyPair encryption, PublicKey signingKey) {
        try {
            return signingKey instanceof RSAPublicKey ? byOaep(encryption, signingKey) : byEcdh(encryption, signingKey);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a key of a known profile can be enveloped to another", e);
        }
    }

    private static Bytes byOaep(KeyPair encryption, PublicKey signingKey) throws GeneralSecurityException, IOException {
        byte[] wrappingKey = new byte[WRAPPING_KEY_OCTETS];
        Crypto.RANDOM.nextBytes(wrappingKey);
        var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding", Crypto.PROVIDER);
        cipher.init(Cipher.ENCRYPT_MODE, signingKey, SHA1_OAEP, Crypto.RANDOM);
        return encoded(RSA_OAEP, cipher.doFinal(wrappingKey), wrappingKey, encryption);
    }

    private static Bytes byEcdh(KeyPair encryption, PublicKey signingKey) throws GeneralSecurityException, IOException {
        KeyPair ephemeral = JavaKeys.generate(KeyProfile.P256);
        var agreement = KeyAgreement.getInstance("ECDH", Crypto.PROVIDER);
        agreement.init(ephemeral.getPrivate());
        agreement.doPhase(signingKey, true);
        byte[] point = SubjectPublicKeyInfo.getInstance(ephemeral.getPublic().getEncoded())
                .getPublicKeyData()
                .getOctets();
        return encoded(ECDH, point, agreement.generateSecret(), encryption);
    }

    private static Bytes encoded(int transport, byte[] transportData, byte[] wrappingKey, KeyPair encryption)
            throws GeneralSecurityException, IOException {
        byte[] wrapped = wrap(wrappingKey, encryption.getPrivate().getEncoded());
        Arrays.fill(wrappingKey, (byte) 0);
        return Bytes.of(new DERSequence(new ASN1Encodable[] {
                    new ASN1Integer(VERSION),
                    new ASN1Enumerated(transport),
                    new DEROctetString(transportData),
                    new DEROctetString(wrapped),
                    SubjectPublicKeyInfo.getInstance(encryption.getPublic().getEncoded())
                })
                .getEncoded(ASN1Encoding.DER));
    }

    /** AES key wrap with padding (RFC 5649 §4.1). */
    private static byte[] wrap(byte[] wrappingKey, byte[] content) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AESKWP", Crypto.PROVIDER);
        cipher.init(Cipher.WRAP_MODE, new SecretKeySpec(wrappingKey, "AES"));
        byte[] wrapped = cipher.wrap(new SecretKeySpec(content, "PKCS8"));
        Arrays.fill(content, (byte) 0);
        return wrapped;
    }
}

package org.yanqi.token;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;

/** The ciphers under which contents are sealed (RFC 3565, RFC 5084, GM/T 0010). */
enum ContentCipher {
    AES128_CBC(NISTObjectIdentifiers.id_aes128_CBC.getId(), 16),
    AES192_CBC(NISTObjectIdentifiers.id_aes192_CBC.getId(), 24),
    AES256_CBC(NISTObjectIdentifiers.id_aes256_CBC.getId(), 32),
    AES128_GCM(NISTObjectIdentifiers.id_aes128_GCM.getId(), 16),
    AES192_GCM(NISTObjectIdentifiers.id_aes192_GCM.getId(), 24),
    AES256_GCM(NISTObjectIdentifiers.id_aes256_GCM.getId(), 32),
    SM4_CBC(GMObjectIdentifiers.sms4_cbc.getId(), 16);

    private final String identifier;
    private final int keyLength;

    ContentCipher(String identifier, int keyLength) {
        this.identifier = identifier;
        this.keyLength = keyLength;
    }

    static ContentCipher of(ASN1ObjectIdentifier identifier) throws UKeyException {
        return Arrays.stream(values())
                .filter(cipher -> cipher.identifier.equals(identifier.getId()))
                .findFirst()
                .orElseThrow(() -> new UKeyException(UKeyFailure.MECHANISM_UNSUPPORTED));
    }

    int keyLength() {
        return keyLength;
    }

    boolean isAuthenticated() {
        return this == AES128_GCM || this == AES192_GCM || this == AES256_GCM;
    }

    /** A cipher in CBC mode, whose parameter is its initialization vector. */
    Cipher decrypting(byte[] key, ASN1Encodable parameters) throws GeneralSecurityException {
        var iv = new IvParameterSpec(ASN1OctetString.getInstance(parameters).getOctets());
        var cipher = this == SM4_CBC
                ? Cipher.getInstance("SM4/CBC/PKCS5Padding", Crypto.PROVIDER)
                : Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, this == SM4_CBC ? "SM4" : "AES"), iv);
        return cipher;
    }

    /** A cipher in GCM mode, if its parameters promise as many octets of authentication as there are. */
    Cipher decrypting(byte[] key, ASN1Encodable parameters, int macLength)
            throws GeneralSecurityException, UKeyException {
        var gcm = GCMParameters.getInstance(parameters);
        if (gcm.getIcvLen() != macLength) {
            throw new UKeyException(UKeyFailure.DATA_REFUSED);
        }
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(8 * macLength, gcm.getNonce()));
        return cipher;
    }
}

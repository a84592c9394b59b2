package org.yanqi.token;

import java.security.cert.X509Certificate;
import java.util.Arrays;

/**
 * What was sealed for a certificate: CMS EnvelopedData or AuthEnvelopedData (RFC 5652 §6, RFC 5083), by ECDH
 * (RFC 5753), RSA or SM2 (GM/T 0010), opened with whichever of the token's keys it is for.
 *
 * @param content the plain content
 * @param key the private key that opened it
 * @param certificate the certificate it was sealed for
 */
public record SealedFile(byte[] content, KeyId key, X509Certificate certificate) {

    public SealedFile {
        content = content.clone();
    }

    /**
     * Opens it with the token's primitive for the private-key operation.
     *
     * @param cms DER or BER
     * @throws UKeyException {@link UKeyFailure#KEY_MISSING} when no key on the token is a recipient,
     *     {@link UKeyFailure#DATA_REFUSED} when it is damaged or no CMS, {@link UKeyFailure#MECHANISM_UNSUPPORTED}
     *     when it is sealed in a way not known here
     */
    public static SealedFile open(byte[] cms, UKeySession session) throws UKeyException {
        try {
            return SealedContent.parse(cms).open(session);
        } catch (RuntimeException e) { // Bouncy Castle throws many unchecked types on what is no CMS
            throw new UKeyException(UKeyFailure.DATA_REFUSED, e);
        }
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedFile that && Arrays.equals(content, that.content) && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "SealedFile for " + key.hex();
    }
}

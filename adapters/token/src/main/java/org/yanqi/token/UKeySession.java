package org.yanqi.token;

import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/** What can be done with a token's keys after the PIN; private keys never leave it. */
public interface UKeySession extends AutoCloseable {

    /** Every certificate, public key and private key on the token, read anew at each call. */
    List<StoredObject> objects() throws UKeyException;

    /** Makes a key pair under this id; it does not look whether one is there already. */
    PublicKey generate(KeyId id, KeyProfile profile, KeyUse use) throws UKeyException;

    /**
     * Signs with the {@link SignatureScheme} of the key.
     *
     * @return ECDSA and SM2 as DER (RFC 3279 §2.2.3, GM/T 0009 §7.3) or RSASSA-PKCS1-v1_5
     */
    byte[] sign(KeyId key, byte[] message) throws UKeyException;

    /** The x coordinate of ECDH with the uncompressed point ({@code CKM_ECDH1_DERIVE}, {@code CKD_NULL}). */
    byte[] agree(KeyId key, byte[] point) throws UKeyException;

    byte[] decrypt(KeyId key, RsaPadding padding, byte[] ciphertext) throws UKeyException;

    /**
     * Opens an SM2 ciphertext, by agreement unless the token knows better.
     *
     * @param ciphertext DER of SM2Cipher (GM/T 0009 §7.2)
     */
    default byte[] decryptSm2(KeyId key, byte[] ciphertext) throws UKeyException {
        try {
            var cipher = Sm2Cipher.parse(ciphertext);
            return cipher.open(agree(key, cipher.point()))
                    .orElseThrow(() -> new UKeyException(UKeyFailure.DATA_REFUSED));
        } catch (IllegalArgumentException e) {
            throw new UKeyException(UKeyFailure.DATA_REFUSED, e);
        }
    }

    /**
     * Brings the encryption private key into the token with the signing key it was enveloped to: unwrapped inside, but for
     * SM2, whose envelope no PKCS#11 mechanism opens.
     */
    void importEncryptionKey(KeyId id, KeyId signingKey, KeyEnvelope envelope) throws UKeyException;

    void writePublicKey(KeyId id, PublicKey key) throws UKeyException;

    /** Writes an X.509 certificate, DER. */
    void writeCertificate(KeyId id, byte[] certificate) throws UKeyException;

    /** Gives the object another id, so that nothing finds it by the old one. */
    void setAside(StoredObject object, KeyId quarantine) throws UKeyException;

    void destroy(StoredObject object) throws UKeyException;

    /** A fresh session on the same login, for reading back what this one has written. */
    UKeySession fresh() throws UKeyException;

    @Override
    void close();

    default List<StoredObject> objects(StoredObject.Kind kind, KeyId id) throws UKeyException {
        return objects().stream()
                .filter(object -> object.kind() == kind && object.id().equals(id))
                .toList();
    }

    /** {@link UKeyFailure#DATA_REFUSED} when what lies there is none that is known here. */
    default Optional<PublicKey> publicKey(KeyId id) throws UKeyException {
        var stored = objects(StoredObject.Kind.PUBLIC_KEY, id).stream().findFirst();
        try {
            return stored.map(object -> PublicKeyInfo.parse(object.value()));
        } catch (IllegalArgumentException e) {
            throw new UKeyException(UKeyFailure.DATA_REFUSED, e);
        }
    }
}

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
     * Signs with SHA-256.
     *
     * @return ECDSA as DER (RFC 3279 §2.2.3) or RSASSA-PKCS1-v1_5
     */
    byte[] sign(KeyId key, byte[] message) throws UKeyException;

    /** The x coordinate of ECDH with the uncompressed point ({@code CKM_ECDH1_DERIVE}, {@code CKD_NULL}). */
    byte[] agree(KeyId key, byte[] point) throws UKeyException;

    byte[] decrypt(KeyId key, RsaPadding padding, byte[] ciphertext) throws UKeyException;

    /** Unwraps the encryption private key inside the token with the signing key it was enveloped to. */
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

    default Optional<PublicKey> publicKey(KeyId id) throws UKeyException {
        return objects(StoredObject.Kind.PUBLIC_KEY, id).stream()
                .findFirst()
                .map(object -> PublicKeyInfo.parse(object.value()));
    }
}

package org.yanqi.token;

import static org.xipki.pkcs11.wrapper.PKCS11Constants.*;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.xipki.pkcs11.wrapper.AttributeVector;
import org.xipki.pkcs11.wrapper.Mechanism;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.Session;
import org.xipki.pkcs11.wrapper.params.ECDH1_DERIVE_PARAMS;
import org.xipki.pkcs11.wrapper.params.RSA_PKCS_OAEP_PARAMS;

/** A logged-in session. Keys are made sensitive and not extractable. */
final class Pkcs11Session implements UKeySession {
    private static final int AES_256_LENGTH = 32;

    private final Pkcs11UKey token;
    private final Session session;
    private final Pkcs11Objects objects;
    private final Pkcs11Sm2 sm2;

    Pkcs11Session(Pkcs11UKey token, Session session) {
        this.token = token;
        this.session = session;
        this.objects = new Pkcs11Objects(session);
        this.sm2 = new Pkcs11Sm2(token.token(), session);
    }

    /** A call into the driver. */
    private interface Call<T> {
        T make() throws PKCS11Exception, UKeyException, GeneralSecurityException, IOException;
    }

    private static <T> T call(Call<T> call) throws UKeyException {
        try {
            return call.make();
        } catch (PKCS11Exception e) {
            throw Pkcs11Failures.of(e);
        } catch (GeneralSecurityException | IOException e) {
            throw new UKeyException(UKeyFailure.DATA_REFUSED, e);
        }
    }

    @Override
    public List<StoredObject> objects() throws UKeyException {
        return call(objects::all);
    }

    @Override
    public List<StoredObject> objects(StoredObject.Kind kind, KeyId id) throws UKeyException {
        return call(() -> objects.all(kind, id));
    }

    @Override
    public PublicKey generate(KeyId id, KeyProfile profile, KeyUse use) throws UKeyException {
        return call(() -> {
            var mechanism = switch (profile) {
                case P256 -> new Mechanism(CKM_EC_KEY_PAIR_GEN);
                case RSA2048 -> new Mechanism(CKM_RSA_PKCS_KEY_PAIR_GEN);
                case SM2 -> sm2.generation();
            };
            var pair = session.generateKeyPair(mechanism, Pkcs11Templates.keyPair(id, profile, use));
            return objects.readPublicKey(pair.getPublicKey());
        });
    }

    @Override
    public byte[] sign(KeyId key, byte[] message) throws UKeyException {
        return call(() -> objects.with(key, handle -> {
            if (objects.isRsa(handle)) {
                return session.signSingle(new Mechanism(CKM_SHA256_RSA_PKCS), handle, message);
            }
            if (objects.isSm2(handle)) {
                return derSignature(sm2.sign(handle, objects.publicKeyOf(key), message));
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(message);
            return derSignature(session.signSingle(new Mechanism(CKM_ECDSA), handle, digest));
        }));
    }

    private static byte[] derSignature(byte[] rs) throws IOException {
        int half = rs.length / 2;
        var pair = new ASN1EncodableVector();
        pair.add(new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(rs, 0, half))));
        pair.add(new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(rs, half, rs.length))));
        return new DERSequence(pair).getEncoded();
    }

    @Override
    public byte[] agree(KeyId key, byte[] point) throws UKeyException {
        return call(() -> {
            var readable = AttributeVector.newSecretKey(CKK_GENERIC_SECRET)
                    .token(false)
                    .sensitive(false)
                    .extractable(true)
                    .valueLen(AES_256_LENGTH);
            long secret = objects.with(key, handle -> derive(handle, point, readable));
            try {
                return session.getAttrValues(secret, CKA_VALUE).value();
            } finally {
                session.destroyObject(secret);
            }
        });
    }

    private long derive(long key, byte[] point, AttributeVector template) throws PKCS11Exception {
        var parameters = new ECDH1_DERIVE_PARAMS(CKD_NULL, null, point);
        return session.deriveKey(new Mechanism(CKM_ECDH1_DERIVE, parameters), key, template);
    }

    @Override
    public byte[] decrypt(KeyId key, RsaPadding padding, byte[] ciphertext) throws UKeyException {
        return call(() ->
                objects.with(key, handle -> data(() -> session.decryptSingle(rsa(padding), handle, ciphertext))));
    }

    /** SoftHSM says no more than {@code CKR_GENERAL_ERROR} when a ciphertext or wrapped key is not for its key. */
    private static <T> T data(Call<T> call)
            throws PKCS11Exception, UKeyException, GeneralSecurityException, IOException {
        try {
            return call.make();
        } catch (PKCS11Exception e) {
            throw e.getErrorCode() == CKR_GENERAL_ERROR ? new PKCS11Exception(CKR_ENCRYPTED_DATA_INVALID) : e;
        }
    }

    private static Mechanism rsa(RsaPadding padding) {
        return padding == RsaPadding.PKCS1_V1_5
                ? new Mechanism(CKM_RSA_PKCS)
                : new Mechanism(CKM_RSA_PKCS_OAEP, new RSA_PKCS_OAEP_PARAMS(CKM_SHA_1, CKG_MGF1_SHA1));
    }

    @Override
    public byte[] decryptSm2(KeyId key, byte[] ciphertext) throws UKeyException {
        var cipher = Pkcs11Sm2.cipher(ciphertext);
        Optional<byte[]> opened = call(() -> objects.with(key, handle -> data(() -> sm2.decrypt(handle, cipher))));
        return opened.isPresent() ? opened.get() : UKeySession.super.decryptSm2(key, ciphertext);
    }

    @Override
    public void importEncryptionKey(KeyId id, KeyId signingKey, KeyEnvelope envelope) throws UKeyException {
        if (envelope.transport() == KeyEnvelope.Transport.SM2) {
            writeSm2Key(id, envelope, decryptSm2(signingKey, envelope.transportData()));
            return;
        }
        call(() -> {
            long wrapping = objects.with(signingKey, handle -> wrappingKey(handle, envelope));
            try {
                var template = Pkcs11Templates.importedKey(id, envelope.publicKey());
                var unwrap = new Mechanism(CKM_AES_KEY_WRAP_PAD);
                return data(() -> session.unwrapKey(unwrap, wrapping, envelope.wrappedKey(), template));
            } finally {
                session.destroyObject(wrapping);
            }
        });
    }

    private long wrappingKey(long signingKey, KeyEnvelope envelope)
            throws PKCS11Exception, UKeyException, GeneralSecurityException, IOException {
        var template = AttributeVector.newAESSecretKey().token(false).unwrap(true);
        return switch (envelope.transport()) {
            case ECDH -> derive(signingKey, envelope.transportData(), template.valueLen(AES_256_LENGTH));
            case RSA_OAEP ->
                data(() ->
                        session.unwrapKey(rsa(RsaPadding.OAEP_SHA1), signingKey, envelope.transportData(), template));
            case SM2 -> throw new UKeyException(UKeyFailure.MECHANISM_UNSUPPORTED);
        };
    }

    /** No PKCS#11 mechanism opens an SM2EnvelopedKey: for this moment the key is in this process's memory. */
    private void writeSm2Key(KeyId id, KeyEnvelope envelope, byte[] sm4) throws UKeyException {
        byte[] scalar = Sm2Envelope.privateKey(envelope, sm4);
        try {
            var template = Pkcs11Templates.importedSm2Key(id, scalar);
            call(() -> session.createPrivateKeyObject(template, envelope.publicKey()));
        } finally {
            Arrays.fill(scalar, (byte) 0);
        }
    }

    @Override
    public void writePublicKey(KeyId id, PublicKey key) throws UKeyException {
        call(() -> session.createObject(Pkcs11Templates.publicKey(id, key)));
    }

    @Override
    public void writeCertificate(KeyId id, byte[] certificate) throws UKeyException {
        call(() -> session.createObject(Pkcs11Templates.certificate(id, X509.read(certificate))));
    }

    @Override
    public void setAside(StoredObject object, KeyId quarantine) throws UKeyException {
        call(() -> objects.with(object, handle -> {
            session.setAttributeValues(handle, new AttributeVector().id(quarantine.bytes()));
            return quarantine;
        }));
    }

    @Override
    public void destroy(StoredObject object) throws UKeyException {
        call(() -> objects.with(object, handle -> {
            session.destroyObject(handle);
            return object;
        }));
    }

    @Override
    public UKeySession fresh() throws UKeyException {
        return call(() -> {
            objects.requireLogin();
            return new Pkcs11Session(token, token.token().openSession(true));
        });
    }

    /** The login ends with the last session (PKCS #11 v2.40 §5.6). */
    @Override
    public void close() {
        try {
            session.closeSession();
        } catch (PKCS11Exception theTokenIsGone) {
            return;
        }
    }
}

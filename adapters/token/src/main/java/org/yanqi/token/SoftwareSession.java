package org.yanqi.token;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.SecretKeySpec;

/** A session on a software token. It caches nothing but the master key, which is wiped when it is closed. */
final class SoftwareSession implements UKeySession {
    private final ObjectFiles files;
    private final SoftwareVault vault;
    private final byte[] master;

    SoftwareSession(ObjectFiles files, SoftwareVault vault, byte[] master) {
        this.files = files;
        this.vault = vault;
        this.master = master;
    }

    /** A computation with a key. */
    private interface Computation<T> {
        T make() throws GeneralSecurityException, UKeyException;
    }

    private static <T> T compute(Computation<T> computation) throws UKeyException {
        try {
            return computation.make();
        } catch (GeneralSecurityException e) {
            throw new UKeyException(UKeyFailure.DATA_REFUSED, e);
        }
    }

    @Override
    public List<StoredObject> objects() throws UKeyException {
        return files.list();
    }

    @Override
    public PublicKey generate(KeyId id, KeyProfile profile, KeyUse use) throws UKeyException {
        if (files.room() < 2) {
            throw new UKeyException(UKeyFailure.FULL);
        }
        return compute(() -> {
            var pair = SoftwareKeys.generate(profile);
            writePrivateKey(id, pair.getPrivate().getEncoded());
            writePublicKey(id, pair.getPublic());
            return pair.getPublic();
        });
    }

    private void writePrivateKey(KeyId id, byte[] pkcs8) throws UKeyException {
        files.write(StoredObject.Kind.PRIVATE_KEY, id, vault.seal(master, pkcs8));
        Arrays.fill(pkcs8, (byte) 0);
    }

    @Override
    public byte[] sign(KeyId key, byte[] message) throws UKeyException {
        return compute(() -> {
            var privateKey = privateKey(key);
            return SignatureScheme.of(privateKey).sign(privateKey, message);
        });
    }

    @Override
    public byte[] agree(KeyId key, byte[] point) throws UKeyException {
        return compute(() -> SoftwareKeys.agree(privateKey(key), point));
    }

    @Override
    public byte[] decrypt(KeyId key, RsaPadding padding, byte[] ciphertext) throws UKeyException {
        return compute(() -> {
            var transformation = switch (padding) {
                case OAEP_SHA1 -> "RSA/ECB/OAEPWithSHA-1AndMGF1Padding";
                case PKCS1_V1_5 -> "RSA/ECB/PKCS1Padding";
            };
            var cipher = Cipher.getInstance(transformation);
            cipher.init(Cipher.DECRYPT_MODE, privateKey(key));
            return cipher.doFinal(ciphertext);
        });
    }

    @Override
    public void importEncryptionKey(KeyId id, KeyId signingKey, KeyEnvelope envelope) throws UKeyException {
        byte[] wrapping = switch (envelope.transport()) {
            case ECDH -> agree(signingKey, envelope.transportData());
            case RSA_OAEP -> decrypt(signingKey, RsaPadding.OAEP_SHA1, envelope.transportData());
            case SM2 -> decryptSm2(signingKey, envelope.transportData());
        };
        byte[] pkcs8 = envelope.transport() == KeyEnvelope.Transport.SM2
                ? bare(Sm2Envelope.privateKey(envelope, wrapping))
                : unwrapped(wrapping, envelope);
        parse(pkcs8);
        writePrivateKey(id, pkcs8);
    }

    private static byte[] bare(byte[] scalar) throws UKeyException {
        try {
            return compute(() -> SoftwareKeys.sm2(scalar));
        } finally {
            Arrays.fill(scalar, (byte) 0);
        }
    }

    private static byte[] unwrapped(byte[] wrapping, KeyEnvelope envelope) throws UKeyException {
        return compute(() -> {
            var cipher = Cipher.getInstance("AES/KWP/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(wrapping, "AES"));
            try {
                return cipher.doFinal(envelope.wrappedKey());
            } catch (IllegalBlockSizeException | IllegalStateException e) {
                throw new BadPaddingException();
            } finally {
                Arrays.fill(wrapping, (byte) 0);
            }
        });
    }

    @Override
    public void writePublicKey(KeyId id, PublicKey key) throws UKeyException {
        files.write(StoredObject.Kind.PUBLIC_KEY, id, key.getEncoded());
    }

    @Override
    public void writeCertificate(KeyId id, byte[] certificate) throws UKeyException {
        files.write(StoredObject.Kind.CERTIFICATE, id, certificate);
    }

    @Override
    public void setAside(StoredObject object, KeyId quarantine) throws UKeyException {
        files.rename(object, quarantine);
    }

    @Override
    public void destroy(StoredObject object) throws UKeyException {
        files.delete(object);
    }

    @Override
    public UKeySession fresh() {
        return new SoftwareSession(files, vault, master.clone());
    }

    @Override
    public void close() {
        Arrays.fill(master, (byte) 0);
    }

    private PrivateKey privateKey(KeyId id) throws UKeyException {
        var found = objects(StoredObject.Kind.PRIVATE_KEY, id);
        if (found.isEmpty()) {
            throw new UKeyException(UKeyFailure.KEY_MISSING);
        }
        byte[] sealed = files.read(found.getFirst());
        byte[] pkcs8 = compute(() -> vault.unseal(master, sealed));
        try {
            return parse(pkcs8);
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    private static PrivateKey parse(byte[] pkcs8) throws UKeyException {
        return compute(() -> SoftwareKeys.parse(pkcs8));
    }
}

package org.yanqi.token;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

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
            boolean ec = profile == KeyProfile.P256;
            var generator = KeyPairGenerator.getInstance(ec ? "EC" : "RSA");
            if (ec) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(2048);
            }
            var pair = generator.generateKeyPair();
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
            var signature = Signature.getInstance(privateKey instanceof RSAKey ? "SHA256withRSA" : "SHA256withECDSA");
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        });
    }

    @Override
    public byte[] agree(KeyId key, byte[] point) throws UKeyException {
        return compute(() -> {
            var agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(privateKey(key));
            agreement.doPhase(pointOnP256(point), true);
            return agreement.generateSecret();
        });
    }

    private static ECPublicKey pointOnP256(byte[] point) throws GeneralSecurityException {
        try {
            return (ECPublicKey) PublicKeyInfo.ec(SECObjectIdentifiers.secp256r1.getEncoded(), point);
        } catch (IllegalArgumentException | java.io.IOException e) {
            throw new GeneralSecurityException(e);
        }
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
        };
        byte[] pkcs8 = compute(() -> {
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
        parse(pkcs8);
        writePrivateKey(id, pkcs8);
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
        return compute(() -> {
            try {
                var algorithm = PrivateKeyInfo.getInstance(pkcs8).getPrivateKeyAlgorithm();
                boolean ec = algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey);
                return KeyFactory.getInstance(ec ? "EC" : "RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (IllegalArgumentException e) {
                throw new GeneralSecurityException(e);
            }
        });
    }
}

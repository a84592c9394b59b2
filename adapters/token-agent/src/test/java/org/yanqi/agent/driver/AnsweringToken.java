package org.yanqi.agent.driver;

import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.util.List;
import org.yanqi.token.KeyEnvelope;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.KeyUse;
import org.yanqi.token.PinState;
import org.yanqi.token.RsaPadding;
import org.yanqi.token.StoredObject;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeyFailure;
import org.yanqi.token.UKeyKind;
import org.yanqi.token.UKeySession;
import org.yanqi.token.UKeys;

/**
 * A token, its session and its driver in one, which answers call after call what was written down before: each answer as
 * it comes over the line, after its length in two octets. When they are used up the driver has died.
 *
 * @param shown the certificate that is there whatever the answers say
 */
record AnsweringToken(String serial, byte[] shown, ByteBuffer answers) implements UKeys, UKey, UKeySession {

    /** The next so many octets, or as many as there are. */
    static byte[] next(ByteBuffer script) {
        int length = script.remaining() < Short.BYTES ? 0 : Short.toUnsignedInt(script.getShort());
        byte[] chunk = new byte[Math.min(length, script.remaining())];
        script.get(chunk);
        return chunk;
    }

    /** As {@link Line#call} reads it. */
    private <T> T ask(Incoming.Item<T> result) throws UKeyException {
        try (var answer = new Incoming(next(answers))) {
            var members = Reply.read(answer);
            T read = result.read(members);
            members.end();
            return read;
        } catch (MalformedMessage e) {
            throw new UKeyException(UKeyFailure.DRIVER_FAILURE, e);
        }
    }

    private void order() throws UKeyException {
        ask(done -> answers);
    }

    @Override
    public List<UKey> present() {
        return List.of(this);
    }

    @Override
    public String label() {
        return "Fuzzed UKey";
    }

    @Override
    public UKeyKind kind() {
        return UKeyKind.PKCS11;
    }

    @Override
    public PinState pinState() throws UKeyException {
        return ask(in -> in.one(PinState.class));
    }

    @Override
    public boolean hasPinPad() throws UKeyException {
        return ask(Incoming::is);
    }

    @Override
    public List<StoredObject> certificates() throws UKeyException {
        var told = ask(in -> in.list(Incoming::object));
        var all = new java.util.ArrayList<>(told);
        all.add(new StoredObject(StoredObject.Kind.CERTIFICATE, new KeyId("5f"), shown, "shown"));
        return List.copyOf(all);
    }

    @Override
    public boolean hasRoomForRenewal() throws UKeyException {
        return ask(Incoming::is);
    }

    @Override
    public UKeySession open(char[] pin) throws UKeyException {
        ask(Incoming::longNumber);
        return this;
    }

    @Override
    public List<StoredObject> objects() throws UKeyException {
        return certificates();
    }

    @Override
    public PublicKey generate(KeyId id, KeyProfile profile, KeyUse use) throws UKeyException {
        return ask(Incoming::key);
    }

    @Override
    public byte[] sign(KeyId key, byte[] message) throws UKeyException {
        return ask(Incoming::octets);
    }

    @Override
    public byte[] agree(KeyId key, byte[] point) throws UKeyException {
        return ask(Incoming::octets);
    }

    @Override
    public byte[] decrypt(KeyId key, RsaPadding padding, byte[] ciphertext) throws UKeyException {
        return ask(Incoming::octets);
    }

    @Override
    public byte[] decryptSm2(KeyId key, byte[] ciphertext) throws UKeyException {
        return ask(Incoming::octets);
    }

    @Override
    public void importEncryptionKey(KeyId id, KeyId signingKey, KeyEnvelope envelope) throws UKeyException {
        order();
    }

    @Override
    public void writePublicKey(KeyId id, PublicKey key) throws UKeyException {
        order();
    }

    @Override
    public void writeCertificate(KeyId id, byte[] certificate) throws UKeyException {
        order();
    }

    @Override
    public void setAside(StoredObject object, KeyId quarantine) throws UKeyException {
        order();
    }

    @Override
    public void destroy(StoredObject object) throws UKeyException {
        order();
    }

    @Override
    public UKeySession fresh() {
        return this;
    }

    @Override
    public void close() {}
}

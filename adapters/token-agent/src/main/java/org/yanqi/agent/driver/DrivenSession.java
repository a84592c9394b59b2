package org.yanqi.agent.driver;

import java.security.PublicKey;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.yanqi.token.KeyEnvelope;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.KeyUse;
import org.yanqi.token.RsaPadding;
import org.yanqi.token.StoredObject;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeySession;

/** A session inside one driver process; it ends with that process and is never carried over to the next. */
final class DrivenSession implements UKeySession {
    private final Line line;
    private final long number;
    private final AtomicBoolean open = new AtomicBoolean(true);

    private DrivenSession(Line line, long number) {
        this.line = line;
        this.number = number;
    }

    static DrivenSession opened(Line line, long number) {
        line.sessionOpened();
        return new DrivenSession(line, number);
    }

    private <T> T ask(Command command, Outgoing.Body arguments, Incoming.Item<T> result) throws UKeyException {
        return line.call(command, out -> arguments.write(out.number(number)), result);
    }

    private void order(Command command, Outgoing.Body arguments) throws UKeyException {
        ask(command, arguments, done -> command);
    }

    @Override
    public List<StoredObject> objects() throws UKeyException {
        return ask(Command.OBJECTS, out -> {}, in -> in.list(Incoming::object));
    }

    @Override
    public List<StoredObject> objects(StoredObject.Kind kind, KeyId id) throws UKeyException {
        return ask(Command.OBJECTS_OF, out -> out.one(kind).id(id), in -> in.list(Incoming::object));
    }

    @Override
    public PublicKey generate(KeyId id, KeyProfile profile, KeyUse use) throws UKeyException {
        return ask(Command.GENERATE, out -> out.id(id).one(profile).one(use), Incoming::key);
    }

    @Override
    public byte[] sign(KeyId key, byte[] message) throws UKeyException {
        return ask(Command.SIGN, out -> out.id(key).octets(message), Incoming::octets);
    }

    @Override
    public byte[] agree(KeyId key, byte[] point) throws UKeyException {
        return ask(Command.AGREE, out -> out.id(key).octets(point), Incoming::octets);
    }

    @Override
    public byte[] decrypt(KeyId key, RsaPadding padding, byte[] ciphertext) throws UKeyException {
        return ask(Command.DECRYPT, out -> out.id(key).one(padding).octets(ciphertext), Incoming::octets);
    }

    @Override
    public byte[] decryptSm2(KeyId key, byte[] ciphertext) throws UKeyException {
        return ask(Command.DECRYPT_SM2, out -> out.id(key).octets(ciphertext), Incoming::octets);
    }

    @Override
    public void importEncryptionKey(KeyId id, KeyId signingKey, KeyEnvelope envelope) throws UKeyException {
        order(Command.IMPORT, out -> out.id(id).id(signingKey).envelope(envelope));
    }

    @Override
    public void writePublicKey(KeyId id, PublicKey key) throws UKeyException {
        order(Command.WRITE_PUBLIC_KEY, out -> out.id(id).key(key));
    }

    @Override
    public void writeCertificate(KeyId id, byte[] certificate) throws UKeyException {
        order(Command.WRITE_CERTIFICATE, out -> out.id(id).octets(certificate));
    }

    @Override
    public void setAside(StoredObject object, KeyId quarantine) throws UKeyException {
        order(Command.SET_ASIDE, out -> out.object(object).id(quarantine));
    }

    @Override
    public void destroy(StoredObject object) throws UKeyException {
        order(Command.DESTROY, out -> out.object(object));
    }

    @Override
    public UKeySession fresh() throws UKeyException {
        return opened(line, ask(Command.FRESH, out -> {}, Incoming::longNumber));
    }

    @Override
    public void close() {
        if (!open.getAndSet(false)) {
            return;
        }
        line.sessionClosed();
        try {
            order(Command.CLOSE, out -> {});
        } catch (UKeyException itEndedWithItsProcess) {
            return;
        }
    }
}

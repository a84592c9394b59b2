package org.yanqi.agent.driver;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.KeyUse;
import org.yanqi.token.Pkcs11UKeys;
import org.yanqi.token.RsaPadding;
import org.yanqi.token.StoredObject;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeyFailure;
import org.yanqi.token.UKeySession;

/** The vendor's library inside the driver process, and the sessions that the agent has open on it. */
final class LoadedDriver implements AutoCloseable {
    private static final int SESSIONS = 64;

    private final Map<Long, UKeySession> sessions = new ConcurrentHashMap<>();
    private final AtomicLong lastSession = new AtomicLong();
    private volatile @Nullable Pkcs11UKeys loaded;

    Outgoing.Body carryOut(Command command, Incoming in) throws UKeyException, MalformedMessage {
        return switch (command) {
            case LOAD -> load(in);
            case PING -> throw new MalformedMessage("a ping is answered by the line");
            case PRESENT -> present(in);
            case PIN_STATE, HAS_PIN_PAD, CERTIFICATES, HAS_ROOM -> look(command, in);
            case OPEN, OPEN_ON_PAD -> open(in);
            default -> inSession(command, in);
        };
    }

    private Outgoing.Body load(Incoming in) throws UKeyException, MalformedMessage {
        var library = Path.of(in.text());
        in.end();
        if (loaded != null) {
            throw new MalformedMessage("there is one library");
        }
        loaded = Pkcs11UKeys.load(library);
        return out -> out.number(ProcessHandle.current().pid());
    }

    private Pkcs11UKeys tokens() throws MalformedMessage {
        var tokens = loaded;
        if (tokens == null) {
            throw new MalformedMessage("no library is loaded");
        }
        return tokens;
    }

    private Outgoing.Body present(Incoming in) throws UKeyException, MalformedMessage {
        in.end();
        var tokens = tokens().present();
        return out -> out.list(tokens, (row, token) -> row.text(token.serial()).text(token.label()));
    }

    private Outgoing.Body look(Command command, Incoming in) throws UKeyException, MalformedMessage {
        var token = token(in);
        in.end();
        return switch (command) {
            case PIN_STATE -> saying(token.pinState(), Outgoing::one);
            case HAS_PIN_PAD -> saying(token.hasPinPad(), Outgoing::is);
            case HAS_ROOM -> saying(token.hasRoomForRenewal(), Outgoing::is);
            default -> saying(token.certificates(), (out, all) -> out.list(all, Outgoing::object));
        };
    }

    private static <T> Outgoing.Body saying(T value, BiConsumer<Outgoing, T> writer) {
        return out -> writer.accept(out, value);
    }

    private UKey token(Incoming in) throws UKeyException, MalformedMessage {
        return tokens().bySerial(in.text());
    }

    private Outgoing.Body open(Incoming in) throws UKeyException, MalformedMessage {
        var serial = in.text();
        char[] pin = in.pin();
        try {
            in.end();
            return opened(tokens().bySerial(serial).open(pin));
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    private Outgoing.Body opened(UKeySession session) throws UKeyException {
        if (sessions.size() >= SESSIONS) {
            session.close();
            throw new UKeyException(UKeyFailure.DRIVER_FAILURE);
        }
        long number = lastSession.incrementAndGet();
        sessions.put(number, session);
        return out -> out.number(number);
    }

    private Outgoing.Body inSession(Command command, Incoming in) throws UKeyException, MalformedMessage {
        long number = in.longNumber();
        var session = sessions.get(number);
        if (session == null) {
            throw new MalformedMessage("no such session");
        }
        return switch (command) {
            case CLOSE -> close(number, in);
            case FRESH -> fresh(session, in);
            case OBJECTS -> objects(session, in);
            case OBJECTS_OF -> objectsOf(session, in);
            case GENERATE -> generate(session, in);
            case SIGN, AGREE, DECRYPT, DECRYPT_SM2 -> use(command, session, in);
            default -> write(command, session, in);
        };
    }

    private Outgoing.Body close(long number, Incoming in) throws MalformedMessage {
        in.end();
        var session = sessions.remove(number);
        if (session != null) {
            session.close();
        }
        return out -> {};
    }

    private Outgoing.Body fresh(UKeySession session, Incoming in) throws UKeyException, MalformedMessage {
        in.end();
        return opened(session.fresh());
    }

    private static Outgoing.Body objects(UKeySession session, Incoming in) throws UKeyException, MalformedMessage {
        in.end();
        var objects = session.objects();
        return out -> out.list(objects, Outgoing::object);
    }

    private static Outgoing.Body objectsOf(UKeySession session, Incoming in) throws UKeyException, MalformedMessage {
        var kind = in.one(StoredObject.Kind.class);
        var objects = session.objects(kind, last(in, Incoming::id));
        return out -> out.list(objects, Outgoing::object);
    }

    private static Outgoing.Body generate(UKeySession session, Incoming in) throws UKeyException, MalformedMessage {
        var id = in.id();
        var profile = in.one(KeyProfile.class);
        var use = in.one(KeyUse.class);
        in.end();
        var key = session.generate(id, profile, use);
        return out -> out.key(key);
    }

    private static Outgoing.Body use(Command command, UKeySession session, Incoming in)
            throws UKeyException, MalformedMessage {
        var key = in.id();
        var padding = command == Command.DECRYPT ? in.one(RsaPadding.class) : RsaPadding.OAEP_SHA1;
        byte[] given = in.octets();
        in.end();
        byte[] made = switch (command) {
            case SIGN -> session.sign(key, given);
            case AGREE -> session.agree(key, given);
            case DECRYPT_SM2 -> session.decryptSm2(key, given);
            default -> session.decrypt(key, padding, given);
        };
        return out -> {
            out.octets(made);
            Arrays.fill(made, (byte) 0);
        };
    }

    private static Outgoing.Body write(Command command, UKeySession session, Incoming in)
            throws UKeyException, MalformedMessage {
        switch (command) {
            case IMPORT -> session.importEncryptionKey(in.id(), in.id(), last(in, Incoming::envelope));
            case WRITE_PUBLIC_KEY -> session.writePublicKey(in.id(), last(in, Incoming::key));
            case WRITE_CERTIFICATE -> session.writeCertificate(in.id(), last(in, Incoming::octets));
            case SET_ASIDE -> session.setAside(in.object(), last(in, Incoming::id));
            case DESTROY -> session.destroy(last(in, Incoming::object));
            default -> throw new MalformedMessage("no command of a session");
        }
        return out -> {};
    }

    private static <T> T last(Incoming in, Incoming.Item<T> item) throws MalformedMessage {
        T read = item.read(in);
        in.end();
        return read;
    }

    @Override
    public void close() {
        sessions.values().forEach(UKeySession::close);
        var tokens = loaded;
        if (tokens != null) {
            tokens.close();
        }
    }
}

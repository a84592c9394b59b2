package org.yanqi.agent.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.yanqi.token.KeyEnvelope;
import org.yanqi.token.KeyId;
import org.yanqi.token.PublicKeyInfo;
import org.yanqi.token.StoredObject;

/** One message as it came, read member by member in the order of {@link Outgoing}; no length in it is believed. */
final class Incoming implements AutoCloseable {
    private static final int SHORTEST_ITEM = 4;

    private final ByteBuffer octets;

    Incoming(byte[] message) {
        octets = ByteBuffer.wrap(message);
    }

    /** Reads an item of a list. */
    @FunctionalInterface
    interface Item<T> {
        T read(Incoming in) throws MalformedMessage;
    }

    int number() throws MalformedMessage {
        require(octets.remaining() >= Integer.BYTES, "a number is missing");
        return octets.getInt();
    }

    long longNumber() throws MalformedMessage {
        require(octets.remaining() >= Long.BYTES, "a long number is missing");
        return octets.getLong();
    }

    boolean is() throws MalformedMessage {
        return octet(2) == 1;
    }

    <E extends Enum<E>> E one(Class<E> type) throws MalformedMessage {
        E[] constants = type.getEnumConstants();
        return constants[octet(constants.length)];
    }

    private int octet(int below) throws MalformedMessage {
        require(octets.hasRemaining(), "an octet is missing");
        int value = octets.get() & 0xFF;
        require(value < below, "an octet is out of range");
        return value;
    }

    byte[] octets() throws MalformedMessage {
        byte[] value = new byte[length()];
        octets.get(value);
        return value;
    }

    private int length() throws MalformedMessage {
        int length = number();
        require(length >= 0 && length <= octets.remaining(), "a length is out of range");
        return length;
    }

    String text() throws MalformedMessage {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(octets())).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedMessage("a text is not UTF-8");
        }
    }

    /** Whoever gets it wipes it. */
    char[] pin() throws MalformedMessage {
        int length = length();
        var encoded = octets.slice(octets.position(), length);
        octets.position(octets.position() + length);
        char[] room = new char[length];
        var decoded = CharBuffer.wrap(room);
        try {
            require(!UTF_8.newDecoder().decode(encoded, decoded, true).isError(), "a PIN is not UTF-8");
            return Arrays.copyOf(room, decoded.position());
        } finally {
            Arrays.fill(room, '\0');
        }
    }

    KeyId id() throws MalformedMessage {
        return KeyId.of(octets());
    }

    PublicKey key() throws MalformedMessage {
        try {
            return PublicKeyInfo.parse(octets());
        } catch (RuntimeException e) {
            throw new MalformedMessage("no public key");
        }
    }

    KeyEnvelope envelope() throws MalformedMessage {
        return new KeyEnvelope(one(KeyEnvelope.Transport.class), octets(), octets(), key());
    }

    StoredObject object() throws MalformedMessage {
        return new StoredObject(one(StoredObject.Kind.class), id(), octets(), text());
    }

    <T> List<T> list(Item<T> item) throws MalformedMessage {
        int count = number();
        require(count >= 0 && count <= octets.remaining() / SHORTEST_ITEM, "a count is out of range");
        var items = new ArrayList<T>(count);
        for (int i = 0; i < count; i++) {
            items.add(item.read(this));
        }
        return List.copyOf(items);
    }

    /** Nothing may follow. */
    void end() throws MalformedMessage {
        require(!octets.hasRemaining(), "something follows the message");
    }

    private static void require(boolean holds, String what) throws MalformedMessage {
        if (!holds) {
            throw new MalformedMessage(what);
        }
    }

    /** Wipes it, for it may hold a PIN or what a key has opened. */
    @Override
    public void close() {
        Arrays.fill(octets.array(), (byte) 0);
    }
}

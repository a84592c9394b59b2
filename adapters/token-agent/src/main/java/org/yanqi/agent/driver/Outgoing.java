package org.yanqi.agent.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.security.PublicKey;
import java.util.List;
import java.util.function.BiConsumer;
import org.yanqi.token.KeyEnvelope;
import org.yanqi.token.KeyId;
import org.yanqi.token.StoredObject;

/**
 * The members of one message, in order: numbers big-endian, an enumeration's constant as one octet, texts and octets
 * with their length before them. What does not fit is a {@link BufferOverflowException}, before anything is sent.
 */
record Outgoing(ByteBuffer octets) {

    /** What is written into a message. */
    @FunctionalInterface
    interface Body {
        void write(Outgoing out);
    }

    Outgoing number(int value) {
        octets.putInt(value);
        return this;
    }

    Outgoing number(long value) {
        octets.putLong(value);
        return this;
    }

    Outgoing is(boolean value) {
        octets.put((byte) (value ? 1 : 0));
        return this;
    }

    Outgoing one(Enum<?> value) {
        octets.put((byte) value.ordinal());
        return this;
    }

    Outgoing octets(byte[] value) {
        octets.putInt(value.length).put(value);
        return this;
    }

    Outgoing text(String value) {
        return octets(value.getBytes(UTF_8));
    }

    /** Without a copy on the way: the buffer is wiped when the message has been sent. */
    Outgoing pin(char[] pin) {
        int start = octets.position();
        octets.putInt(0);
        if (UTF_8.newEncoder().encode(CharBuffer.wrap(pin), octets, true).isOverflow()) {
            throw new BufferOverflowException();
        }
        octets.putInt(start, octets.position() - start - Integer.BYTES);
        return this;
    }

    Outgoing id(KeyId id) {
        return octets(id.bytes());
    }

    Outgoing key(PublicKey key) {
        return octets(key.getEncoded());
    }

    Outgoing envelope(KeyEnvelope envelope) {
        return one(envelope.transport())
                .octets(envelope.transportData())
                .octets(envelope.wrappedKey())
                .key(envelope.publicKey());
    }

    Outgoing object(StoredObject object) {
        return one(object.kind()).id(object.id()).octets(object.value()).text(object.locator());
    }

    <T> Outgoing list(List<T> items, BiConsumer<Outgoing, T> writer) {
        number(items.size());
        items.forEach(item -> writer.accept(this, item));
        return this;
    }
}

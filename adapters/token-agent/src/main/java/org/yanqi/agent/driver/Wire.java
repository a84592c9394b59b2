package org.yanqi.agent.driver;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One end of the private channel: whole messages, each after its length. Its buffers are direct, so that the runtime
 * makes no copy of a PIN on the way, and are wiped after every message.
 */
final class Wire implements Closeable {
    /** A few hundred objects with their certificates. */
    private static final int LONGEST = 256 * 1024;

    private final SocketChannel channel;
    private final ByteBuffer out = ByteBuffer.allocateDirect(LONGEST + Integer.BYTES);
    private final ByteBuffer in = ByteBuffer.allocateDirect(LONGEST);
    private final ReentrantLock sending = new ReentrantLock();

    Wire(SocketChannel channel) {
        this.channel = channel;
    }

    void send(Outgoing.Body body) throws IOException {
        sending.lock();
        try {
            write(body);
        } finally {
            sending.unlock();
        }
    }

    /** Sends nothing while another message is stuck: whoever watches the line must not get stuck with it. */
    boolean sendIfFree(Outgoing.Body body) throws IOException {
        if (!sending.tryLock()) {
            return false;
        }
        try {
            write(body);
            return true;
        } finally {
            sending.unlock();
        }
    }

    private void write(Outgoing.Body body) throws IOException {
        out.clear().position(Integer.BYTES);
        try {
            body.write(new Outgoing(out));
            out.putInt(0, out.position() - Integer.BYTES).flip();
            while (out.hasRemaining()) {
                channel.write(out);
            }
        } finally {
            wipe(out);
        }
    }

    /** The next message, or nothing when the other side has ended; one reader only. */
    Optional<Incoming> receive() throws IOException {
        if (!read(Integer.BYTES)) {
            return Optional.empty();
        }
        int length = in.getInt(0);
        if (length < 0 || length > LONGEST) {
            throw new MalformedMessage("a message of " + length + " octets");
        }
        byte[] message = new byte[length];
        try {
            if (!read(length)) {
                return Optional.empty();
            }
            in.flip().get(message);
            return Optional.of(new Incoming(message));
        } finally {
            wipe(in);
        }
    }

    private boolean read(int length) throws IOException {
        in.clear().limit(length);
        while (in.hasRemaining()) {
            if (channel.read(in) < 0) {
                return false;
            }
        }
        return true;
    }

    /** As far as the message went: up to the buffer's limit. */
    private static void wipe(ByteBuffer buffer) {
        buffer.rewind();
        while (buffer.remaining() >= Long.BYTES) {
            buffer.putLong(0);
        }
        while (buffer.hasRemaining()) {
            buffer.put((byte) 0);
        }
    }

    /** The other side hears that nothing more will come; what it still says is heard. */
    void endSending() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

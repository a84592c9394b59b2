package org.yanqi.outsideca;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * A server on loopback that gives for each body what its test wants it to give; nothing means that it hangs up. One request
 * a connection: the JDK's own server now and then closes a connection that it has just accepted.
 */
public final class LoopbackSite implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?m)^content-length: *([0-9]+)");
    private static final int BACKLOG = 50;

    private final ServerSocket listening;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final String mediaType;
    private volatile Answer answer;

    /** What goes back; an exception hangs up. */
    @FunctionalInterface
    public interface Answer {
        byte[] to(byte[] question) throws Exception;
    }

    public LoopbackSite(Answer answer) throws IOException {
        this(answer, "application/octet-stream");
    }

    /** @param mediaType of what is answered */
    public LoopbackSite(Answer answer, String mediaType) throws IOException {
        this.answer = answer;
        this.mediaType = mediaType;
        listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        workers.execute(this::accept);
    }

    public void answering(Answer other) {
        answer = other;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/");
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket caller = listening.accept();
                workers.execute(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            byte[] body = answer.to(question(new BufferedInputStream(caller.getInputStream())));
            var out = caller.getOutputStream();
            out.write(("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: " + mediaType + "\r\nContent-Length: "
                            + body.length + "\r\n\r\n")
                    .getBytes(ISO_8859_1));
            out.write(body);
        } catch (Exception hangUp) {
            // Wanted by the test, or its own fault: the caller gets no answer, and the log tells which it was.
            System.err.println("hangs up: " + hangUp);
        }
    }

    private static byte[] question(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("no whole request");
            }
            head.append((char) octet);
        }
        var length = LENGTH.matcher(head.toString().toLowerCase(Locale.ROOT));
        return length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        workers.shutdownNow();
    }
}

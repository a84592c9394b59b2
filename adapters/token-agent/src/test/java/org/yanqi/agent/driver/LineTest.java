package org.yanqi.agent.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeyFailure;

/** A driver process that a broken library has taken over: nothing it sends is believed, and it is ended. */
class LineTest {
    @TempDir
    Path home;

    private Process process;
    private SocketChannel peer;
    private Line line;

    @BeforeEach
    void connect() throws Exception {
        process = new ProcessBuilder("sleep", "600").start();
        var address = UnixDomainSocketAddress.of(home.resolve("line"));
        try (var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address)) {
            peer = SocketChannel.open(address);
            line = new Line(process, new Wire(door.accept()), Limits.USUAL);
        }
    }

    @AfterEach
    void end() throws Exception {
        peer.close();
        process.destroyForcibly();
    }

    /** What the process answers to the first call. */
    private void says(int... numbers) {
        var message = ByteBuffer.allocate(numbers.length * Integer.BYTES);
        for (int number : numbers) {
            message.putInt(number);
        }
        answers(() -> peer.write(message.flip()));
    }

    private void answers(Callable<?> answer) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                peer.read(ByteBuffer.allocate(64));
                answer.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private void endsTheProcess(String why) throws Exception {
        var thrown = catchThrowableOfType(
                UKeyException.class, () -> line.call(Command.PRESENT, out -> {}, Incoming::longNumber));
        assertThat(thrown.failure()).isEqualTo(UKeyFailure.DRIVER_FAILURE);
        assertThat(thrown.getCause()).hasMessageContaining(why);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_length_beyond_the_bound() throws Exception {
        says(Integer.MAX_VALUE);
        endsTheProcess("it sent a message of 2147483647 octets");
    }

    @Test
    void a_negative_length() throws Exception {
        says(-1);
        endsTheProcess("it sent a message of -1 octets");
    }

    @Test
    void an_answer_to_a_call_that_was_never_made() throws Exception {
        says(8, 4711, 0);
        endsTheProcess("nobody waits for");
    }

    @Test
    void an_answer_of_the_wrong_shape() throws Exception {
        says(6, 1, 0x01000000);
        endsTheProcess("it sent an answer in which");
    }

    @Test
    void half_an_answer_and_then_silence_from_a_process_that_died() throws Exception {
        answers(() -> {
            peer.write(ByteBuffer.allocate(8).putInt(100).putInt(1).flip());
            peer.close();
            return peer;
        });
        endsTheProcess("it died");
    }

    @Test
    void a_message_too_long_is_refused_without_being_sent() throws Exception {
        var thrown = catchThrowableOfType(
                UKeyException.class,
                () -> line.call(Command.SIGN, out -> out.octets(new byte[1 << 20]), Incoming::longNumber));
        assertThat(thrown.failure()).isEqualTo(UKeyFailure.DATA_REFUSED);
        assertThat(process.isAlive()).isTrue();
    }
}

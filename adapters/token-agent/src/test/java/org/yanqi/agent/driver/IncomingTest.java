package org.yanqi.agent.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yanqi.token.KeyEnvelope;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.StoredObject;
import org.yanqi.token.TestCa;
import org.yanqi.token.UKeyFailure;

/** What is written is read again; what was not written so is refused, whatever it is. */
class IncomingTest {
    private static final KeyId ID = new KeyId("00ff10");
    private static final StoredObject OBJECT =
            new StoredObject(StoredObject.Kind.CERTIFICATE, ID, new byte[] {1, 2, 3}, "42");

    private static byte[] message(Outgoing.Body body) {
        var buffer = ByteBuffer.allocate(4096);
        body.write(new Outgoing(buffer));
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static byte[] everything() {
        var key = TestCa.keyPair(KeyProfile.P256).getPublic();
        var envelope = new KeyEnvelope(KeyEnvelope.Transport.ECDH, new byte[65], new byte[40], key);
        return message(out -> out.number(7)
                .number(8L)
                .is(true)
                .one(UKeyFailure.FULL)
                .text("电子钥匙")
                .pin("密码1234".toCharArray())
                .envelope(envelope)
                .list(List.of(OBJECT, OBJECT), Outgoing::object));
    }

    private static void readAll(Incoming in) throws MalformedMessage {
        in.number();
        in.longNumber();
        in.is();
        in.one(UKeyFailure.class);
        in.text();
        in.pin();
        in.envelope();
        in.list(Incoming::object);
        in.end();
    }

    @Test
    void members_come_back_as_they_were_written() throws Exception {
        var in = new Incoming(everything());
        assertThat(in.number()).isEqualTo(7);
        assertThat(in.longNumber()).isEqualTo(8);
        assertThat(in.is()).isTrue();
        assertThat(in.one(UKeyFailure.class)).isEqualTo(UKeyFailure.FULL);
        assertThat(in.text()).isEqualTo("电子钥匙");
        assertThat(in.pin()).containsExactly("密码1234".toCharArray());
        assertThat(in.envelope().wrappedKey()).hasSize(40);
        assertThat(in.list(Incoming::object)).containsExactly(OBJECT, OBJECT);
        in.end();
    }

    static List<byte[]> malformed() {
        return List.of(
                message(out -> {}),
                message(out -> out.number(-1)),
                message(out -> out.number(Integer.MAX_VALUE)),
                message(out -> out.number(5).is(true)));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void a_length_or_count_that_can_t_be_is_refused_before_anything_is_allocated(byte[] message) {
        refused(() -> new Incoming(message).octets());
        refused(() -> new Incoming(message).text());
        refused(() -> new Incoming(message).pin());
        refused(() -> new Incoming(message).list(Incoming::object));
    }

    @Test
    void an_unknown_constant_a_text_that_is_none_and_a_tail_are_refused() {
        refused(() -> new Incoming(new byte[] {9}).one(KeyProfile.class));
        refused(() -> new Incoming(new byte[] {2}).is());
        refused(() -> new Incoming(message(out -> out.octets(new byte[] {(byte) 0xC0}))).text());
        refused(() -> new Incoming(message(out -> out.octets(new byte[] {(byte) 0xC0}))).pin());
        refused(() -> new Incoming(message(out -> out.octets(new byte[] {0x30, 0}))).key());
        refused(() -> new Incoming(new byte[1]).end());
    }

    @Test
    void a_message_cut_anywhere_is_refused() {
        byte[] whole = everything();
        for (int length = 0; length < whole.length; length++) {
            var cut = Arrays.copyOf(whole, length);
            refused(() -> readAll(new Incoming(cut)));
        }
    }

    @Test
    void damage_anywhere_is_refused_or_read_as_another_message_and_nothing_else() {
        var random = new SecureRandom();
        byte[] whole = everything();
        for (int i = 0; i < 5000; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            try {
                readAll(new Incoming(damaged));
            } catch (MalformedMessage refused) {
                assertThat(refused).hasMessageNotContaining("1234");
            }
        }
    }

    @Test
    void a_message_that_is_read_can_be_wiped() {
        byte[] message = message(out -> out.pin("12345678".toCharArray()));
        new Incoming(message).close();
        assertThat(message).containsOnly(0);
    }

    @Test
    void a_pin_that_does_not_fit_is_refused_before_it_is_sent() {
        assertThatThrownBy(() -> new Outgoing(ByteBuffer.allocate(8)).pin("12345678".toCharArray()))
                .isInstanceOf(BufferOverflowException.class);
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(MalformedMessage.class);
    }
}

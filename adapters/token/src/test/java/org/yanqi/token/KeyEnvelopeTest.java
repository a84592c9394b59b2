package org.yanqi.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;

class KeyEnvelopeTest {
    private final byte[] sound =
            TestKmc.envelope(TestCa.keyPair(KeyProfile.P256).getPublic(), TestCa.keyPair(KeyProfile.P256));

    @Test
    void a_sound_envelope_is_read() {
        assertThat(KeyEnvelope.parse(sound).transport()).isEqualTo(KeyEnvelope.Transport.ECDH);
    }

    @Test
    void another_version_is_refused() throws Exception {
        refuses(with(0, new ASN1Integer(2)));
    }

    @Test
    void an_unknown_transport_is_refused() throws Exception {
        refuses(with(1, new ASN1Enumerated(7)));
    }

    @Test
    void transport_data_of_the_wrong_length_are_refused() throws Exception {
        refuses(with(2, new DEROctetString(new byte[33])));
    }

    @Test
    void a_member_of_the_wrong_type_is_refused() throws Exception {
        refuses(with(3, new ASN1Integer(5)));
        refuses(with(4, new ASN1Integer(5)));
    }

    @Test
    void what_follows_the_envelope_is_refused() {
        refuses(Arrays.copyOf(sound, sound.length + 1));
    }

    @Test
    void a_cut_envelope_is_refused() {
        refuses(Arrays.copyOf(sound, sound.length - 1));
    }

    @Test
    void indefinite_lengths_are_refused() throws Exception {
        refuses(new BERSequence(ASN1Sequence.getInstance(sound).toArray()).getEncoded());
    }

    @Test
    void an_oversized_envelope_is_refused() throws Exception {
        refuses(with(3, new DEROctetString(new byte[64 * 1024])));
    }

    private byte[] with(int index, ASN1Encodable member) throws Exception {
        var members = ASN1Sequence.getInstance(sound).toArray();
        members[index] = member;
        return new DERSequence(members).getEncoded();
    }

    private static void refuses(byte[] der) {
        assertThatThrownBy(() -> KeyEnvelope.parse(der)).isInstanceOf(IllegalArgumentException.class);
    }
}

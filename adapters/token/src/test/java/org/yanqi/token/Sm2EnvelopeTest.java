package org.yanqi.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;

/** What is no SM2EnvelopedKey is refused before a token is asked. */
class Sm2EnvelopeTest {
    private final KeyPair encryption = TestCa.keyPair(KeyProfile.SM2);
    private final byte[] sound = TestKmc.envelope(TestCa.keyPair(KeyProfile.SM2).getPublic(), encryption);

    @Test
    void a_sound_envelope_is_read() {
        var read = KeyEnvelope.parse(sound);
        assertThat(read.transport()).isEqualTo(KeyEnvelope.Transport.SM2);
        assertThat(read.publicKey()).isEqualTo(encryption.getPublic());
        assertThat(read.wrappedKey()).hasSize(32);
    }

    @Test
    void another_cipher_is_refused() throws Exception {
        refuses(with(0, new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.156.10197.1.104.2"))));
        refuses(with(0, new ASN1Integer(1)));
    }

    @Test
    void an_sm4_key_of_another_length_is_refused() throws Exception {
        refuses(with(1, ASN1Sequence.getInstance(TestKmc.sm2Cipher(new byte[24], encryption.getPublic()))));
    }

    @Test
    void a_ciphertext_whose_point_is_not_on_the_curve_is_refused() throws Exception {
        refuses(with(1, new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(5), new ASN1Integer(5), new DEROctetString(new byte[32]), new DEROctetString(new byte[16])
        })));
        refuses(with(1, new DERSequence(new ASN1Integer(5))));
    }

    @Test
    void a_public_key_that_is_not_on_the_curve_is_refused() throws Exception {
        byte[] point = PublicKeyInfo.point(encryption.getPublic());
        point[64] ^= 1;
        refuses(with(2, new DERBitString(point)));
        refuses(with(2, new DERBitString(new byte[] {0})));
    }

    @Test
    void an_encrypted_key_of_another_length_is_refused() throws Exception {
        refuses(with(3, new DERBitString(new byte[48])));
        refuses(with(3, new DEROctetString(new byte[32])));
    }

    @Test
    void what_is_cut_longer_or_no_der_is_refused() throws Exception {
        refuses(Arrays.copyOf(sound, sound.length - 1));
        refuses(Arrays.copyOf(sound, sound.length + 1));
        refuses(new BERSequence(ASN1Sequence.getInstance(sound).toArray()).getEncoded());
    }

    @Test
    void whatever_is_changed_it_is_read_or_refused_and_nothing_else() {
        for (int bit = 0; bit < sound.length * 8; bit++) {
            byte[] changed = sound.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertThat(KeyEnvelope.parse(changed)).isNotEqualTo(KeyEnvelope.parse(sound));
            } catch (IllegalArgumentException refused) {
                assertThat(refused).isNotNull();
            }
        }
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

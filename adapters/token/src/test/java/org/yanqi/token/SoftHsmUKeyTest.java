package org.yanqi.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Objects;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.x9.X962NamedCurves;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xipki.pkcs11.wrapper.AttributeVector;
import org.xipki.pkcs11.wrapper.PKCS11Constants;

class SoftHsmUKeyTest extends UKeyContract {
    private @Nullable Pkcs11UKeys tokens;

    @Override
    protected UKey emptyToken() throws Exception {
        tokens = SoftHsm.in(directory);
        return tokens.initialise("Demo UKey", "87654321".toCharArray(), PIN);
    }

    @Override
    protected UKeys tokens() {
        return Objects.requireNonNull(tokens);
    }

    @Override
    protected void unplug() {
        if (tokens != null) {
            tokens.close();
        }
    }

    static Stream<Arguments> keysOfOtherPrograms() throws Exception {
        byte[] point = X962NamedCurves.getByName("prime256v1").getG().getEncoded(false);
        return Stream.of(
                Arguments.of(
                        "a curve that nobody knows",
                        AttributeVector.newECPublicKey()
                                .ecParams(new ASN1ObjectIdentifier("2.999.1").getEncoded())
                                .ecPoint(point)),
                Arguments.of(
                        "Ed25519",
                        AttributeVector.newPublicKey(PKCS11Constants.CKK_EC_EDWARDS)
                                .ecParams(new DERPrintableString("edwards25519").getEncoded())
                                .ecPoint(new DEROctetString(new byte[32]).getEncoded())),
                Arguments.of(
                        "DSA",
                        AttributeVector.newDSAPublicKey()
                                .prime(BigInteger.valueOf(23))
                                .subprime(BigInteger.valueOf(11))
                                .base(BigInteger.valueOf(4))
                                .value(new byte[] {8})));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keysOfOtherPrograms")
    void a_key_of_a_kind_unknown_here_is_listed_is_nobodys_and_hides_nothing(String kind, AttributeVector foreign)
            throws Exception {
        var id = KeyId.of("another program's".getBytes(UTF_8));
        try (var session = token().open(PIN)) {
            var other = ((Pkcs11UKey) token()).token().openSession(true);
            other.createObject(foreign.token(true).id(id.bytes()));
            assertThat(session.objects())
                    .singleElement()
                    .satisfies(object -> assertThat(object.kind()).isEqualTo(StoredObject.Kind.PUBLIC_KEY))
                    .satisfies(object -> assertThat(object.id()).isEqualTo(id))
                    .satisfies(object -> assertThat(object.value()).isEmpty());
            assertThat(failureOf(() -> session.publicKey(id))).isEqualTo(UKeyFailure.DATA_REFUSED);

            var bid = Bids.sealed(BID, TestCa.certificate(imported(session, KeyProfile.P256)));
            assertThat(SealedFile.open(bid, session).content()).isEqualTo(BID);
            assertThat(session.objects()).hasSize(6);
            other.closeSession();
        }
    }

    @Test
    void a_token_without_sm2_says_so_and_makes_nothing() throws Exception {
        try (var session = token().open(PIN)) {
            assertThat(failureOf(() -> session.generate(SIGNING, KeyProfile.SM2, KeyUse.SIGNING)))
                    .isEqualTo(UKeyFailure.MECHANISM_UNSUPPORTED);
            assertThat(session.objects()).isEmpty();
        }
    }

    @Test
    void a_pin_of_other_letters_than_ascii_is_the_same_octets_as_for_every_client() throws Exception {
        var pin = "密码é€𝟙234".toCharArray();
        var other = Objects.requireNonNull(tokens).initialise("Other UKey", "87654321".toCharArray(), pin);
        other.open(pin.clone()).close();
        assertThat(failureOf(() -> other.open("密码é€𝟙235".toCharArray()))).isEqualTo(UKeyFailure.PIN_WRONG);
    }
}

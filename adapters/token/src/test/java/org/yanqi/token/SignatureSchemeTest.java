package org.yanqi.token;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import org.junit.jupiter.api.Test;

class SignatureSchemeTest {
    @Test
    void a_key_that_is_no_point_of_its_curve_verifies_nothing() throws Exception {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        var point = new ECPoint(BigInteger.ONE, BigInteger.ONE);
        var key = KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
        assertThatThrownBy(() -> SignatureScheme.of(key).verifies(key, new byte[1], new byte[8]))
                .isInstanceOf(InvalidKeyException.class);
    }
}

package org.yanqi.agent.ticket;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/** An RA whose key is the same in every run, so that what it has signed can lie among the seeds. */
record FixedSigner(ECKey key) {
    static FixedSigner create() {
        var curve = CustomNamedCurves.getByName("P-256");
        var scalar = BigInteger.valueOf(20_260_701);
        var point = curve.getG().multiply(scalar).normalize();
        return new FixedSigner(new ECKey.Builder(
                        Curve.P_256,
                        Base64URL.encode(point.getAffineXCoord().getEncoded()),
                        Base64URL.encode(point.getAffineYCoord().getEncoded()))
                .d(ECKey.encodeCoordinate(256, scalar))
                .build());
    }

    String id() {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    byte[] header(String type) {
        return ("{\"alg\":\"ES256\",\"typ\":\"" + type + "\",\"kid\":\"" + id() + "\"}").getBytes(UTF_8);
    }

    /** Compact form (RFC 7515 §7.1), whatever both parts are. */
    String sign(byte[] header, byte[] payload) {
        var said = Base64URL.encode(header) + "." + Base64URL.encode(payload);
        try {
            var made = new ECDSASigner(key).sign(new JWSHeader(JWSAlgorithm.ES256), said.getBytes(US_ASCII));
            return said + "." + made;
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}

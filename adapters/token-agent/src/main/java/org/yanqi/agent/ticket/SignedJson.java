package org.yanqi.agent.ticket;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import jakarta.json.JsonObject;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.token.Crypto;

/**
 * What one of the RA's keys has signed: a JWS (RFC 7515) in compact form whose header says no more than ES256, its type
 * and the key.
 */
record SignedJson(String keyId, JsonObject payload) {
    private static final int MAXIMUM_LENGTH = 8 * 1024;
    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");

    /** @throws AgentFailure {@link AgentFault#TICKET_INVALID}, with what is wrong */
    static SignedJson read(String compact, String type, Function<String, Optional<ECKey>> keys) throws AgentFailure {
        require(compact.length() <= MAXIMUM_LENGTH, "length");
        try {
            var jws = JWSObject.parse(compact);
            var header = StrictJson.object(jws.getParsedParts()[0].decode()).orElseThrow(() -> invalid("header"));
            require(header.keySet().equals(HEADER), "header members");
            require(JWSAlgorithm.ES256.equals(jws.getHeader().getAlgorithm()), "alg");
            require(StrictJson.text(header, "typ").equals(Optional.of(type)), "typ");
            var keyId = StrictJson.text(header, "kid").orElseThrow(() -> invalid("kid"));
            var key = keys.apply(keyId).orElseThrow(() -> invalid("kid"));
            var verifier = new ECDSAVerifier(key);
            verifier.getJCAContext().setProvider(Crypto.PROVIDER);
            require(jws.verify(verifier), "signature");
            var payload = StrictJson.object(jws.getPayload().toBytes()).orElseThrow(() -> invalid("payload"));
            return new SignedJson(keyId, payload);
        } catch (ParseException | JOSEException | RuntimeException e) { // of Nimbus, for keys in the header
            throw new AgentFailure(AgentFault.TICKET_INVALID, "no JWS", e);
        }
    }

    String text(String member) throws AgentFailure {
        return StrictJson.text(payload, member).orElseThrow(() -> invalid(member));
    }

    static void require(boolean holds, String what) throws AgentFailure {
        if (!holds) {
            throw invalid(what);
        }
    }

    static AgentFailure invalid(String what) {
        return new AgentFailure(AgentFault.TICKET_INVALID, what);
    }
}

package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Base64;
import java.util.stream.Stream;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.agent.ticket.Step;

/**
 * A ticket for {@link #PARAMS} that no agent obeys.
 *
 * @param reason what the log says of it
 */
record TicketAttack(String name, AgentFault fault, String reason, Forgery forgery) {
    static final String SERIAL = "0123456789ABCDEF";
    static final String CERTIFICATE = "ab".repeat(32);
    static final byte[] PARAMS = "{\"nonce\":\"prove-nonce-1\"}".getBytes(UTF_8);

    /** Makes the ticket, with whatever of the RA its forger can have, and the rest besides. */
    @FunctionalInterface
    interface Forgery {
        String of(RenewalServer ra) throws Exception;
    }

    static Stream<TicketAttack> all() {
        return Stream.of(forgeries(), times(), wrongClaims(), missingClaims(), versions(), noise())
                .flatMap(attacks -> attacks);
    }

    private static Stream<TicketAttack> forgeries() {
        return Stream.of(
                invalid(
                        "signed by a stranger",
                        "kid",
                        ra -> RenewalServer.sign(claims(ra), new ECKeyGenerator(Curve.P_256).generate())),
                invalid(
                        "signed by a stranger in our name",
                        "signature",
                        ra -> signed(
                                header(ra, JWSAlgorithm.ES256),
                                claims(ra).toString(),
                                new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate()))),
                invalid("signed by nobody", "no JWS", TicketAttack::unsigned),
                invalid(
                        "signed with the public key as a secret",
                        "alg",
                        ra -> signed(
                                header(ra, JWSAlgorithm.HS256),
                                claims(ra).toString(),
                                new MACSigner(
                                        ra.key.toPublicJWK().toJSONString().getBytes(UTF_8)))),
                invalid(
                        "bringing its own key",
                        "header members",
                        ra -> signed(
                                header(ra, JWSAlgorithm.ES256).jwk(ra.key.toPublicJWK()),
                                claims(ra).toString(),
                                own(ra))),
                invalid(
                        "of another type",
                        "typ",
                        ra -> signed(
                                header(ra, JWSAlgorithm.ES256).type(JOSEObjectType.JWT),
                                claims(ra).toString(),
                                own(ra))),
                invalid(
                        "saying a claim twice",
                        "payload",
                        ra -> signed(
                                header(ra, JWSAlgorithm.ES256),
                                claims(ra).toString().replaceFirst("\\{", "{\"step\":\"RETIRE\","),
                                own(ra))),
                invalid("for other parameters", "paramsHash", ra -> {
                    byte[] others = "{\"nonce\":\"prove-nonce-2\"}".getBytes(UTF_8);
                    return ra.sign(
                            ra.claims(Step.PROVE, SERIAL, CERTIFICATE, others).build());
                }));
    }

    private static Stream<TicketAttack> times() {
        return Stream.of(
                invalid("expired", "expired", ra -> issued(ra, -361, 300)),
                invalid("from the future", "issued in the future", ra -> issued(ra, 70, 300)),
                invalid("living too long", "lifetime", ra -> issued(ra, 0, 301)),
                invalid("ending before it begins", "lifetime", ra -> issued(ra, 0, -1)));
    }

    private static Stream<TicketAttack> wrongClaims() {
        return Stream.of(
                wrong("iss", "someone"),
                wrong("aud", "another-agent"),
                wrong("origin", "https://evil.example"),
                wrong("origin", "http://localhost:8080.evil.example"),
                wrong("step", "SIGN"),
                wrong("step", "generate"),
                wrong("applicationId", "../../etc/passwd"),
                wrong("certSha256", "AB"),
                wrong("tokenSerial", ""),
                wrong("paramsHash", "AAAA"));
    }

    private static Stream<TicketAttack> missingClaims() {
        return Stream.of(
                        "iss",
                        "aud",
                        "jti",
                        "iat",
                        "exp",
                        "origin",
                        "applicationId",
                        "jobId",
                        "step",
                        "tokenSerial",
                        "certSha256",
                        "paramsHash")
                .flatMap(claim -> Stream.of(
                        invalid(
                                claim + " missing",
                                claim,
                                ra -> ra.sign(Json.createObjectBuilder(claims(ra))
                                        .remove(claim)
                                        .build())),
                        invalid(
                                claim + " null",
                                claim,
                                ra -> ra.sign(Json.createObjectBuilder(claims(ra))
                                        .addNull(claim)
                                        .build()))));
    }

    private static Stream<TicketAttack> versions() {
        return Stream.of(
                new TicketAttack(
                        "for a newer agent",
                        AgentFault.VERSION_TOO_OLD,
                        "minVersion",
                        ra -> ra.sign(with(ra, "minVersion", "9999.0.0"))),
                wrong("minVersion", "1.4.2-rc1"));
    }

    private static Stream<TicketAttack> noise() {
        return Stream.of(
                invalid("empty", "no JWS", ra -> ""),
                invalid("noise", "no JWS", ra -> "a.b.c"),
                invalid("long", "length", ra -> "x".repeat(60_000)));
    }

    static JsonObject claims(RenewalServer ra) throws Exception {
        return ra.claims(Step.PROVE, SERIAL, CERTIFICATE, PARAMS).build();
    }

    private static TicketAttack invalid(String name, String reason, Forgery forgery) {
        return new TicketAttack(name, AgentFault.TICKET_INVALID, reason, forgery);
    }

    private static TicketAttack wrong(String claim, String value) {
        return invalid(claim + " \"" + value + '"', claim, ra -> ra.sign(with(ra, claim, value)));
    }

    private static JsonObject with(RenewalServer ra, String claim, String value) throws Exception {
        return Json.createObjectBuilder(claims(ra)).add(claim, value).build();
    }

    /** Seconds from now, and from there. */
    private static String issued(RenewalServer ra, long in, long lifetime) throws Exception {
        var claims = claims(ra);
        long issued = claims.getJsonNumber("iat").longValue() + in;
        return ra.sign(Json.createObjectBuilder(claims)
                .add("iat", issued)
                .add("exp", issued + lifetime)
                .build());
    }

    private static String unsigned(RenewalServer ra) throws Exception {
        var header = "{\"alg\":\"none\",\"typ\":\"yanqi-ticket+jwt\",\"kid\":\"" + ra.key.computeThumbprint() + "\"}";
        return base64(header) + "." + base64(claims(ra).toString()) + ".";
    }

    private static String signed(JWSHeader.Builder header, String payload, JWSSigner signer) throws JOSEException {
        var jws = new JWSObject(header.build(), new Payload(payload));
        jws.sign(signer);
        return jws.serialize();
    }

    private static JWSHeader.Builder header(RenewalServer ra, JWSAlgorithm algorithm) throws JOSEException {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("yanqi-ticket+jwt"))
                .keyID(ra.key.computeThumbprint().toString());
    }

    private static JWSSigner own(RenewalServer ra) throws JOSEException {
        return new ECDSASigner(ra.key);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return name;
    }
}

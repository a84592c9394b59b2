package org.yanqi.tickets;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yanqi.application.port.TokenTickets;
import org.yanqi.application.port.TokenTicketsContract;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.BidAdvice;

/** Reads tickets as an agent in another language would: with the JDK's cryptography and a JSON parser only. */
final class JwsTokenTicketsTest extends TokenTicketsContract {
    private static final TicketKey KEY = TicketKey.generate();
    private final TokenTickets tickets = new JwsTokenTickets(KEY, new RandomSecrets(), "1.2.3");

    @Override
    protected TokenTickets tickets() {
        return tickets;
    }

    @Override
    protected Map<String, String> claims(String jws) {
        return json(jws.split("\\.")[1]).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, claim -> text(claim.getValue())));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void the_signature_verifies_with_the_key_that_the_agent_has_pinned(TokenStep step) throws Exception {
        String jws = tickets.sign(job(step), NOW).jws();
        String[] parts = jws.split("\\.");
        var verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(pinned());
        verifier.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
        assertThat(verifier.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void the_header_names_algorithm_type_and_thumbprint_and_nothing_else() {
        var header =
                json(tickets.sign(job(new TokenStep.Inventory()), NOW).jws().split("\\.")[0]);
        assertThat(header.keySet()).containsExactlyInAnyOrder("alg", "typ", "kid");
        assertThat(header.getString("alg")).isEqualTo("ES256");
        assertThat(header.getString("typ")).isEqualTo("yanqi-ticket+jwt");
        assertThat(header.getString("kid")).isEqualTo(thumbprint());
    }

    @Test
    void the_agent_is_told_how_new_it_has_to_be() {
        assertThat(claims(tickets.sign(job(new TokenStep.Inventory()), NOW).jws()))
                .containsEntry("minVersion", "1.2.3");
    }

    @Test
    void the_parameters_are_those_of_the_protocol() {
        assertThat(steps().stream().map(this::parameters))
                .containsExactly(
                        "{}",
                        "{\"nonce\":\"nonce-1\"}",
                        "{\"nonce\":\"nonce-6\"}",
                        "{\"nonce\":\"nonce-5\"}",
                        "{\"nonce\":\"nonce-2\",\"profile\":\"P256\",\"subject\":\"%s\"}".formatted(base64("subject")),
                        "{\"signingCertificate\":\"%s\",\"encryptionCertificate\":\"%s\",\"encryptionKey\":\"%s\"}"
                                .formatted(base64("signing"), base64("encryption"), base64("envelope")),
                        "{\"nonce\":\"nonce-3\",\"signingCertificate\":\"%s\",\"newSealed\":\"%s\",\"oldSealed\":\"%s\"}"
                                .formatted(Sha256.of("certificate"), base64("new sealed"), base64("old sealed")),
                        "{\"signingCertificate\":\"%s\"}".formatted(Sha256.of("certificate")),
                        "{\"nonce\":\"nonce-7\",\"encryptionCertificate\":\"%s\",\"successor\":\"%s\"}"
                                .formatted(Sha256.of("old encryption"), Sha256.of("encryption")),
                        "{\"nonce\":\"nonce-4\",\"bidRisk\":\"DEFER_UNTIL_CLOSED\"}");
    }

    @ParameterizedTest
    @EnumSource(BidAdvice.class)
    void a_bid_at_risk_is_named_where_the_possession_is_proved(BidAdvice advice) {
        assertThat(parameters(new TokenStep.Prove("nonce-1", Optional.of(advice))))
                .isEqualTo("{\"nonce\":\"nonce-1\",\"bidRisk\":\"" + advice.name() + "\"}");
    }

    @Test
    void without_a_risk_the_parameters_do_not_speak_of_one() {
        assertThat(parameters(new TokenStep.Prove("nonce-1", Optional.empty()))).isEqualTo("{\"nonce\":\"nonce-1\"}");
    }

    @Test
    void the_published_key_set_holds_no_private_key() {
        assertThat(KEY.publicJwks()).doesNotContain("\"d\"");
        assertThat(KEY.toString()).doesNotContain(pinnedJwk().getString("x"));
    }

    @Test
    void a_key_is_read_back_from_its_file(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("ticket.jwk"), KEY.privateJwk());
        assertThat(TicketKey.read(file).publicJwks()).isEqualTo(KEY.publicJwks());
    }

    @Test
    void a_file_without_a_private_key_is_refused(@TempDir Path directory) throws Exception {
        for (String content : new String[] {
            "", "noise", "{\"kty\":\"oct\",\"k\":\"AAAA\"}", pinnedJwk().toString()
        }) {
            Path file = Files.writeString(directory.resolve("ticket.jwk"), content);
            assertThatThrownBy(() -> TicketKey.read(file)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private String parameters(TokenStep step) {
        return new String(
                Base64.getUrlDecoder().decode(tickets.sign(job(step), NOW).parameters()), UTF_8);
    }

    private static PublicKey pinned() throws Exception {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        var point = new ECPoint(coordinate("x"), coordinate("y"));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger coordinate(String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(pinnedJwk().getString(name)));
    }

    /** RFC 7638 §3.2: the hash of the required members in lexicographic order. */
    private static String thumbprint() {
        String members = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}"
                .formatted(pinnedJwk().getString("x"), pinnedJwk().getString("y"));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Sha256.of(members).octets());
    }

    private static JsonObject pinnedJwk() {
        try (var reader = Json.createReader(new StringReader(KEY.publicJwks()))) {
            return reader.readObject().getJsonArray("keys").getJsonObject(0);
        }
    }

    private static JsonObject json(String base64url) {
        String text = new String(Base64.getUrlDecoder().decode(base64url), UTF_8);
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}

package org.yanqi.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yanqi.application.fixture.InMemoryServer;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.web.page.Language;
import org.yanqi.web.page.Say;

/** Every state that the environment check knows of UKeys and certificates, in both languages. */
class ReadinessTest {
    private static final Bytes UNREADABLE = Bytes.of(new byte[] {0x30, 0});

    private final InMemoryServer server = RenewalJourney.withExpiredCertificate();

    /** How a password stands, as the agent names it, and what is made of it. */
    static Stream<Arguments> passwords() {
        return inBothLanguages(
                Arguments.of("OK", "OK", "token.ok"),
                Arguments.of("COUNT_LOW", "WARNING", "token.low"),
                Arguments.of("TO_BE_CHANGED", "WARNING", "token.change"),
                Arguments.of("FINAL_TRY", "WARNING", "token.last"),
                Arguments.of("LOCKED", "BAD", "token.locked"));
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void aUKeyIsAsReadyAsItsPassword(Language language, String pinState, String state, String words) {
        var token = read(language, token("UKey", pinState, List.of())).getJsonObject("token");

        assertFinding(language, token, state, words, "UKey", "SN-UKey");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void withoutAUKeyThereIsNothingToRenew(Language language) {
        var told = read(language);

        assertFinding(language, told.getJsonObject("token"), "BAD", "token.none");
        assertFinding(language, told.getJsonObject("certificate"), "BAD", "certificate.none");
    }

    @Test
    void ofSeveralUKeysTheOneWithTheMostTroubleCounts() {
        var token = read(
                        Language.CHINESE,
                        token("good", "OK", List.of()),
                        token("gone", "LOCKED", List.of()),
                        token("low", "COUNT_LOW", List.of()))
                .getJsonObject("token");

        assertThat(token.getString("state")).isEqualTo("BAD");
        assertThat(token.getString("remedy")).isEqualTo(remedy(Language.CHINESE, "token.locked"));
        assertThat(lines(token)).hasSize(3).element(1).asString().contains("gone");
    }

    /** Days from today to the end of a certificate, at the edges of the window (90 days before, a year after). */
    static Stream<Arguments> ends() {
        return inBothLanguages(
                Arguments.of(91, "OK", "certificate.early"),
                Arguments.of(90, "OK", "certificate.due"),
                Arguments.of(1, "OK", "certificate.due"),
                Arguments.of(-1, "WARNING", "certificate.expired"),
                Arguments.of(-365, "WARNING", "certificate.expired"),
                Arguments.of(-366, "WARNING", "certificate.late"));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void aCertificateIsToldByItsEnd(Language language, int days, String state, String words) {
        CertificatePair pair = server.token.pair(TestPki.HOLDER, ending(days));
        Say say = Say.in(language);
        Instant end = pair.validity().notAfter();
        Object last = words.equals("certificate.early") ? say.day(end.minus(Duration.ofDays(90))) : Math.abs(days);

        var certificate =
                certificate(language, pair.signing().der(), pair.encryption().der());

        assertFinding(language, certificate, state, words, holder(pair), say.day(end), last);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aCertificateOfAnotherIssuerIsNamed(Language language) {
        CertificatePair pair = server.token.foreignPair(TestPki.HOLDER, ending(30));

        var certificate =
                certificate(language, pair.signing().der(), pair.encryption().der());

        assertFinding(
                language,
                certificate,
                "BAD",
                "certificate.foreign",
                pair.signing().issuer().display());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatCannotBeReadIsTold(Language language) {
        assertFinding(language, certificate(language, UNREADABLE), "BAD", "certificate.unreadable");
    }

    @ParameterizedTest
    @CsvSource({"CHINESE, true", "CHINESE, false", "ENGLISH, true", "ENGLISH, false"})
    void halfAPairIsNone(Language language, boolean signing) {
        CertificatePair pair = server.token.pair(TestPki.HOLDER, ending(30));

        var half = (signing ? pair.signing() : pair.encryption()).der();

        assertFinding(language, certificate(language, half), "BAD", "certificate.none");
    }

    @Test
    void oneCertificateThatCanBeRenewedIsEnough() {
        CertificatePair due = server.token.pair(TestPki.HOLDER, ending(30));
        CertificatePair foreign = server.token.foreignPair(TestPki.HOLDER, ending(30));

        var certificate = certificate(
                Language.ENGLISH,
                UNREADABLE,
                foreign.signing().der(),
                due.signing().der(),
                due.encryption().der());

        assertThat(certificate.getString("state")).isEqualTo("OK");
        assertThat(certificate.getString("remedy")).isEmpty();
        assertThat(lines(certificate)).hasSize(3);
    }

    private static Stream<Arguments> inBothLanguages(Arguments... cases) {
        return Arrays.stream(Language.values())
                .flatMap(language -> Arrays.stream(cases).map(given -> {
                    Stream<Object> all = Stream.concat(Stream.of(language), Arrays.stream(given.get()));
                    return Arguments.of(all.toArray());
                }));
    }

    /** What is not ready has words of its own, and says what to do. */
    private static void assertFinding(
            Language language, JsonObject finding, String state, String words, Object... values) {
        assertThat(finding.getString("state")).isEqualTo(state);
        assertThat(lines(finding))
                .containsExactly(Say.in(language).with("environment." + words, values))
                .noneMatch(String::isBlank);
        assertThat(finding.getString("remedy")).isEqualTo(remedy(language, words));
        if (!state.equals("OK")) {
            assertThat(finding.getString("remedy")).isNotBlank();
        }
    }

    private static String remedy(Language language, String words) {
        String key = "environment." + words + ".remedy";
        return Say.in(language).has(key) ? Say.in(language).with(key) : "";
    }

    private static List<String> lines(JsonObject finding) {
        return finding.getJsonArray("text").getValuesAs(JsonString::getString);
    }

    private static String holder(CertificatePair pair) {
        return pair.subject().holder().orElseThrow();
    }

    private static ValidityPeriod ending(int days) {
        Instant end = InMemoryServer.TODAY.plus(Duration.ofDays(days));
        return new ValidityPeriod(end.minus(Duration.ofDays(365)), end);
    }

    private JsonObject certificate(Language language, Bytes... certificates) {
        return read(language, token("UKey", "OK", List.of(certificates))).getJsonObject("certificate");
    }

    private JsonObject read(Language language, JsonObject... tokens) {
        var readiness = new Readiness();
        readiness.ports = server.ports;
        readiness.say = Say.in(language);
        JsonArrayBuilder all = Json.createArrayBuilder();
        Arrays.stream(tokens).forEach(all::add);
        return readiness.read(
                new Received(Json.createObjectBuilder().add("tokens", all).build()));
    }

    /** As the agent tells of it. */
    private static JsonObject token(String label, String pinState, List<Bytes> certificates) {
        JsonArrayBuilder encoded = Json.createArrayBuilder();
        certificates.forEach(der -> encoded.add(Base64.getEncoder().encodeToString(der.toArray())));
        return Json.createObjectBuilder()
                .add("label", label)
                .add("serial", "SN-" + label)
                .add("pinState", pinState)
                .add("certificates", encoded)
                .build();
    }
}

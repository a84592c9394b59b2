package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.yanqi.agent.ticket.Step;
import org.yanqi.token.Bids;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.KeyUse;
import org.yanqi.token.PublicKeyInfo;
import org.yanqi.token.TestCa;
import org.yanqi.token.TestKmc;

/** The RA with its CA and KMC, for tests; what it has issued outlives a restart, as in life. */
final class RenewalServer {
    static final String ORIGIN = "http://localhost:8080";
    static final String APPLICATION = "YQ20250711-000123";
    private static final Base64.Encoder BASE64 = Base64.getEncoder();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    final ECKey key;
    final TestCa ca;
    private final Path home;

    private RenewalServer(Path home, ECKey key, TestCa ca) {
        this.home = home;
        this.key = key;
        this.ca = ca;
    }

    static RenewalServer in(Path home) throws Exception {
        var ra = home.resolve("ra.jwk");
        var ca = home.resolve("ca.key");
        if (Files.exists(ra)) {
            return new RenewalServer(
                    home, ECKey.parse(Files.readString(ra, UTF_8)), TestCa.withKey(Files.readAllBytes(ca)));
        }
        var server = new RenewalServer(home, new ECKeyGenerator(Curve.P_256).generate(), TestCa.create());
        Files.writeString(ra, server.key.toJSONString());
        Files.write(ca, server.ca.key());
        Files.writeString(home.resolve("ra-keys.json"), new JWKSet(server.key.toPublicJWK()).toString());
        return server;
    }

    JsonObjectBuilder claims(Step step, String serial, String certSha256, byte[] params) throws Exception {
        long now = Instant.ofEpochMilli(System.currentTimeMillis()).getEpochSecond();
        var claims = Json.createObjectBuilder()
                .add("iss", "yanqi-ra")
                .add("aud", "yanqi-token-agent")
                .add("jti", UUID.randomUUID().toString())
                .add("iat", now)
                .add("exp", now + 300)
                .add("origin", ORIGIN)
                .add("applicationId", APPLICATION)
                .add("jobId", UUID.randomUUID().toString())
                .add("step", step.name())
                .add("paramsHash", BASE64URL.encodeToString(sha256(params)));
        return step == Step.INVENTORY
                ? claims.addNull("tokenSerial").addNull("certSha256")
                : claims.add("tokenSerial", serial).add("certSha256", certSha256);
    }

    String sign(JsonObject claims) throws JOSEException {
        return sign(claims, key);
    }

    static String sign(JsonObject claims, ECKey key) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("yanqi-ticket+jwt"))
                .keyID(key.computeThumbprint().toString())
                .build();
        var jws = new JWSObject(header, new Payload(claims.toString()));
        jws.sign(new ECDSASigner(key));
        return jws.serialize();
    }

    /** The body that the page posts. */
    static byte[] body(String ticket, byte[] params) {
        return Json.createObjectBuilder()
                .add("ticket", ticket)
                .add("params", BASE64URL.encodeToString(params))
                .build()
                .toString()
                .getBytes(UTF_8);
    }

    static byte[] generateParams(KeyProfile profile, String nonce) throws Exception {
        return bytes(Json.createObjectBuilder()
                .add("nonce", nonce)
                .add("profile", profile.name())
                .add("subject", BASE64.encodeToString(TestCa.SUBJECT.getEncoded())));
    }

    /** Issues once per public key: the same request gets the same certificates and the same envelope. */
    byte[] issue(byte[] request, KeyProfile profile) throws Exception {
        var pkcs10 = new PKCS10CertificationRequest(request);
        var signing = PublicKeyInfo.parse(pkcs10.getSubjectPublicKeyInfo().getEncoded());
        var issued = home.resolve("issued-" + hex(signing.getEncoded()) + ".json");
        if (!Files.exists(issued)) {
            var pair = TestCa.keyPair(profile);
            Files.write(
                    issued,
                    bytes(Json.createObjectBuilder()
                            .add("signingCertificate", BASE64.encodeToString(ca.issue(KeyUse.SIGNING, signing)))
                            .add(
                                    "encryptionCertificate",
                                    BASE64.encodeToString(ca.issue(KeyUse.ENCRYPTION, pair.getPublic())))
                            .add("encryptionKey", BASE64.encodeToString(TestKmc.envelope(signing, pair)))));
        }
        return Files.readAllBytes(issued);
    }

    static byte[] verifyParams(JsonObject issued, byte[] oldSealed) throws Exception {
        byte[] encryption = Base64.getDecoder().decode(issued.getString("encryptionCertificate"));
        byte[] signing = Base64.getDecoder().decode(issued.getString("signingCertificate"));
        byte[] newSealed = Bids.sealed("new bid".getBytes(UTF_8), TestCa.certificate(encryption));
        return bytes(Json.createObjectBuilder()
                .add("nonce", "verify-nonce-0001")
                .add("signingCertificate", hex(signing))
                .add("newSealed", BASE64.encodeToString(newSealed))
                .add("oldSealed", BASE64.encodeToString(oldSealed)));
    }

    static byte[] bytes(JsonObjectBuilder json) {
        return json.build().toString().getBytes(UTF_8);
    }

    static String hex(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(sha256(bytes));
    }

    private static byte[] sha256(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }
}

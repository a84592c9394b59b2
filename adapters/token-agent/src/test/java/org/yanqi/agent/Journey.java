package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yanqi.agent.ticket.Step;
import org.yanqi.token.Bids;
import org.yanqi.token.DemonstrationToken;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.KeyUse;
import org.yanqi.token.TestCa;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeyKind;

/** One handler's renewal at one computer, whose state lies in one directory and so outlives a crash. */
final class Journey {
    static final char[] PIN = "12345678".toCharArray();
    static final byte[] OLD_BID = "sealed before the renewal".getBytes(UTF_8);
    private static final Base64.Decoder BASE64 = Base64.getDecoder();

    final Path home;
    final RenewalServer server;
    final KeyProfile profile;
    final String serial;
    final String oldCertificate;

    private Journey(Path home, RenewalServer server, KeyProfile profile, String serial, String oldCertificate) {
        this.home = home;
        this.server = server;
        this.profile = profile;
        this.serial = serial;
        this.oldCertificate = oldCertificate;
    }

    /** Puts the old certificate pair on an empty token and seals a bid for it. */
    static Journey begin(Path home, UKey token, KeyProfile profile) throws Exception {
        return begin(home, token, profile, RenewalServer.in(home).ca::issue);
    }

    /** The same with certificates of another CA. */
    static Journey begin(Path home, UKey token, KeyProfile profile, DemonstrationToken.Issuer ca) throws Exception {
        DemonstrationToken.furnish(token, PIN, profile, (use, key) -> {
            byte[] certificate = ca.issue(use, key);
            try {
                Files.write(home.resolve(use + ".cer"), certificate);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return certificate;
        });
        var encryption = TestCa.certificate(Files.readAllBytes(home.resolve(KeyUse.ENCRYPTION + ".cer")));
        Files.write(home.resolve("old-bid.p7m"), Bids.sealed(OLD_BID, encryption));
        Files.writeString(home.resolve("serial"), token.serial());
        Files.writeString(home.resolve("profile"), profile.name());
        Files.write(home.resolve("pin"), new String(PIN).getBytes(UTF_8));
        return resume(home);
    }

    static Journey resume(Path home) throws Exception {
        return new Journey(
                home,
                RenewalServer.in(home),
                KeyProfile.valueOf(Files.readString(home.resolve("profile"))),
                Files.readString(home.resolve("serial")),
                RenewalServer.hex(Files.readAllBytes(home.resolve(KeyUse.SIGNING + ".cer"))));
    }

    AgentSettings settings(UKeyKind kind, Path tokenPlace) {
        return new AgentSettings(
                List.of(0),
                Set.of(RenewalServer.ORIGIN),
                Optional.of(home.resolve("ra-keys.json")),
                Optional.empty(),
                kind,
                tokenPlace,
                home.resolve("journal"),
                Optional.of(home.resolve("log")),
                Optional.of(home.resolve("pin")),
                true,
                Optional.empty());
    }

    /** From the new key to the retired old one; the result of each step, the last one's returned. */
    JsonObject replaceKeys(Page page) throws Exception {
        var generated = order(page, Step.GENERATE, RenewalServer.generateParams(profile, "generate-nonce-1"));
        byte[] issued = server.issue(BASE64.decode(generated.getString("request")), profile);
        order(page, Step.INSTALL, issued);
        var old = Files.readAllBytes(home.resolve("old-bid.p7m"));
        order(page, Step.VERIFY, RenewalServer.verifyParams(Page.json(new String(issued, UTF_8)), old));
        return order(page, Step.RETIRE, retireParams());
    }

    byte[] retireParams() {
        return ("{\"signingCertificate\":\"" + oldCertificate + "\"}").getBytes(UTF_8);
    }

    JsonObject order(Page page, Step step, byte[] params) throws Exception {
        var report = report(page, step, params);
        if (!report.getString("state").equals("DONE")) {
            throw new AssertionError(step + ": " + report);
        }
        return report.getJsonObject("result");
    }

    JsonObject report(Page page, Step step, byte[] params) throws Exception {
        var claims = server.claims(step, serial, oldCertificate, params).build();
        return page.operate(server.sign(claims), params);
    }

    /** A retriable failure is tried again by nobody but the caller. */
    String failure(Page page, Step step, byte[] params) throws Exception {
        var report = report(page, step, params);
        return report.containsKey("error")
                ? report.getJsonObject("error").getString("code")
                : report.getString("state");
    }
}

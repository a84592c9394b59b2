package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyUse;
import org.yanqi.token.SealedFile;
import org.yanqi.token.SignatureScheme;
import org.yanqi.token.StoredObject;
import org.yanqi.token.StoredObject.Kind;
import org.yanqi.token.TestCa;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeySession;
import org.yanqi.token.UKeys;

/** What a token looks like after a renewal, however often it was interrupted. */
final class Convergence {
    private static final byte[] MESSAGE = "signed after the renewal".getBytes(UTF_8);

    private Convergence() {}

    /** Both new triples and the old encryption triple, nothing twice; the new key signs and the old bid opens. */
    static void check(Journey journey, UKeys tokens) throws Exception {
        try (var session = tokens.bySerial(journey.serial).open(Journey.PIN)) {
            check(journey, session);
        }
    }

    static void check(Journey journey, UKeySession session) throws Exception {
        assertThat(session.objects()).hasSize(9);
        for (KeyUse use : KeyUse.values()) {
            for (Kind kind : Kind.values()) {
                assertThat(session.objects(kind, KeyId.forApplication(RenewalServer.APPLICATION, use)))
                        .as("%s of %s", kind, use)
                        .hasSize(1);
            }
        }
        var id = KeyId.forApplication(RenewalServer.APPLICATION, KeyUse.SIGNING);
        var key =
                TestCa.certificate(certificate(session, KeyUse.SIGNING).value()).getPublicKey();
        assertThat(SignatureScheme.of(key).verifies(key, MESSAGE, session.sign(id, MESSAGE)))
                .isTrue();
        assertThat(SealedFile.open(Files.readAllBytes(journey.home.resolve("old-bid.p7m")), session)
                        .content())
                .isEqualTo(Journey.OLD_BID);
    }

    /** The same of a PKCS#11 token, by another program. */
    static void checkElsewhere(Journey journey, UKeySession session, Path library) throws Exception {
        byte[] old = Files.readAllBytes(journey.home.resolve(KeyUse.ENCRYPTION + ".cer"));
        var kept = session.objects().stream()
                .filter(object -> Arrays.equals(object.value(), old))
                .findFirst()
                .orElseThrow();
        new SecondClient(library, journey.profile, journey.home)
                .uses(certificate(session, KeyUse.SIGNING), certificate(session, KeyUse.ENCRYPTION), kept);
    }

    static StoredObject certificate(UKeySession session, KeyUse use) throws UKeyException {
        return session.objects(Kind.CERTIFICATE, KeyId.forApplication(RenewalServer.APPLICATION, use))
                .getFirst();
    }
}

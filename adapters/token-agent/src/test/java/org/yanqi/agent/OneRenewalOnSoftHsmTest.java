package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.agent.ticket.Step;
import org.yanqi.token.DemonstrationToken;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.Pkcs11UKeys;
import org.yanqi.token.SoftHsm;
import org.yanqi.token.StoredObject.Kind;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeyKind;

class OneRenewalOnSoftHsmTest extends OneRenewal {
    private @Nullable Pkcs11UKeys loaded;

    @Override
    Pkcs11UKeys tokens() throws Exception {
        var tokens = loaded;
        if (tokens == null) {
            tokens = SoftHsm.in(home);
            loaded = tokens;
        }
        return tokens;
    }

    @Override
    UKey emptyToken() throws Exception {
        return tokens().initialise("Demo UKey", "87654321".toCharArray(), Journey.PIN);
    }

    @Override
    Optional<Path> library() {
        return DemonstrationToken.softHsmLibrary();
    }

    @Override
    void unplug() {
        if (loaded != null) {
            loaded.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC:secp256k1", "EC:edwards25519"})
    void another_program_s_keys_of_a_kind_unknown_here_stay_and_are_in_nobody_s_way(String kind) throws Exception {
        var journey = Journey.begin(home, emptyToken(), KeyProfile.P256);
        var others = KeyId.of("another program's".getBytes(UTF_8));
        new SecondClient(SoftHsm.libraryFor(home), KeyProfile.P256, home).makesKeys(others, kind);
        var settings = journey.settings(UKeyKind.PKCS11, home);
        try (var agent = RunningAgent.start(settings, tokens(), new CountingPrompt(), Clock.systemUTC())
                .orElseThrow()) {
            var page = new Page(agent.port(), RenewalServer.ORIGIN);
            var looked = journey.order(page, Step.HISTORY, "{\"nonce\":\"history-nonce-1\"}".getBytes(UTF_8));
            assertThat(looked.getJsonArray("opening")).hasSize(1);
            journey.replaceKeys(page);
        }
        try (var session = tokens().bySerial(journey.serial).open(Journey.PIN)) {
            for (var kept : List.of(Kind.PRIVATE_KEY, Kind.PUBLIC_KEY)) {
                assertThat(session.objects(kept, others))
                        .as("%s of another program", kept)
                        .hasSize(1);
                session.destroy(session.objects(kept, others).getFirst());
            }
        }
        converged(journey);
    }
}

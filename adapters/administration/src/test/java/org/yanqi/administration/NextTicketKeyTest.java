package org.yanqi.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.tickets.TicketKey;

/** The next ticket key, made without a database and without touching the old one. */
class NextTicketKeyTest {
    @TempDir
    Path home;

    private final List<String> said = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private ECKey old;

    private final Terminal paper = new Terminal() {
        @Override
        public void say(String line) {
            said.add(line);
        }

        @Override
        public void complain(String line) {
            complaints.add(line);
        }

        @Override
        public String password(String prompt) {
            throw new NoPassword("nobody is here");
        }
    };

    @BeforeEach
    void a_key_in_use() throws Exception {
        Files.writeString(home.resolve("ticket.jwk"), TicketKey.generate().privateJwk());
        old = ECKey.parse(Files.readString(home.resolve("ticket.jwk")));
    }

    @Test
    void the_old_key_introduces_the_next_and_ends_itself() throws Exception {
        var before = Instant.now();
        assertThat(run("--out", next().toString(), "--overlap-days", "30")).isEqualTo(Administration.DONE);
        var key = ECKey.parse(Files.readString(next().resolve("ticket.jwk")));
        assertThat(key.isPrivate()).isTrue();
        assertThat(key.computeThumbprint()).isNotEqualTo(old.computeThumbprint());
        var introduction = JWSObject.parse(
                Files.readString(next().resolve("ticket-key.introduction")).strip());
        assertThat(introduction.verify(new ECDSAVerifier(old.toPublicJWK()))).isTrue();
        assertThat(introduction.getHeader().getType().getType()).isEqualTo("yanqi-keys+jwt");
        for (String text : List.of(introduction.getPayload().toString(), Files.readString(next().resolve("ra.jwks")))) {
            assertThat(text).doesNotContain("\"d\"");
            var keys = JWKSet.parse(text);
            assertThat(keys.getKeyByKeyId(key.computeThumbprint().toString()).getExpirationTime())
                    .isNull();
            assertThat(keys.getKeyByKeyId(old.computeThumbprint().toString())
                            .getExpirationTime()
                            .toInstant())
                    .isBetween(
                            before.plus(Duration.ofDays(30)).minusSeconds(1),
                            Instant.now().plus(Duration.ofDays(30)));
        }
        assertThat(TicketKey.read(next().resolve("ticket.jwk")).isIntroducedBy(introduction.serialize()))
                .isTrue();
        assertThat(TicketKey.generate().isIntroducedBy(introduction.serialize()))
                .isFalse();
    }

    @Test
    void what_is_secret_is_for_its_owner_and_on_no_screen() throws Exception {
        run("--out", next().toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(next().resolve("ticket.jwk"))))
                .isEqualTo("rw-------");
        var secret = ECKey.parse(Files.readString(next().resolve("ticket.jwk")))
                .getD()
                .toString();
        assertThat(said).hasSize(2).noneMatch(line -> line.contains(secret));
    }

    @Test
    void nothing_is_overwritten() throws Exception {
        run("--out", next().toString());
        var first = Files.readString(next().resolve("ticket.jwk"));
        assertThat(run("--out", next().toString())).isEqualTo(Administration.FAILED);
        assertThat(next().resolve("ticket.jwk")).hasContent(first);
        assertThat(complaints).singleElement().asString().contains("nothing is overwritten");
    }

    @Test
    void without_the_old_key_there_is_no_next_one() throws Exception {
        assertThat(new Administration(Map.of(), paper).run(List.of("next-ticket-key", "--out", next().toString())))
                .isEqualTo(Administration.FAILED);
        assertThat(complaints).containsExactly("set YANQI_TICKET_KEY_FILE");
        Files.writeString(home.resolve("ticket.jwk"), "noise");
        assertThat(run("--out", next().toString())).isEqualTo(Administration.FAILED);
        assertThat(complaints).last().asString().startsWith("YANQI_TICKET_KEY_FILE: ");
        assertThat(next()).doesNotExist();
    }

    private int run(String... options) {
        var words = new ArrayList<>(List.of("next-ticket-key"));
        words.addAll(List.of(options));
        var environment =
                Map.of("YANQI_TICKET_KEY_FILE", home.resolve("ticket.jwk").toString());
        return new Administration(environment, paper).run(words);
    }

    private Path next() {
        return home.resolve("next");
    }
}

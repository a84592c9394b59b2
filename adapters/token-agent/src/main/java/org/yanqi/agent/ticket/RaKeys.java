package org.yanqi.agent.ticket;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.yanqi.agent.ticket.SignedJson.invalid;
import static org.yanqi.agent.ticket.SignedJson.require;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.token.DurableFile;

/**
 * Whose tickets are obeyed now. A key of the RA introduces the next one by a signature; the introductions are kept as they
 * came, one a line, and verified again at each start, so that nothing is trusted for standing in the file.
 */
public final class RaKeys {
    private static final Logger LOG = Logger.getLogger("org.yanqi.agent");
    private static final int MOST_INTRODUCTIONS = 16;
    private static final int MOST_KEYS = 4;

    private final Path file;
    private final Clock clock;
    private final List<String> introductions = new ArrayList<>();
    private PinnedKeys keys;

    private RaKeys(PinnedKeys installed, Path file, Clock clock) {
        this.keys = installed;
        this.file = file;
        this.clock = clock;
    }

    /** @param file where the introductions are kept; need not be there yet */
    public static RaKeys open(PinnedKeys installed, Path file, Clock clock) throws IOException {
        var known = new RaKeys(installed, file, clock);
        if (Files.exists(file)) {
            known.recall(Files.readAllLines(file, US_ASCII));
        }
        return known;
    }

    private void recall(List<String> lines) {
        for (String line : lines.stream().limit(MOST_INTRODUCTIONS).toList()) {
            try {
                keys = introduced(line, keys::ever);
                introductions.add(line);
            } catch (AgentFailure e) {
                LOG.log(Level.WARNING, "introduced keys: a kept introduction does not hold ({0})", e.getMessage());
            }
        }
    }

    /**
     * Learns the RA's next keys from one that counts now; the same again changes nothing.
     *
     * @throws AgentFailure {@link AgentFault#TICKET_INVALID}, whatever is wrong
     */
    synchronized void introduce(String compact) throws AgentFailure {
        var known = introduced(compact, id -> keys.find(id, clock.instant()));
        if (known.isSameAs(keys)) {
            return;
        }
        require(introductions.size() < MOST_INTRODUCTIONS, "too many introductions");
        try {
            DurableFile.write(
                    file,
                    (String.join("\n", introductions) + "\n" + compact + "\n")
                            .strip()
                            .getBytes(US_ASCII));
        } catch (IOException e) {
            throw new AgentFailure(AgentFault.DRIVER_FAILURE, "the introduction can't be kept", e);
        }
        introductions.add(compact);
        keys = known;
        LOG.log(Level.INFO, "introduced keys: tickets are obeyed from {0}", ids());
    }

    private PinnedKeys introduced(String compact, Function<String, Optional<ECKey>> signers) throws AgentFailure {
        var signed = SignedJson.read(compact, "yanqi-keys+jwt", signers);
        require(signed.text("iss").equals("yanqi-ra"), "iss");
        require(signed.text("aud").equals("yanqi-token-agent"), "aud");
        try {
            var named = JWKSet.parse(signed.payload().toString()).getKeys();
            require(!named.isEmpty() && named.size() <= MOST_KEYS, "keys");
            return keys.introduced(signed.keyId(), named);
        } catch (ParseException | RuntimeException e) { // Nimbus throws unchecked types too on what is no key
            throw invalid("keys");
        }
    }

    synchronized Optional<ECKey> find(String keyId) {
        return keys.find(keyId, clock.instant());
    }

    synchronized List<String> ids() {
        return keys.idsAt(clock.instant());
    }
}

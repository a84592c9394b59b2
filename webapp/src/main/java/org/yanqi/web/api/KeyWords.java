package org.yanqi.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.yanqi.application.token.EncryptionKeysOfToken;
import org.yanqi.domain.bidding.SealedBid;
import org.yanqi.web.page.Say;

/** Encryption keys in words: {@code {"keys":[{certificate, serial, standing, current, issued, validity, key, opens: […]}]}}. */
@ApplicationScoped
public class KeyWords {
    @Inject
    Say say;

    JsonObject of(List<EncryptionKeysOfToken.Line> lines) {
        JsonArrayBuilder keys = Json.createArrayBuilder();
        lines.forEach(line -> keys.add(told(line)));
        return Json.createObjectBuilder().add("keys", keys).build();
    }

    private JsonObjectBuilder told(EncryptionKeysOfToken.Line line) {
        var certificate = line.certificate();
        var validity = certificate.validity();
        JsonArrayBuilder opens = Json.createArrayBuilder();
        opening(line).forEach(opens::add);
        return Json.createObjectBuilder()
                .add("certificate", certificate.fingerprint().hex())
                .add("serial", certificate.serial().grouped())
                .add("current", line.current())
                .add("standing", say.with(line.current() ? "keys.current" : "keys.older"))
                .add("issued", say.moment(validity.notBefore()))
                .add("validity", say.day(validity.notBefore()) + " – " + say.day(validity.notAfter()))
                .add("key", say.with(line.opens() ? "keys.there" : "keys.gone"))
                .add("opens", opens);
    }

    private List<String> opening(EncryptionKeysOfToken.Line line) {
        if (!line.opens()) {
            return line.needed().isEmpty()
                    ? List.of(say.with("keys.opens.nothing"))
                    : line.needed().stream().map(bid -> bid("keys.missed", bid)).toList();
        }
        var validity = line.certificate().validity();
        return line.needed().isEmpty()
                ? List.of(say.with("keys.opens", say.day(validity.notBefore()), say.day(validity.notAfter())))
                : line.needed().stream().map(bid -> bid("keys.needed", bid)).toList();
    }

    private String bid(String key, SealedBid bid) {
        return say.with(key, bid.platform(), bid.reference(), say.day(bid.decryptionEnds()));
    }
}

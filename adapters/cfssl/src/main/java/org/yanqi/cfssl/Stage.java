package org.yanqi.cfssl;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Base64;
import org.yanqi.domain.Bytes;

/** How far the CA has been asked; {@code attempt} counts the serial numbers that were given to it. */
sealed interface Stage {
    int attempt();

    /** The request has left, or may have. */
    record Asked(int attempt, Instant at) implements Stage {}

    record Received(int attempt, Bytes certificate) implements Stage {}

    default Bytes write() {
        var object = CfsslClient.object().add("attempt", attempt());
        switch (this) {
            case Asked asked -> object.add("asked", asked.at().toString());
            case Received received ->
                object.add(
                        "certificate",
                        Base64.getEncoder()
                                .encodeToString(received.certificate().toArray()));
        }
        return Bytes.of(object.build().toString().getBytes(UTF_8));
    }

    static Stage read(Bytes written) {
        try (var reader = CfsslClient.JSON.createReader(new ByteArrayInputStream(written.toArray()))) {
            JsonObject object = reader.readObject();
            int attempt = object.getInt("attempt");
            return object.containsKey("certificate")
                    ? new Received(attempt, Bytes.of(Base64.getDecoder().decode(object.getString("certificate"))))
                    : new Asked(attempt, Instant.parse(object.getString("asked")));
        }
    }
}

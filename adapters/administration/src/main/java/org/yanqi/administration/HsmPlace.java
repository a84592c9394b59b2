package org.yanqi.administration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import org.yanqi.pki.Hsm;
import org.yanqi.pki.HsmKeys;

/** The HSM, by the same environment variables as the server's. */
record HsmPlace(Map<String, String> environment) {
    HsmKeys open() throws IOException, GeneralSecurityException {
        String library = setting("YANQI_HSM_LIBRARY");
        String pin = setting("YANQI_HSM_PIN_FILE");
        String slot = environment.getOrDefault("YANQI_HSM_SLOT", "").strip();
        if (!slot.matches("[0-9]{0,10}")) {
            throw new Platform.Misconfigured("YANQI_HSM_SLOT is the number of a slot");
        }
        Optional<Long> number = slot.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(slot));
        char[] typed = Files.readString(Path.of(pin), UTF_8).strip().toCharArray();
        return new HsmKeys(Hsm.open(new Hsm.Place(Path.of(library), number), typed));
    }

    private String setting(String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new Platform.Misconfigured("set " + name);
        }
        return value;
    }
}

package org.yanqi.tickets;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.yanqi.application.port.Secrets;

/** Secrets from the platform's {@link SecureRandom}. */
public final class RandomSecrets implements Secrets {
    private static final int IDENTIFIER_OCTETS = 16;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String identifier() {
        byte[] octets = new byte[IDENTIFIER_OCTETS];
        random.nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }

    @Override
    public String digits(int count) {
        var digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }
}

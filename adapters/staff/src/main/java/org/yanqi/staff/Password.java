package org.yanqi.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;

/** A password as octets: the same typed on any keyboard, full width or half (NIST SP 800-63B §5.1.1.2). */
final class Password {
    static final int MOST_CHARACTERS = 200;

    private Password() {}

    static boolean bounded(String password) {
        return !password.isEmpty() && password.length() <= MOST_CHARACTERS;
    }

    static byte[] octets(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(UTF_8);
    }
}

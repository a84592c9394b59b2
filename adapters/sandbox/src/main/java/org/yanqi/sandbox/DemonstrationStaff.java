package org.yanqi.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.util.encoders.Base32;
import org.yanqi.emulators.phone.StaffGenerator;

/**
 * {@code staff.txt}: the reviewers whom the server makes in sandbox mode, one a line with password, secret of the
 * one-time password generator (Base32) and the same as a URI to be scanned, parted by single spaces; lines that begin
 * with # are for people.
 */
final class DemonstrationStaff {
    static final String FILE = "staff.txt";
    private static final List<String> NAMES = List.of("shenhe", "shenhe2");
    private static final String ISSUER = "Yanqi";
    private static final int PASSWORD_OCTETS = 18;

    /** As long as the hash that it keys (RFC 4226 §4). */
    private static final int SECRET_OCTETS = 20;

    private DemonstrationStaff() {}

    static List<StaffGenerator> prepare(DataFolder folder) throws IOException, GeneralSecurityException {
        folder.keep(FILE, () -> content().getBytes(UTF_8));
        return folder.text(FILE)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ", -1))
                .map(parts -> new StaffGenerator(parts[0], Base32.decode(parts[2])))
                .toList();
    }

    private static String content() {
        return Stream.concat(
                        Stream.of("# account password secret uri; the sandbox phone shows the codes at /staff"),
                        NAMES.stream().map(DemonstrationStaff::account))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String account(String name) {
        String password = Base64.getUrlEncoder().encodeToString(random(PASSWORD_OCTETS));
        String secret = Base32.toBase32String(random(SECRET_OCTETS));
        String uri = "otpauth://totp/" + ISSUER + ":" + name + "?secret=" + secret + "&issuer=" + ISSUER
                + "&algorithm=SHA1&digits=6&period=30";
        return String.join(" ", name, password, secret, uri);
    }

    private static byte[] random(int octets) {
        byte[] random = new byte[octets];
        new SecureRandom().nextBytes(random);
        return random;
    }
}

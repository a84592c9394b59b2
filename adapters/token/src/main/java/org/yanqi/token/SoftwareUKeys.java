package org.yanqi.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Tokens kept as encrypted files, one directory each: for a first look without hardware, never for production. */
public final class SoftwareUKeys implements UKeys {
    private final Path directory;
    private final FileWatch watch;

    private SoftwareUKeys(Path directory, FileWatch watch) {
        this.directory = directory;
        this.watch = watch;
    }

    public static SoftwareUKeys in(Path directory) {
        return in(directory, FileWatch.none());
    }

    public static SoftwareUKeys in(Path directory, FileWatch watch) {
        return new SoftwareUKeys(directory, watch);
    }

    @Override
    public List<UKey> present() throws UKeyException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        var tokens = new ArrayList<UKey>();
        try (var children = Files.newDirectoryStream(directory, SoftwareUKey::isOne)) {
            for (Path child : children) {
                tokens.add(SoftwareUKey.read(child, watch));
            }
        } catch (IOException e) {
            throw new UKeyException(UKeyFailure.DRIVER_FAILURE, e);
        }
        return List.copyOf(tokens);
    }

    /**
     * Makes a new, empty token.
     *
     * @param capacity how many objects find room: a key pair and its certificate are three
     */
    public UKey initialise(String label, char[] pin, int capacity) throws UKeyException {
        return initialise(label, pin, capacity, SoftwareVault.USUAL_COST);
    }

    /** @param cost of trying a PIN, scrypt's N */
    UKey initialise(String label, char[] pin, int capacity, int cost) throws UKeyException {
        byte[] number = new byte[8];
        new SecureRandom().nextBytes(number);
        var serial = HexFormat.of().formatHex(number).toUpperCase(Locale.ROOT);
        try {
            var home = Files.createDirectories(directory.resolve(serial));
            SoftwareVault.create(home, serial, label, pin, capacity, cost);
            return SoftwareUKey.read(home, watch);
        } catch (IOException e) {
            throw new UKeyException(UKeyFailure.DRIVER_FAILURE, e);
        }
    }
}

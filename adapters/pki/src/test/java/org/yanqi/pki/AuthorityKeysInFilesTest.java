package org.yanqi.pki;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.domain.certificate.KeyProfile;

final class AuthorityKeysInFilesTest extends AuthorityKeysContract {
    private static final char[] PASSWORD = "a password of the test's".toCharArray();
    private static final Map<KeyProfile, AuthorityKeys> READ = new ConcurrentHashMap<>();

    @TempDir
    private Path files;

    @Override
    protected AuthorityKeys keys(KeyProfile profile) throws Exception {
        if (!READ.containsKey(profile)) {
            Path directory = Files.createDirectories(files.resolve(profile.name()));
            AuthorityFiles.save(RealPki.of(profile).authority, directory, PASSWORD);
            READ.put(profile, AuthorityKeys.fromPkcs12(directory.resolve("ca.p12"), PASSWORD));
        }
        return java.util.Objects.requireNonNull(READ.get(profile));
    }
}

package org.yanqi.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

record SoftwareUKey(Path home, SoftwareVault vault, FileWatch watch) implements UKey {
    private static final int OBJECTS_OF_A_RENEWAL = 6;

    static boolean isOne(Path directory) {
        return Files.isRegularFile(directory.resolve(SoftwareVault.FILE));
    }

    static SoftwareUKey read(Path home, FileWatch watch) throws IOException {
        return new SoftwareUKey(home, SoftwareVault.read(home), watch);
    }

    @Override
    public String serial() {
        return vault.serial();
    }

    @Override
    public String label() {
        return vault.label();
    }

    @Override
    public UKeyKind kind() {
        return UKeyKind.SOFTWARE;
    }

    @Override
    public PinState pinState() throws UKeyException {
        try {
            return new PinCounter(home, watch).state();
        } catch (IOException e) {
            throw new UKeyException(UKeyFailure.REMOVED, e);
        }
    }

    @Override
    public boolean hasPinPad() {
        return false;
    }

    @Override
    public List<StoredObject> certificates() throws UKeyException {
        return files().list().stream()
                .filter(object -> object.kind() == StoredObject.Kind.CERTIFICATE)
                .toList();
    }

    @Override
    public boolean hasRoomForRenewal() throws UKeyException {
        return files().room() >= OBJECTS_OF_A_RENEWAL;
    }

    @Override
    public UKeySession open(char[] pin) throws UKeyException {
        try {
            var counter = new PinCounter(home, watch);
            byte[] master = counter.guarded(() -> vault.unlock(pin));
            return new SoftwareSession(files(), vault, master);
        } catch (IOException e) {
            throw new UKeyException(UKeyFailure.REMOVED, e);
        }
    }

    private ObjectFiles files() {
        return new ObjectFiles(home, vault.capacity(), watch);
    }
}

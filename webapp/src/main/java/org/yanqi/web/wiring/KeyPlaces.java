package org.yanqi.web.wiring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.yanqi.documents.SealKey;
import org.yanqi.pki.AuthorityFiles;
import org.yanqi.pki.AuthorityKeys;
import org.yanqi.pki.Hsm;
import org.yanqi.web.wiring.Environment.What;

/** Where the keys of CA, timestamps and seal are: each in a file of its own, or else in the HSM. */
record KeyPlaces(Optional<InFile> authority, Optional<InFile> seal, Optional<InHsm> hsm) {
    /** PKCS#12. */
    record InFile(Path file, String password) {
        @Override
        public String toString() {
            return "InFile " + file;
        }
    }

    /** @param kmc the certificate of the key management centre, of which an HSM holds no key */
    record InHsm(Hsm.Place place, Path pin, Optional<Path> kmc) {}

    /** The keys, ready to sign. */
    record Held(AuthorityKeys authority, SealKey seal) {}

    static KeyPlaces read(Environment environment) {
        boolean hsm = environment.optional("YANQI_HSM_LIBRARY").isPresent();
        var authority = inFile(environment, "YANQI_CA", "the CA's key and chain, PKCS#12", hsm);
        var seal = inFile(environment, "YANQI_SEAL", "the platform's seal, PKCS#12", hsm);
        if (hsm && authority.isPresent() && seal.isPresent()) {
            environment.complain("YANQI_HSM_LIBRARY is of no use beside YANQI_CA_FILE and YANQI_SEAL_FILE:"
                    + " take out those whose keys are in the HSM");
        }
        return new KeyPlaces(
                authority, seal, hsm ? Optional.of(inHsm(environment, authority.isEmpty())) : Optional.empty());
    }

    private static Optional<InFile> inFile(Environment environment, String name, String what, boolean hsm) {
        if (hsm && environment.optional(name + "_FILE").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new InFile(
                environment.file(name + "_FILE", new What(what)),
                environment.text(name + "_PASSWORD", new What("the password of " + name + "_FILE"))));
    }

    private static InHsm inHsm(Environment environment, boolean authority) {
        Path library = environment.file("YANQI_HSM_LIBRARY", new What("the PKCS#11 library of the HSM's vendor"));
        Path pin = environment.file("YANQI_HSM_PIN_FILE", new What("a file with the PIN of the HSM's token"));
        Optional<Path> kmc = authority
                ? Optional.of(environment.file(
                        "YANQI_KMC_CERTIFICATE_FILE", new What("the certificate of the key management centre")))
                : Optional.empty();
        return new InHsm(new Hsm.Place(library, slot(environment)), pin, kmc);
    }

    private static Optional<Long> slot(Environment environment) {
        Optional<String> slot = environment.optional("YANQI_HSM_SLOT");
        if (slot.isPresent() && !slot.get().matches("[0-9]{1,10}")) {
            environment.complain("YANQI_HSM_SLOT is the number of a slot");
            return Optional.empty();
        }
        return slot.map(Long::parseLong);
    }

    /** @throws GeneralSecurityException if a key is missing, or is not the one of its certificate */
    Held open() throws IOException, GeneralSecurityException {
        if (hsm.isEmpty()) {
            return new Held(fromFile(authority.orElseThrow()), sealFromFile(seal.orElseThrow()));
        }
        Hsm opened = Hsm.open(hsm.get().place(), pin(hsm.get().pin()));
        return new Held(
                authority.isPresent()
                        ? fromFile(authority.get())
                        : AuthorityKeys.fromHsm(
                                opened,
                                AuthorityFiles.certificate(hsm.get().kmc().orElseThrow())),
                seal.isPresent() ? sealFromFile(seal.get()) : SealKey.fromHsm(opened.store()));
    }

    private static AuthorityKeys fromFile(InFile place) throws IOException, GeneralSecurityException {
        return AuthorityKeys.fromPkcs12(place.file(), place.password().toCharArray());
    }

    private static SealKey sealFromFile(InFile place) throws IOException, GeneralSecurityException {
        return SealKey.fromPkcs12(place.file(), place.password().toCharArray());
    }

    private static char[] pin(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).strip().toCharArray();
    }
}

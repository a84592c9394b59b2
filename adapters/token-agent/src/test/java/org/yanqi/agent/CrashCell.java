package org.yanqi.agent;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yanqi.token.CheapTokens;
import org.yanqi.token.FileWatch;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.KeyUse;
import org.yanqi.token.Pkcs11UKeys;
import org.yanqi.token.SoftHsm;
import org.yanqi.token.SoftwareUKeys;
import org.yanqi.token.StoredObject.Kind;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeyKind;
import org.yanqi.token.UKeys;
import org.yanqi.token.UPkcs11;

/** A kind of token with a key profile that it makes: one row of the crash matrix. */
enum CrashCell {
    SOFTWARE_P256("software token", KeyProfile.P256),
    SOFTWARE_RSA2048("software token", KeyProfile.RSA2048),
    SOFTWARE_SM2("software token", KeyProfile.SM2),
    SOFTHSM_P256("SoftHSM2", KeyProfile.P256),
    SOFTHSM_RSA2048("SoftHSM2", KeyProfile.RSA2048),
    UPKCS11_SM2("upkcs11", KeyProfile.SM2);

    final String token;
    final KeyProfile profile;

    CrashCell(String token, KeyProfile profile) {
        this.token = token;
        this.profile = profile;
    }

    UKeyKind kind() {
        return isSoftware() ? UKeyKind.SOFTWARE : UKeyKind.PKCS11;
    }

    boolean isSoftware() {
        return token.startsWith("software");
    }

    /** All of them, or those that {@code -Dyanqi.crash.cells} names. */
    static Stream<CrashCell> chosen() {
        return named().orElse(EnumSet.allOf(CrashCell.class)).stream();
    }

    /**
     * Each kind of token and each key profile once, unless others are named: the server does the same for every token.
     */
    static Stream<CrashCell> chosenAcross() {
        return named().orElse(EnumSet.of(SOFTWARE_P256, SOFTHSM_RSA2048, UPKCS11_SM2)).stream();
    }

    /** Each kind of token and each key profile where a run has as many restarts as the others have runs. */
    static Stream<CrashCell> chosenForTwo() {
        return named().orElse(EnumSet.of(SOFTWARE_P256, SOFTWARE_RSA2048, SOFTHSM_P256, UPKCS11_SM2)).stream();
    }

    static Stream<CrashCell> chosenWithDrivers() {
        return chosen().filter(cell -> !cell.isSoftware());
    }

    private static Optional<EnumSet<CrashCell>> named() {
        return Optional.ofNullable(System.getProperty("yanqi.crash.cells"))
                .map(names -> Arrays.stream(names.split(","))
                        .map(CrashCell::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(CrashCell.class))));
    }

    /** The library, which from now on finds this home's token; or the folder of software tokens. */
    Path place(Path home) throws Exception {
        if (isSoftware()) {
            return home.resolve("tokens");
        }
        var softHsm = SoftHsm.libraryFor(home);
        return this == UPKCS11_SM2 ? UPkcs11.library() : softHsm;
    }

    /** Where SoftHSM2 looks for its configuration in this process. */
    static Path configuration() {
        return Path.of(Objects.requireNonNull(System.getenv("SOFTHSM2_CONF")));
    }

    /** The token in this home, put in for this process. */
    UKeys plug(Path home, FileWatch watch) throws Exception {
        var place = place(home);
        return isSoftware() ? SoftwareUKeys.in(place, watch) : Pkcs11UKeys.load(place);
    }

    /** The same token to somebody whose changes of its files are watched, where it is files. */
    UKeys watched(UKeys tokens, Path home, FileWatch watch) throws Exception {
        return isSoftware() ? plug(home, watch) : tokens;
    }

    static UKey emptyToken(UKeys tokens) throws Exception {
        return tokens instanceof Pkcs11UKeys pkcs11
                ? pkcs11.initialise("Demo UKey", "87654321".toCharArray(), Journey.PIN)
                : CheapTokens.initialise((SoftwareUKeys) tokens, "Demo UKey", Journey.PIN, 32);
    }

    /** Before a renewal: the old pair is on the token, and a bid is sealed for it. */
    Path prepared(Path home) throws Exception {
        Files.createDirectories(home);
        try (var tokens = plug(home, FileWatch.none())) {
            Journey.begin(home, emptyToken(tokens), profile);
        }
        return home;
    }

    /** The same with half of a new pair, as it is left by a token that dies while it makes one. */
    Path preparedWithHalfAPair(Path home) throws Exception {
        prepared(home);
        var id = KeyId.forApplication(RenewalServer.APPLICATION, KeyUse.SIGNING);
        try (var tokens = plug(home, FileWatch.none());
                var session = tokens.present().getFirst().open(Journey.PIN)) {
            session.generate(id, profile, KeyUse.SIGNING);
            session.destroy(session.objects(Kind.PUBLIC_KEY, id).getFirst());
        }
        return home;
    }

    AgentSettings settings(Journey journey) throws Exception {
        return journey.settings(kind(), place(journey.home));
    }
}

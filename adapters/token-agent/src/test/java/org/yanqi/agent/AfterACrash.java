package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.yanqi.agent.CrashedRenewal.State;
import org.yanqi.agent.ticket.Step;
import org.yanqi.token.Bids;
import org.yanqi.token.FileWatch;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyUse;
import org.yanqi.token.SealedFile;
import org.yanqi.token.SignatureScheme;
import org.yanqi.token.StoredObject;
import org.yanqi.token.StoredObject.Kind;
import org.yanqi.token.TestCa;
import org.yanqi.token.UKeySession;
import org.yanqi.token.UKeys;

/** What has to hold whenever a renewal was interrupted: at once, when it is finished, and for good. */
final class AfterACrash {
    private static final byte[] MESSAGE = "signed after the crash".getBytes(UTF_8);

    private final CrashCell cell;
    private final Journey journey;
    private final UKeys tokens;

    private AfterACrash(CrashCell cell, Journey journey, UKeys tokens) {
        this.cell = cell;
        this.journey = journey;
        this.tokens = tokens;
    }

    /** Restarts on what lies in this home and looks at everything; the restarted run passes these points. */
    static void everythingHolds(CrashCell cell, Path home, CrashPoints points) throws Exception {
        try (var tokens = cell.plug(home, FileWatch.none())) {
            var after = new AfterACrash(cell, Journey.resume(home), tokens);
            after.theTokenIsOfUse();
            CrashedRenewal.complete(cell, after.journey, cell.watched(tokens, home, points), points);
            after.theRunHasConverged();
            after.aFinishedRunWritesNothingMore();
        }
    }

    /** The same, with nothing to happen at any point. */
    static void everythingHolds(CrashCell cell, Path home) throws Exception {
        everythingHolds(cell, home, CrashPoints.none());
    }

    /** Looks at everything after a run that was finished. */
    static void everythingHeld(CrashCell cell, Path home) throws Exception {
        try (var tokens = cell.plug(home, FileWatch.none())) {
            var after = new AfterACrash(cell, Journey.resume(home), tokens);
            after.theTokenIsOfUse();
            after.theRunHasConverged();
            after.aFinishedRunWritesNothingMore();
        }
    }

    /** Whatever is left of the run: nobody would have to go to the counter, and no sealed bid would stay shut. */
    static void theTokenIsOfUse(CrashCell cell, Path home) throws Exception {
        try (var tokens = cell.plug(home, FileWatch.none())) {
            new AfterACrash(cell, Journey.resume(home), tokens).theTokenIsOfUse();
        }
    }

    /** The same of a token that is in use. */
    static void theTokenIsOfUse(CrashCell cell, Path home, UKeys tokens) throws Exception {
        new AfterACrash(cell, Journey.resume(home), tokens).theTokenIsOfUse();
    }

    /** Looks at a token in use after a run that was finished. */
    static void theRunHasConverged(CrashCell cell, Path home, UKeys tokens) throws Exception {
        var after = new AfterACrash(cell, Journey.resume(home), tokens);
        after.theTokenIsOfUse();
        after.theRunHasConverged();
    }

    /** The identity that the server counts on signs, and what was sealed for the old encryption certificate opens. */
    private void theTokenIsOfUse() throws Exception {
        boolean committed = CrashedRenewal.state(journey.home).compareTo(State.INSTALLED) >= 0;
        try (var session = session()) {
            byte[] certificate = committed
                    ? issued("signingCertificate")
                    : Files.readAllBytes(journey.home.resolve(KeyUse.SIGNING + ".cer"));
            var identity = object(session, Kind.CERTIFICATE, certificate);
            assertThat(identity).as("the certificate that the server counts on").isPresent();
            signs(session, identity.orElseThrow());
            theOldBidOpens(session);
        }
    }

    /** Nothing twice, nothing left over, every key with its certificate, and what the server has is on the token. */
    private void theRunHasConverged() throws Exception {
        assertThat(CrashedRenewal.state(journey.home)).isEqualTo(State.COMPLETED);
        try (var session = session()) {
            Convergence.check(journey, session);
            for (KeyUse use : KeyUse.values()) {
                var member = use == KeyUse.SIGNING ? "signingCertificate" : "encryptionCertificate";
                theTripleIs(session, KeyId.forApplication(RenewalServer.APPLICATION, use), issued(member));
            }
            byte[] old = Files.readAllBytes(journey.home.resolve(KeyUse.ENCRYPTION + ".cer"));
            var oldId = object(session, Kind.CERTIFICATE, old).orElseThrow().id();
            theTripleIs(session, oldId, old);
            byte[] sealed = Bids.sealed(MESSAGE, TestCa.certificate(issued("encryptionCertificate")));
            assertThat(SealedFile.open(sealed, session).content()).isEqualTo(MESSAGE);
            if (!cell.isSoftware()) {
                Convergence.checkElsewhere(journey, session, cell.place(journey.home));
            }
        }
        nothingHalfWrittenIsLeft();
    }

    private void nothingHalfWrittenIsLeft() throws Exception {
        try (var files = Files.walk(journey.home)) {
            assertThat(files.filter(file -> file.toString().endsWith(".part"))).isEmpty();
        }
    }

    private static void theTripleIs(UKeySession session, KeyId id, byte[] certificate) throws Exception {
        var key = TestCa.certificate(certificate).getPublicKey();
        assertThat(session.objects(Kind.CERTIFICATE, id))
                .singleElement()
                .satisfies(there -> assertThat(there.value()).isEqualTo(certificate));
        assertThat(session.objects(Kind.PUBLIC_KEY, id))
                .singleElement()
                .satisfies(there -> assertThat(there.value()).isEqualTo(key.getEncoded()));
        assertThat(session.objects(Kind.PRIVATE_KEY, id)).hasSize(1);
    }

    /** What the journal has as done is answered from it; no order changes anything on the disk any more. */
    private void aFinishedRunWritesNothingMore() throws Exception {
        var before = DiskImage.content(journey.home);
        var done = Journals.done(journey.home);
        assertThat(done).contains(Step.RETIRE);
        try (var agent = CrashedRenewal.agent(cell, journey, tokens, CrashPoints.none(), Clock.systemUTC())) {
            var page = new Page(agent.port(), RenewalServer.ORIGIN);
            assertThat(new CrashedRenewal(journey, page, CrashPoints.none()).next())
                    .isFalse();
            for (Step step : done) {
                journey.order(page, step, params(step));
            }
        }
        assertThat(DiskImage.content(journey.home)).isEqualTo(before);
    }

    private byte[] params(Step step) throws Exception {
        return switch (step) {
            case GENERATE -> CrashedRenewal.generateParams(journey);
            case INSTALL -> Files.readAllBytes(CrashedRenewal.issued(journey.home));
            default -> journey.retireParams();
        };
    }

    private static void signs(UKeySession session, StoredObject identity) throws Exception {
        var key = TestCa.certificate(identity.value()).getPublicKey();
        assertThat(SignatureScheme.of(key).verifies(key, MESSAGE, session.sign(identity.id(), MESSAGE)))
                .as("the identity signs")
                .isTrue();
    }

    private void theOldBidOpens(UKeySession session) throws Exception {
        byte[] bid = Files.readAllBytes(journey.home.resolve("old-bid.p7m"));
        assertThat(SealedFile.open(bid, session).content()).isEqualTo(Journey.OLD_BID);
    }

    private static Optional<StoredObject> object(UKeySession session, Kind kind, byte[] value) throws Exception {
        List<StoredObject> all = session.objects();
        return all.stream()
                .filter(object -> object.kind() == kind && Arrays.equals(object.value(), value))
                .findFirst();
    }

    private byte[] issued(String member) throws Exception {
        var issued = Page.json(Files.readString(CrashedRenewal.issued(journey.home), UTF_8));
        return Base64.getDecoder().decode(issued.getString(member));
    }

    private UKeySession session() throws Exception {
        return tokens.bySerial(journey.serial).open(Journey.PIN);
    }
}

package org.yanqi.domain.check;

import static org.yanqi.domain.machine.MandateFixtures.NOW;
import static org.yanqi.domain.machine.MandateFixtures.OLD;
import static org.yanqi.domain.machine.MandateFixtures.RULES;
import static org.yanqi.domain.machine.MandateFixtures.TERMS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.machine.MachineRenewal;
import org.yanqi.domain.machine.MandateFixtures;
import org.yanqi.domain.machine.RenewalMandate;
import org.yanqi.domain.renewal.ApplicationNumber;

/** What all stores say of a machine that has done as it should; a test changes one of them. */
final class MachineStory {
    static final Instant SECOND = NOW.plus(Duration.ofDays(380));

    final ApplicationNumber number = MandateFixtures.recorded().number();
    Optional<RenewalMandate> mandate = Optional.of(MandateFixtures.recorded());
    Optional<Certificate> old = Optional.empty();
    Optional<MandateChronicle.Recorded> recorded =
            Optional.of(new MandateChronicle.Recorded(OLD.fingerprint(), OLD.serial(), TERMS));
    List<MandateChronicle.Step> steps = new ArrayList<>();
    Map<SerialNumber, MachineFacts.Made> made = new HashMap<>();
    Map<Sha256, ApplicationNumber> keys = new HashMap<>();
    Map<SerialNumber, MachineFacts.Revoked> revoked = new HashMap<>();
    Set<SerialNumber> byPersons = new HashSet<>();
    List<SerialNumber> unclaimed = new ArrayList<>();
    Set<Store> unreadable = EnumSet.noneOf(Store.class);
    Instant now = NOW.plus(Duration.ofHours(2));

    /** Two renewals, one after the other, and all that was to be done for them is done. */
    static MachineStory ofTwoRenewals() {
        var story = ofOneRenewal();
        return story.orders(story.renewed(), "second key", SECOND)
                .isIssued(SECOND.plusSeconds(1))
                .confirms(SECOND.plusSeconds(2))
                .isDone(SECOND.plusSeconds(3));
    }

    static MachineStory ofOneRenewal() {
        return betweenRequestAndConfirmation().confirms(NOW.plusSeconds(2)).isDone(NOW.plusSeconds(3));
    }

    static MachineStory betweenRequestAndConfirmation() {
        return new MachineStory().orders(OLD, "first key", NOW).isIssued(NOW.plusSeconds(1));
    }

    MachineStory orders(Certificate before, String key, Instant at) {
        var asked = MandateFixtures.asking(before, key, MandateFixtures.exchange(key, before), at);
        old = Optional.of(before);
        keys.put(asked.wish().key().fingerprint(), number);
        return becomes(MandateFixtures.after(stands().request(asked, RULES)), at);
    }

    MachineStory isMade(Instant at) {
        Certificate certificate = renewed();
        made.put(certificate.serial(), new MachineFacts.Made(certificate.fingerprint(), Optional.of(certificate), at));
        now = at.plus(Duration.ofHours(2));
        return this;
    }

    MachineStory isIssued(Instant at) {
        isMade(at);
        return becomes(MandateFixtures.after(stands().issued(renewed(), at)), at);
    }

    MachineStory confirms(Instant at) {
        return becomes(MandateFixtures.after(stands().confirm(MandateFixtures.saying(stands(), true))), at);
    }

    MachineStory rejects(Instant at) {
        return becomes(MandateFixtures.after(stands().confirm(MandateFixtures.saying(stands(), false))), at);
    }

    /** The old one is revoked, or the new one that the machine did not want. */
    MachineStory isDone(Instant at) {
        MachineRenewal latest = latest();
        boolean taken = latest.status() == MachineRenewal.Status.CONFIRMED;
        revoked.put(taken ? latest.order().oldSerial() : latest.order().serial(), new MachineFacts.Revoked(at, taken));
        return becomes(MandateFixtures.after(stands().revoked(at)), at);
    }

    private MachineStory becomes(RenewalMandate next, Instant at) {
        mandate = Optional.of(next);
        MachineRenewal renewal = latest();
        steps.add(new MandateChronicle.Step(
                renewal.status(),
                renewal.order().oldSerial(),
                renewal.order().serial(),
                renewal.order().publicKey().sha256(),
                next.certificate(),
                at));
        now = at.plus(Duration.ofHours(2));
        return this;
    }

    RenewalMandate stands() {
        return mandate.orElseThrow();
    }

    MachineRenewal latest() {
        return stands().latest().orElseThrow();
    }

    /** The certificate of the last order. */
    Certificate renewed() {
        return MandateFixtures.made(stands());
    }

    MachineFacts facts() {
        return new MachineFacts(
                number,
                mandate,
                old,
                new MandateChronicle(recorded, steps),
                made,
                keys,
                revoked,
                byPersons,
                unclaimed,
                unreadable,
                now);
    }
}

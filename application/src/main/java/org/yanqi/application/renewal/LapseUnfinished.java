package org.yanqi.application.renewal;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.RenewalSearch;
import org.yanqi.application.port.SentNotices;
import org.yanqi.application.port.ShortMessages;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.Patience;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalCommand;

/** Ends what nobody goes on with; whoever has left a number is told some days before. */
public final class LapseUnfinished {
    private static final String TOLD = "AnnounceLapse";
    private static final int AT_ONCE = 100;
    private static final int ALL_TO_BE_TOLD = 10_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

    private final RenewalDesk desk;
    private final RenewalSearch search;
    private final ShortMessages messages;
    private final SentNotices notices;
    private final AuditLedger ledger;
    private final Clock clock;

    public LapseUnfinished(
            RenewalDesk desk,
            RenewalSearch search,
            ShortMessages messages,
            SentNotices notices,
            AuditLedger ledger,
            Clock clock) {
        this.desk = desk;
        this.search = search;
        this.messages = messages;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @return how many have to wait for the next time */
    public int handle() {
        Instant now = clock.instant();
        Patience patience = desk.rules().patience();
        int waiting = InTurn.each(unchangedSince(patience.lapsedIfUnchangedSince(now), AT_ONCE), this::lapse);
        return waiting
                + InTurn.each(unchangedSince(patience.noticeIfUnchangedSince(now), ALL_TO_BE_TOLD), this::tellOnce);
    }

    private List<ApplicationNumber> unchangedSince(Instant moment, int most) {
        return search.unchangedSince(Patience.WAITING_FOR_HANDLER, moment, most);
    }

    /** Nobody lapses unwarned, however long the job has stood still or messages could not be sent. */
    private void lapse(ApplicationNumber number) {
        Instant now = clock.instant();
        waiting(number).ifPresent(application -> {
            Optional<Instant> told = told(application);
            if (told.isEmpty() && isReachable(application)) {
                tell(application);
            } else if (told.map(at ->
                            !desk.rules().patience().lapses(application, at).isAfter(now))
                    .orElse(true)) {
                desk.ask(RenewalDesk.SYSTEM, number, new RenewalCommand.Lapse(now));
            }
        });
    }

    private Optional<RenewalApplication> waiting(ApplicationNumber number) {
        return desk.find(number).filter(application -> Patience.WAITING_FOR_HANDLER.contains(application.status()));
    }

    private Optional<Instant> told(RenewalApplication application) {
        return ledger.of(application.number()).stream()
                .filter(entry -> entry.act().equals(TOLD))
                .map(AuditEntry::at)
                .filter(at -> !at.isBefore(application.since()))
                .min(Comparator.naturalOrder());
    }

    private static boolean isReachable(RenewalApplication application) {
        return application.reached(Identified.class).isPresent();
    }

    private void tellOnce(ApplicationNumber number) {
        waiting(number)
                .filter(LapseUnfinished::isReachable)
                .filter(application ->
                        !notices.wasSent(number, ShortMessages.Template.LAPSE_AHEAD, application.since()))
                .ifPresent(this::tell);
    }

    private void tell(RenewalApplication application) {
        Instant now = clock.instant();
        var mobile =
                application.reached(Identified.class).orElseThrow().handler().mobile();
        Instant lapses = desk.rules().patience().lapses(application, now);
        messages.send(
                mobile,
                ShortMessages.Template.LAPSE_AHEAD,
                List.of(application.number().value(), DAY.format(lapses.atOffset(ValidityTerm.CHINA))));
        ledger.append(new AuditEntry(
                application.number(), RenewalDesk.SYSTEM, TOLD, now, Map.of("lapses", lapses.toString())));
        notices.sent(application.number(), ShortMessages.Template.LAPSE_AHEAD, application.since());
    }
}

package org.yanqi.application.renewal;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
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
    private static final int AT_ONCE = 100;
    private static final int ALL_TO_BE_TOLD = 10_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

    private final RenewalDesk desk;
    private final RenewalSearch search;
    private final ShortMessages messages;
    private final SentNotices notices;
    private final Clock clock;

    public LapseUnfinished(
            RenewalDesk desk, RenewalSearch search, ShortMessages messages, SentNotices notices, Clock clock) {
        this.desk = desk;
        this.search = search;
        this.messages = messages;
        this.notices = notices;
        this.clock = clock;
    }

    /** @return how many have to wait for the next time */
    public int handle() {
        Instant now = clock.instant();
        Patience patience = desk.rules().patience();
        int waiting = InTurn.each(unchangedSince(patience.lapsedIfUnchangedSince(now), AT_ONCE), this::lapse);
        return waiting + InTurn.each(unchangedSince(patience.noticeIfUnchangedSince(now), ALL_TO_BE_TOLD), this::tell);
    }

    private List<ApplicationNumber> unchangedSince(Instant moment, int most) {
        return search.unchangedSince(Patience.WAITING_FOR_HANDLER, moment, most);
    }

    private void lapse(ApplicationNumber number) {
        desk.ask(RenewalDesk.SYSTEM, number, new RenewalCommand.Lapse(clock.instant()));
    }

    private void tell(ApplicationNumber number) {
        desk.find(number)
                .filter(application -> Patience.WAITING_FOR_HANDLER.contains(application.status()))
                .filter(application ->
                        !notices.wasSent(number, ShortMessages.Template.LAPSE_AHEAD, application.since()))
                .ifPresent(this::tell);
    }

    private void tell(RenewalApplication application) {
        application.reached(Identified.class).ifPresent(identified -> {
            String day = DAY.format(desk.rules().patience().lapses(application).atOffset(ValidityTerm.CHINA));
            messages.send(
                    identified.handler().mobile(),
                    ShortMessages.Template.LAPSE_AHEAD,
                    List.of(application.number().value(), day));
        });
        notices.sent(application.number(), ShortMessages.Template.LAPSE_AHEAD, application.since());
    }
}

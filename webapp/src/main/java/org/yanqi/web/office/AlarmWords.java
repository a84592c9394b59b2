package org.yanqi.web.office;

import static java.util.regex.Matcher.quoteReplacement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yanqi.domain.check.Alarm;
import org.yanqi.domain.check.Finding;
import org.yanqi.web.page.Say;

/** Alarms in words; of a kind that this version does not know, its name. */
@ApplicationScoped
public class AlarmWords {
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z_]{3,}");
    private static final Pattern MOMENT = Pattern.compile("[0-9-]{10}T[0-9:.]+Z");

    @Inject
    Say say;

    /**
     * One alarm.
     *
     * @param finding by which it is named in addresses
     * @param expected what had to be there; like {@code found} a hash, number, amount, moment or word
     * @param gone since when it fits again; empty while it does not
     * @param by who acknowledged it, and when; empty while it is open
     */
    public record Line(
            String number,
            String finding,
            String what,
            String expected,
            String found,
            String firstSeen,
            String lastSeen,
            String gone,
            String by,
            String reason) {}

    Line line(Alarm alarm) {
        Finding finding = alarm.finding();
        return new Line(
                alarm.application().value(),
                finding.fingerprint().hex(),
                what(finding.kind()),
                side(finding.expected()),
                side(finding.found()),
                say.moment(alarm.firstSeen()),
                say.moment(alarm.lastSeen()),
                alarm.gone().map(say::moment).orElse(""),
                alarm.acknowledged().map(this::by).orElse(""),
                alarm.acknowledged().map(Alarm.Acknowledgement::reason).orElse(""));
    }

    String by(Alarm.Acknowledgement said) {
        return say.with("office.alarm.by", said.by().value(), say.moment(said.at()));
    }

    String what(String kind) {
        return say.has("office.alarm.kind." + kind) ? say.with("office.alarm.kind." + kind) : kind;
    }

    /** Names of ours and moments in words, all else as it was found. */
    String side(String value) {
        return value.isEmpty()
                ? say.with("office.alarm.nothing")
                : MOMENT.matcher(NAME.matcher(value).replaceAll(found -> quoteReplacement(name(found.group()))))
                        .replaceAll(found -> quoteReplacement(moment(found.group())));
    }

    private String name(String name) {
        return Stream.of("standing." + name, "office.alarm.name." + name)
                .filter(say::has)
                .findFirst()
                .map(say::with)
                .orElse(name);
    }

    private String moment(String written) {
        try {
            return say.moment(Instant.parse(written));
        } catch (DateTimeParseException unusable) {
            return written;
        }
    }
}

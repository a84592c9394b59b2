package org.yanqi.web.office;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.web.page.Happening;
import org.yanqi.web.page.Say;

/** The audit entries of an application as a time line: who did what, when, and what came of it. */
@ApplicationScoped
public class Chronicle {
    private static final String STAFF = "staff:";

    @Inject
    Say say;

    /**
     * One entry, or several looks of one member of staff in a row.
     *
     * @param place in the application's chain, from 1: the last part of a reference number
     * @param places of the entries that the line stands for
     * @param marked whether it is the one that was asked for
     */
    public record Line(int place, String places, String who, boolean marked, Happening happening) {}

    /** @param marked the place of the entry that was asked for, 0 where none was */
    List<Line> of(List<AuditEntry> entries, int marked) {
        int latest = latestChange(entries);
        List<Line> lines = new ArrayList<>();
        for (int from = 0; from < entries.size(); ) {
            int to = from + 1;
            while (to < entries.size() && isLook(entries.get(from)) && isSameLook(entries.get(from), entries.get(to))) {
                to++;
            }
            lines.add(line(entries.subList(from, to), from + 1, marked, from == latest));
            from = to;
        }
        return lines;
    }

    private static boolean isLook(AuditEntry entry) {
        return entry.act().equals("SeeInFull");
    }

    private static boolean isSameLook(AuditEntry first, AuditEntry next) {
        return isLook(next) && next.actor().equals(first.actor());
    }

    private static int latestChange(List<AuditEntry> entries) {
        return IntStream.range(0, entries.size())
                .filter(at -> entries.get(at).facts().containsKey("to"))
                .max()
                .orElse(-1);
    }

    private Line line(List<AuditEntry> entries, int place, int marked, boolean latest) {
        AuditEntry first = entries.getFirst();
        int last = place + entries.size() - 1;
        Happening.Standing standing = first.facts().containsKey("refused")
                ? Happening.Standing.FAILED
                : latest ? Happening.Standing.NOW : Happening.Standing.DONE;
        return new Line(
                place,
                last == place ? String.valueOf(place) : place + "-" + last,
                who(first.actor()),
                place <= marked && marked <= last,
                new Happening(say.moment(first.at()), what(first.act()), detail(entries), standing));
    }

    private String who(String actor) {
        if (actor.startsWith(STAFF)) {
            return say.with("office.actor.staff", actor.substring(STAFF.length()));
        }
        return named("office.actor.", actor);
    }

    /** What this version has no words for keeps its name: an audit entry is never left out. */
    private String what(String act) {
        return named("office.act.", act);
    }

    private @Nullable String detail(List<AuditEntry> entries) {
        Map<String, String> facts = entries.getFirst().facts();
        List<String> parts = new ArrayList<>();
        fact(facts, "refused")
                .ifPresent(refusal -> parts.add(say.with("office.refused", named("office.refusal.", refusal))));
        fact(facts, "finding").ifPresent(kind -> parts.add(named("office.alarm.kind.", kind)));
        fact(facts, "to").ifPresent(to -> parts.add(say.with("office.became", named("standing.", to))));
        if ("false".equals(facts.get("retired"))) {
            parts.add(say.with("office.notRetired"));
        }
        if (facts.containsKey("of")) {
            parts.add(say.with("office.seen", sights(entries)));
        }
        return parts.isEmpty() ? null : String.join(say.with("service.and"), parts);
    }

    private String sights(List<AuditEntry> looks) {
        return looks.stream()
                .flatMap(look -> fact(look.facts(), "of").stream())
                .distinct()
                .map(of -> named("office.sight.", of))
                .collect(Collectors.joining(say.with("office.comma")));
    }

    private static Optional<String> fact(Map<String, String> facts, String name) {
        return Optional.ofNullable(facts.get(name));
    }

    private String named(String kind, String name) {
        return say.has(kind + name) ? say.with(kind + name) : name;
    }
}

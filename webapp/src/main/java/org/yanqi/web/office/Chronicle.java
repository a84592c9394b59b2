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
     * One entry.
     *
     * @param place in the application's chain, from 1: the last part of a reference number
     * @param marked whether it is the one that was asked for
     */
    public record Line(int place, String who, boolean marked, Happening happening) {}

    List<Line> of(List<AuditEntry> entries, int marked) {
        return IntStream.rangeClosed(1, entries.size())
                .mapToObj(place -> line(entries.get(place - 1), place, place == marked, place == entries.size()))
                .toList();
    }

    private Line line(AuditEntry entry, int place, boolean marked, boolean last) {
        boolean refused = entry.facts().containsKey("refused");
        Happening.Standing standing =
                refused ? Happening.Standing.FAILED : last ? Happening.Standing.NOW : Happening.Standing.DONE;
        return new Line(
                place,
                who(entry.actor()),
                marked,
                new Happening(say.moment(entry.at()), what(entry.act()), detail(entry.facts()), standing));
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

    private @Nullable String detail(Map<String, String> facts) {
        List<String> parts = new ArrayList<>();
        fact(facts, "refused")
                .ifPresent(refusal -> parts.add(say.with("office.refused", named("office.refusal.", refusal))));
        fact(facts, "to").ifPresent(to -> parts.add(say.with("office.became", named("standing.", to))));
        fact(facts, "of").ifPresent(of -> parts.add(say.with("office.seen", named("office.sight.", of))));
        return parts.isEmpty() ? null : parts.stream().collect(Collectors.joining(say.with("service.and")));
    }

    private static Optional<String> fact(Map<String, String> facts, String name) {
        return Optional.ofNullable(facts.get(name));
    }

    private String named(String kind, String name) {
        return say.has(kind + name) ? say.with(kind + name) : name;
    }
}

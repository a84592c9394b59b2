package org.yanqi.ear.journey;

import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalStatus;

/** Watches that whatever a handler has given stays, unless the screen on which it was given, or one before, is sent again. */
final class Kept {

    private final Given given;
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private List<String> sentBefore = List.of();
    private Map<String, Map<Given.Kind, Set<String>>> last = Map.of();
    private RenewalStatus farthest = RenewalStatus.OPENED;

    Kept(Given given, BrowserContext browser) {
        this.given = given;
        browser.onRequest(request -> {
            if (request.method().equals("POST")) {
                sent.add(request.url() + " " + requireNonNullElse(request.postData(), ""));
            }
        });
    }

    /**
     * What was sent during the last two acts may have changed something: the server need not be done when an act is, nor need
     * the browser have told of all that it has sent.
     */
    void assertKept(Page page, Supplier<String> story) {
        Map<String, Map<Given.Kind, Set<String>>> now = new TreeMap<>();
        for (RenewalApplication application : given.applications()) {
            now.put(application.number().value(), given.of(application));
            farthest = farthest(application);
        }
        assertThat(now.keySet()).as(story).containsAll(last.keySet());
        last.forEach((number, facts) -> facts.forEach((kind, before) -> {
            Set<String> lost = new HashSet<>(before);
            lost.removeAll(now.getOrDefault(number, Map.of()).getOrDefault(kind, Set.of()));
            if (!lost.isEmpty() && !isRevised(kind, page)) {
                throw new AssertionError("lost of " + kind + ": " + lost + "\n" + story.get());
            }
        }));
        last = now;
        sentBefore = List.copyOf(sent);
        sent.clear();
    }

    private boolean isRevised(Given.Kind kind, Page page) {
        try {
            page.waitForCondition(
                    () -> Stream.concat(sentBefore.stream(), sent.stream()).anyMatch(kind::isRevisedBy));
            return true;
        } catch (TimeoutError nothingWasSent) {
            return false;
        }
    }

    private RenewalStatus farthest(RenewalApplication application) {
        return Stream.iterate(
                        Optional.of(application),
                        Optional::isPresent,
                        state -> state.flatMap(RenewalApplication::previous))
                .map(state -> state.orElseThrow().status())
                .filter(status -> status.compareTo(RenewalStatus.COMPLETED) <= 0)
                .reduce(farthest, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /** How far any of the applications has come. */
    RenewalStatus farthest() {
        return farthest;
    }
}

package org.yanqi.ear.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What the page asks the server for is kept from it, so that a moment lasts for as long as somebody looks at it. */
final class HeldBack implements AutoCloseable {

    private final Page page;
    private final Predicate<String> addresses;
    private final List<Route> waiting = new ArrayList<>();
    private final Consumer<Route> keep = waiting::add;

    private HeldBack(Page page, Predicate<String> addresses) {
        this.page = page;
        this.addresses = addresses;
        page.route(addresses, keep);
    }

    /** Holds back every request whose address ends so. */
    static HeldBack from(Page page, String end) {
        return new HeldBack(page, address -> address.endsWith(end));
    }

    /** Waits until the page has asked. */
    void await() {
        page.waitForCondition(() -> !waiting.isEmpty());
    }

    /** Lets all go on. */
    @Override
    public void close() {
        page.unroute(addresses, keep);
        waiting.forEach(Route::resume);
    }
}

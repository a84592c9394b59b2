package org.yanqi.ear.journey;

import static java.util.Objects.requireNonNullElse;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Does by chance what people do at a browser: now and then what the page asks for, often something else. */
final class Monkey {

    private static final int MOST_TABS = 3;
    private static final double HASTE_MILLIS = 4_000;

    private final RunningYanqi yanqi;
    private final Phone phone;
    private final Random chance;
    private final Handler handler;
    private final Person person;
    private final Set<String> given = new HashSet<>();
    private Page page;

    Monkey(RunningYanqi yanqi, Phone phone, Handler handler, Person person, long seed) {
        this.yanqi = yanqi;
        this.phone = phone;
        this.handler = handler;
        this.person = person;
        chance = new Random(seed);
        page = handler.page();
        page.context().setDefaultTimeout(HASTE_MILLIS);
        page.navigate(yanqi.portal().toString());
    }

    /** Acts once. @return what it did */
    String act() {
        int dice = chance.nextInt(100);
        return dice < 55
                ? obey()
                : patiently(() -> dice < 70 ? clickAnything() : dice < 92 ? moveAbout(dice) : loseConnection());
    }

    /** Does what the page asks for. @return what it did */
    String obey() {
        return patiently(() -> "does what is asked on " + sensible());
    }

    private static String patiently(Supplier<String> act) {
        try {
            return act.get();
        } catch (PlaywrightException e) {
            return "was too slow: "
                    + requireNonNullElse(e.getMessage(), "").lines().findFirst().orElse("");
        }
    }

    /** The page; what is none of ours is left: a paper that the browser shows, or what it says when it has nothing to show. */
    Page page() {
        for (int attempt = 0; attempt < 5 && !isOurs(); attempt++) {
            try {
                leave();
            } catch (PlaywrightException anotherPageWasOnItsWay) {
                continue;
            }
        }
        return page;
    }

    private boolean isOurs() {
        return !page.isClosed() && page.url().startsWith(yanqi.portal().toString()) && !isPaper();
    }

    private boolean isPaper() {
        try {
            return !page.evaluate("() => document.contentType").equals("text/html");
        } catch (PlaywrightException beingLeft) {
            return false;
        }
    }

    private void leave() {
        if (!page.isClosed() && !isPaper()) {
            page.navigate(yanqi.portal() + "renewal");
        } else if (page.isClosed() || page.goBack() == null) {
            Page opened = page;
            page = page.context().pages().getFirst();
            page.bringToFront();
            if (opened != page) {
                opened.close();
            }
        }
    }

    private String moveAbout(int dice) {
        List<Page> tabs = page.context().pages();
        if (dice < 76) {
            page.goBack();
            return "goes back";
        }
        if (dice < 80) {
            page.reload();
            return "reloads";
        }
        if (dice < 84) {
            page.navigate(yanqi.portal() + "renewal?step=" + chance.nextInt(12));
            return "asks for a step by its address";
        }
        if (dice < 88 && tabs.size() < MOST_TABS) {
            String address = page.url();
            page = page.context().newPage();
            page.navigate(address);
            return "opens the page twice";
        }
        page = tabs.get(chance.nextInt(tabs.size()));
        page.bringToFront();
        return "turns to another tab";
    }

    private String loseConnection() {
        page.context().setOffline(true);
        try {
            return "offline: " + clickAnything();
        } finally {
            page.context().setOffline(false);
        }
    }

    private String clickAnything() {
        List<Locator> targets = page.locator(
                        "main a[href^='/']:visible, main button:visible, main input:visible, main label:visible")
                .all();
        if (targets.isEmpty()) {
            return "finds nothing to click";
        }
        Locator target = targets.get(chance.nextInt(targets.size()));
        String what = "clicks "
                + target.evaluate("e => e.tagName + (e.id ? '#' + e.id : '') + ' ' + e.innerText?.slice(0, 20)");
        target.click(new Locator.ClickOptions().setTimeout(HASTE_MILLIS));
        List<Page> tabs = page.context().pages();
        if (tabs.size() > MOST_TABS) {
            page = tabs.getFirst();
            tabs.getLast().close();
        }
        return what;
    }

    /** What the screen asks for; a screen on which there is nothing to do is left. */
    private String sensible() {
        Locator sheet = page.locator("[data-screen]");
        String screen = sheet.count() == 0 ? "" : sheet.first().getAttribute("data-screen");
        switch (screen) {
            case "questionnaire" -> page.locator("label[for=biddingNo]").click();
            case "notices" -> fill("#phrase", Journey.PHRASE);
            case "handler" -> identify();
            case "face" -> page.locator("#consent").check();
            case "face-pending" -> onThePhone(content -> phone.decideFace(content, "PASSED"));
            case "payment-pending" -> onThePhone(phone::pay);
            case "", "refused", "resume", "summary", "receipt", "cancel", "applications", "consented", "closed" ->
                page.navigate(yanqi.portal() + "renewal");
            default -> {}
        }
        Locator next = page.locator("#read:visible, #start-install:visible, main #next:visible");
        if (next.count() > 0) {
            next.first().click();
        }
        page.waitForTimeout(300);
        return screen.isEmpty() ? "a page aside" : screen;
    }

    private void identify() {
        page.locator("#document").selectOption("BUSINESS_LICENCE");
        fill("#organisationName", person.organisation());
        fill("#code", person.creditCode());
        fill("#name", person.name());
        fill("#idNumber", person.idNumber());
        fill("#validUntil", "2036-06-30");
        fill("#mobile", person.mobile());
        for (String kind : List.of("licence", "front", "back")) {
            Locator frame = page.locator("[data-picture=" + kind + "]");
            if (frame.getAttribute("data-state").equals("empty")) {
                page.locator("#" + kind).setInputFiles(Pictures.LICENCE);
                page.locator("[data-picture=" + kind + "][data-state=given]").waitFor();
            }
        }
        fill("#otp", code());
    }

    /** A code answers once: the one that has come and was not given yet, another where the page wants one, or none. */
    private String code() {
        String newest = newestCode();
        if (newest.isEmpty()
                || (given.contains(newest)
                        && !page.locator("#otp-msg").textContent().isBlank())) {
            page.locator("#send-code").click();
            page.waitForCondition(() -> !newestCode().equals(newest));
        }
        return given.add(newestCode()) ? newestCode() : "";
    }

    private String newestCode() {
        return phone.hasMessage(person.mobile()) ? phone.newestCode(person.mobile()) : "";
    }

    private void onThePhone(Consumer<String> act) {
        Locator code = page.locator("#qr");
        if (code.count() > 0) {
            try {
                act.accept(code.getAttribute("data-content"));
            } catch (Phone.Refused whatWasDoneBefore) {
                return;
            }
            page.waitForTimeout(2_500);
        }
    }

    private void fill(String selector, String text) {
        page.locator(selector).fill(text);
    }
}

package org.yanqi.ear.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ViewportSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The screens in their states, both languages, desk and phone, as pictures for people: {@code target/screens/index.html}
 * shows them all. It is written anew with every picture, so that a journey that fails has its pictures too. There is no
 * picture of a page in which axe-core finds anything, or that has to be scrolled sideways.
 */
final class Gallery {

    private static final Path FOLDER = Path.of(System.getProperty("yanqi.project"), "target", "screens");
    private static final Path MANIFEST = FOLDER.resolve("manifest.tsv");
    private static final Path LOCK = FOLDER.resolve("manifest.lock");

    /** What the screen is looked at on; paper is A4 within its margins, at 96 dots an inch. */
    enum Device {
        DESKTOP(1280, 900, Media.SCREEN),
        PHONE(390, 844, Media.SCREEN),
        PAPER(673, 987, Media.PRINT);

        private final int width;
        private final int height;
        private final Media media;

        Device(int width, int height, Media media) {
            this.width = width;
            this.height = height;
            this.media = media;
        }

        private static Device of(Page page) {
            return page.viewportSize().width < 600 ? PHONE : DESKTOP;
        }
    }

    /** One picture; {@code language} as the page declares it. */
    private record Shot(String screen, String state, String language, Device device) {
        String row() {
            return String.join("\t", screen, state, language, device.name());
        }

        static Shot of(String row) {
            String[] parts = row.split("\t", -1);
            return new Shot(parts[0], parts[1], parts[2], Device.valueOf(parts[3]));
        }

        String file() {
            String name = state.isEmpty() ? screen : screen + "-" + state;
            return (name + "." + language + "." + device + ".png").toLowerCase(java.util.Locale.ROOT);
        }

        String column() {
            return language + " " + device;
        }
    }

    /**
     * Takes pictures of the page in its language.
     *
     * @param screen such as {@code 05-handler}: the number is its place in the gallery
     * @param state such as {@code refused}, or nothing
     * @param devices none: as the window is
     */
    static void shoot(Page page, String screen, String state, Device... devices) {
        String language = (String) page.evaluate("() => document.documentElement.lang || 'zh-CN'");
        ViewportSize before = page.viewportSize();
        for (Device device : devices.length == 0 ? new Device[] {Device.of(page)} : devices) {
            if (devices.length > 0) {
                page.setViewportSize(device.width, device.height);
                page.emulateMedia(new Page.EmulateMediaOptions().setMedia(device.media));
            }
            Accessibility.assertNone(page);
            Accessibility.assertFits(page);
            keep(page, new Shot(screen, state, language, device));
        }
        page.setViewportSize(before.width, before.height);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    /**
     * Takes them in the other language too, by way of the link in the header. Only for what a reload shows again: a form
     * that was refused is not.
     */
    static void shootInBothLanguages(Page page, String screen, String state, Device... devices) {
        shoot(page, screen, state, devices);
        switchLanguage(page);
        shoot(page, screen, state, devices);
        switchLanguage(page);
    }

    static void switchLanguage(Page page) {
        page.navigate(page.evaluate("() => document.querySelector('#other-language').href")
                .toString());
    }

    private static void keep(Page page, Shot shot) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(FOLDER.resolve(shot.file()))
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setFullPage(true));
        try (var channel = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var alone = channel.lock()) {
            Files.writeString(MANIFEST, shot.row() + "\n", UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Files.writeString(
                    FOLDER.resolve("index.html"),
                    index(Files.readAllLines(MANIFEST).stream()
                            .distinct()
                            .map(Shot::of)
                            .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String index(List<Shot> shots) throws IOException {
        List<String> columns =
                shots.stream().map(Shot::column).distinct().sorted().toList();
        Map<String, List<Shot>> rows = new TreeMap<>();
        shots.forEach(shot -> rows.computeIfAbsent(shot.screen() + "\t" + shot.state(), key -> new ArrayList<>())
                .add(shot));
        var page = new StringBuilder("""
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="UTF-8"/><title>Screens of Yanqi</title>
                <style>body{font:15px sans-serif;margin:24px}td,th{border:1px solid #ccc;padding:8px;vertical-align:top;text-align:left}
                table{border-collapse:collapse}img{width:240px;border:1px solid #ddd}img.phone{width:120px}</style></head><body>
                <h1>Screens</h1><table><tr><th>screen</th><th>state</th>
                """);
        columns.forEach(column -> page.append("<th>").append(column).append("</th>"));
        rows.forEach((key, row) -> {
            page.append("</tr>\n<tr><td>")
                    .append(key.replace("\t", "</td><td>"))
                    .append("</td>");
            columns.forEach(column -> page.append("<td>")
                    .append(row.stream()
                            .filter(shot -> shot.column().equals(column))
                            .findFirst()
                            .map(Gallery::thumbnail)
                            .orElse(""))
                    .append("</td>"));
        });
        page.append("</tr></table>\n<h2>Windows of the token agent</h2>\n");
        windowsOfTheAgent()
                .forEach(file -> page.append(
                        "<a href=\"%1$s\"><img src=\"%1$s\" alt=\"%1$s\" loading=\"lazy\"/></a>\n".formatted(file)));
        return page.append("</body></html>\n").toString();
    }

    /** Their tests have left them here before the journeys began. */
    private static List<String> windowsOfTheAgent() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("agent-.*\\.png"))
                    .sorted()
                    .toList();
        }
    }

    private static String thumbnail(Shot shot) {
        return "<a href=\"%1$s\"><img class=\"%2$s\" src=\"%1$s\" alt=\"%1$s\" loading=\"lazy\"/></a>"
                .formatted(shot.file(), shot.device().name().toLowerCase(java.util.Locale.ROOT));
    }

    private Gallery() {}
}

package org.yanqi.agent.pin;

import java.awt.Color;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.border.Border;

/** Colours, fonts and lengths of the agent's window; every contrast is above 4.5:1 (WCAG 2.2 §1.4.3). */
record Look(double scale) {
    static final Color PAPER = Color.WHITE;
    static final Color INK = new Color(0x1b2430);
    static final Color QUIET = new Color(0x4a5565);
    static final Color LINE = new Color(0x7d8898);
    static final Color BLUE = new Color(0x0b5cad);
    static final Color RED = new Color(0xa61b14);
    static final Color RED_PAPER = new Color(0xfdeeec);
    static final Color AMBER = new Color(0x7a4100);
    static final Color AMBER_PAPER = new Color(0xfff5e0);
    static final Color CODE_PAPER = new Color(0xf4f6f9);

    private static final double SMALLEST = 1;
    private static final double LARGEST = 3;
    private static final double PLAIN_DPI = 96;
    private static final float TEXT_PIXELS = 15;
    /** What reads well in Chinese on Windows, Linux and macOS, in this order. */
    private static final List<String> FAMILIES =
            List.of("Microsoft YaHei UI", "Noto Sans CJK SC", "PingFang SC", "WenQuanYi Micro Hei");

    Look {
        scale = Math.clamp(scale, SMALLEST, LARGEST);
    }

    /** As large as the settings say in per cent, or else as the desktop has its texts. */
    static Look of(Optional<Integer> percent) {
        return new Look(percent.map(set -> set / 100.0).orElseGet(Look::ofDesktop));
    }

    /** Where the desktop magnifies whole windows Java does so too; on X11 it may magnify texts besides. */
    private static double ofDesktop() {
        if (GraphicsEnvironment.isHeadless()
                || !(Toolkit.getDefaultToolkit().getDesktopProperty("gnome.Xft/DPI") instanceof Integer dpi)) {
            return SMALLEST;
        }
        var screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
        double windows = screen.getDefaultConfiguration().getDefaultTransform().getScaleX();
        return dpi / 1024.0 / PLAIN_DPI / windows;
    }

    int px(int pixels) {
        return Math.toIntExact(Math.round(pixels * scale));
    }

    Font text() {
        return font(Font.PLAIN, TEXT_PIXELS);
    }

    Font small() {
        return font(Font.PLAIN, TEXT_PIXELS - 2);
    }

    Font strong() {
        return font(Font.BOLD, TEXT_PIXELS);
    }

    Font heading() {
        return font(Font.BOLD, TEXT_PIXELS + 6);
    }

    private Font font(int style, float pixels) {
        var family = FAMILIES.stream()
                .filter(name -> new Font(name, style, 1).getFamily().equals(name))
                .findFirst()
                .orElse(Font.DIALOG);
        return new Font(family, style, 1).deriveFont((float) (pixels * scale));
    }

    Border gap(int vertical, int horizontal) {
        return BorderFactory.createEmptyBorder(px(vertical), px(horizontal), px(vertical), px(horizontal));
    }

    Border framed(Color colour, int thickness) {
        return BorderFactory.createLineBorder(colour, px(thickness));
    }
}

package org.yanqi.agent.pin;

import java.awt.BasicStroke;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;

/** The picture of a key by which the taskbar and the title show whose window this is. */
final class KeyImage {
    private KeyImage() {}

    /** In the sizes that desktops ask for. */
    static List<Image> inAllSizes() {
        return Stream.of(16, 32, 48, 128).<Image>map(KeyImage::of).toList();
    }

    private static BufferedImage of(int side) {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        var canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.scale(side / 16.0, side / 16.0);
        canvas.setColor(Look.BLUE);
        canvas.fillRoundRect(0, 0, 16, 16, 5, 5);
        canvas.setColor(Look.PAPER);
        canvas.setStroke(new BasicStroke(1.6f));
        canvas.drawOval(3, 5, 5, 5);
        canvas.drawPolyline(new int[] {8, 13, 13}, new int[] {8, 8, 11}, 3);
        canvas.drawLine(11, 8, 11, 10);
        canvas.dispose();
        return image;
    }
}

package org.yanqi.ear.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures of papers, drawn: nobody's real ones belong into a test. */
final class Pictures {

    static final FilePayload LICENCE = paper("licence.png", 840, 594, new Color(0xF7E9C8));
    static final FilePayload CARD_FRONT = paper("front.png", 856, 540, new Color(0xDDEBF3));
    static final FilePayload CARD_BACK = paper("back.png", 856, 540, new Color(0xE6DCEB));

    /** What is no picture, or not only one, and how that is said; in this order. */
    static final Map<FilePayload, String> REFUSED = refused();

    /** Sends all that is refused, each said why. */
    static void assertRefused(Stranger owner) {
        String token = owner.formToken();
        REFUSED.forEach((file, said) -> {
            var answer = owner.raw("api/pictures/front", file.mimeType, file.buffer, token);
            assertThat(answer.status()).as(file.name).isIn(400, 413, 415);
            assertThat(answer.body()).contains(said);
        });
        assertThat(owner.raw("api/pictures/front", "image/png", new byte[11 << 20], token)
                        .status())
                .isEqualTo(413);
        assertThat(owner.raw("api/pictures/..%2ffront", "image/png", new byte[1], token)
                        .status())
                .isBetween(400, 404);
    }

    private static Map<FilePayload, String> refused() {
        byte[] png = LICENCE.buffer;
        Map<FilePayload, String> refused = new LinkedHashMap<>();
        refused.put(named("empty.png", new byte[0]), "图片是空的，请重新选择");
        refused.put(named("letter.png", "这不是图片".getBytes(UTF_8)), "文件内容不是 JPEG、PNG 或 WebP 图片");
        refused.put(
                named("drawing.png", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>".getBytes(UTF_8)),
                "这是矢量图（SVG），不是照片");
        refused.put(named("torn.png", Arrays.copyOf(png, png.length / 2)), "图片不完整或已损坏，无法打开");
        refused.put(named("two.png", with(png, "<html><script>alert(1)</script></html>")), "文件里除了图片还夹带了其他内容");
        refused.put(named("bomb.png", enlarged(png)), "图片的像素太多，无法处理");
        refused.put(paper("stamp.png", 40, 30, Color.WHITE), "图片太小，看不清文字");
        refused.put(named("heavy.png", new byte[10 * 1024 * 1024 + 1]), "图片超过 10 MB");
        return refused;
    }

    private static byte[] with(byte[] picture, String text) {
        byte[] more = text.getBytes(UTF_8);
        byte[] both = Arrays.copyOf(picture, picture.length + more.length);
        System.arraycopy(more, 0, both, picture.length, more.length);
        return both;
    }

    /** A header that promises 50,000 by 50,000 pixels (PNG §11.2.1: after signature and length, IHDR and its checksum). */
    private static byte[] enlarged(byte[] png) {
        var bytes = ByteBuffer.wrap(png.clone());
        bytes.putInt(16, 50_000).putInt(20, 50_000);
        var checksum = new CRC32();
        checksum.update(bytes.array(), 12, 17);
        return bytes.putInt(29, (int) checksum.getValue()).array();
    }

    private static FilePayload named(String name, byte[] content) {
        return new FilePayload(name, "image/png", content);
    }

    private static FilePayload paper(String name, int width, int height, Color ground) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(ground);
        pen.fillRect(0, 0, width, height);
        pen.setColor(ground.darker());
        for (int line = 1; line < 6; line++) {
            pen.fillRect(width / 12, height * line / 7, width / 2, height / 28);
        }
        pen.dispose();
        return png(name, image);
    }

    /** As a camera takes one in bad light: about {@code width} × {@code height} × 3 octets, however it is compressed. */
    static FilePayload grainy(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var grains = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, grains.nextInt(0x1000000));
            }
        }
        return png("grainy.png", image);
    }

    private static FilePayload png(String name, BufferedImage image) {
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FilePayload(name, "image/png", png.toByteArray());
    }

    private Pictures() {}
}

package org.yanqi.pictures;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Has a picture's pixels decoded, leaving out columns and rows where all of them would take more memory than is set aside. */
final class Decoder {
    /** Enough for 17 million pixels of four octets, which is what most phones take. */
    private static final long MOST_OCTETS = 68_000_000;

    private Decoder() {}

    static BufferedImage decode(Anatomy picture) throws DamagedFile {
        ImageReader reader = reader(picture.format());
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture.drawing()))) {
            var broken = new AtomicBoolean();
            reader.addIIOReadWarningListener((source, warning) -> broken.compareAndSet(false, tellsDamage(warning)));
            reader.setInput(input, true, true);
            ImageReadParam some = reader.getDefaultReadParam();
            int step = step(picture);
            some.setSourceSubsampling(step, step, 0, 0);
            BufferedImage image = reader.read(0, some);
            if (broken.get()) {
                throw new DamagedFile("the decoder had to guess");
            }
            return Grey.withTransparency(image) ? Grey.asRgb(image) : image;
        } catch (IOException | RuntimeException e) {
            throw new DamagedFile(e);
        } finally {
            reader.dispose();
        }
    }

    /** The smallest step with which what is decoded stays within the bound. */
    private static int step(Anatomy picture) {
        int step = 1;
        while ((long) (picture.width() / step) * (picture.height() / step) * picture.depth() > MOST_OCTETS) {
            step++;
        }
        return step;
    }

    /** Superfluous octets between two segments do no harm, and some cameras write them. */
    private static boolean tellsDamage(String warning) {
        String text = warning.toLowerCase(Locale.ROOT);
        return text.contains("premature end") || text.contains("bad huffman code") || text.contains("found marker");
    }

    private static ImageReader reader(Format format) {
        return switch (format) {
            case JPEG -> ofTheJdk(ImageIO.getImageReadersByFormatName("jpeg"));
            case PNG -> ofTheJdk(ImageIO.getImageReadersByFormatName("png"));
            case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
        };
    }

    /** Whatever else a server has registered: which decoder sees foreign octets is decided here. */
    private static ImageReader ofTheJdk(Iterator<ImageReader> readers) {
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getModule() == ImageReader.class.getModule()) {
                return reader;
            }
        }
        throw new IllegalStateException("every JDK reads JPEG and PNG");
    }
}

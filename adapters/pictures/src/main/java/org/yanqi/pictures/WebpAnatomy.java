package org.yanqi.pictures;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A WebP file (RFC 9649), chunk by chunk. Of an animation the first frame is kept, of everything else the picture and its transparency. */
final class WebpAnatomy {
    private static final int CHUNK_HEADER_OCTETS = 8;
    private static final int FIRST_CHUNK = 12;
    /** The position, size and duration of an animation's frame, before the frame's own chunks (§2.7.1.1). */
    private static final int FRAME_HEADER_OCTETS = 16;

    private static final long MOST_PIXELS = 4096L * 4096;
    /** The decoder reads ahead, beyond the end of short pictures. */
    private static final int READ_AHEAD_OCTETS = 16;
    /** Of a lossy picture the decoder keeps some 40 octets for each pixel. */
    private static final long MOST_LOSSY_PIXELS = 2560L * 1920;

    private final Octets file;
    private @Nullable Octets picture;
    private @Nullable Octets transparency;
    private Orientation upright = Orientation.UPRIGHT;

    WebpAnatomy(Octets file) {
        this.file = file;
    }

    Anatomy read() throws DamagedFile {
        long size = file.fourAt(4, LITTLE_ENDIAN);
        Octets riff = file.part(0, CHUNK_HEADER_OCTETS + size);
        takeChunks(riff, FIRST_CHUNK);
        if (picture == null) {
            throw new DamagedFile("nothing is drawn");
        }
        WebpSize pixels = WebpSize.of(picture);
        byte[] drawing = drawing(picture, pixels);
        int end = Math.min(file.length(), riff.length() + riff.length() % 2);
        long most = name(picture).equals("VP8L") ? MOST_PIXELS : MOST_LOSSY_PIXELS;
        return new Anatomy(Format.WEBP, pixels.width(), pixels.height(), 4, most, upright, drawing, end);
    }

    private void takeChunks(Octets container, int first) throws DamagedFile {
        int position = first;
        while (position < container.length()) {
            long size = container.fourAt(position + 4, LITTLE_ENDIAN);
            Octets chunk = container.part(position, CHUNK_HEADER_OCTETS + size);
            take(chunk);
            position += chunk.length() + chunk.length() % 2;
        }
    }

    private void take(Octets chunk) throws DamagedFile {
        switch (name(chunk)) {
            case "VP8 ", "VP8L" -> picture = picture == null ? chunk : picture;
            case "ALPH" -> transparency = picture == null ? chunk : transparency;
            case "EXIF" -> upright = ExifOrientation.of(content(chunk));
            case "ANMF" -> {
                if (picture == null) {
                    takeChunks(chunk, CHUNK_HEADER_OCTETS + FRAME_HEADER_OCTETS);
                }
            }
            default -> {
                // A colour profile, a text, or what a later standard adds.
            }
        }
    }

    static String name(Octets chunk) throws DamagedFile {
        return new String(chunk.part(0, 4).toArray(), US_ASCII);
    }

    static Octets content(Octets chunk) throws DamagedFile {
        return chunk.part(CHUNK_HEADER_OCTETS, chunk.length() - CHUNK_HEADER_OCTETS);
    }

    private byte[] drawing(Octets image, WebpSize pixels) throws DamagedFile {
        var chunks = new ByteArrayOutputStream();
        chunks.writeBytes("WEBP".getBytes(US_ASCII));
        if (transparency != null && name(image).equals("VP8 ")) {
            chunks.writeBytes(pixels.extendedHeader());
            write(chunks, transparency);
        }
        write(chunks, image);
        ByteBuffer riff = ByteBuffer.allocate(CHUNK_HEADER_OCTETS + chunks.size() + READ_AHEAD_OCTETS)
                .order(LITTLE_ENDIAN);
        return riff.put("RIFF".getBytes(US_ASCII))
                .putInt(chunks.size())
                .put(chunks.toByteArray())
                .array();
    }

    private static void write(ByteArrayOutputStream chunks, Octets chunk) {
        chunks.writeBytes(chunk.toArray());
        if (chunk.length() % 2 == 1) {
            chunks.write(0);
        }
    }
}

package org.yanqi.application.handler;

import java.util.HexFormat;
import java.util.Optional;
import org.yanqi.domain.Bytes;

/** The formats in which pictures are taken, known by their first octets. */
enum PictureFormat {
    JPEG("image/jpeg", "ffd8ff", ""),
    PNG("image/png", "89504e470d0a1a0a", ""),
    WEBP("image/webp", "52494646", "57454250");

    private static final int HEAD = 12;

    private final String mediaType;
    private final String start;
    private final String fromEighth;

    PictureFormat(String mediaType, String start, String fromEighth) {
        this.mediaType = mediaType;
        this.start = start;
        this.fromEighth = fromEighth;
    }

    String mediaType() {
        return mediaType;
    }

    static Optional<PictureFormat> of(Bytes content) {
        if (content.length() < HEAD) {
            return Optional.empty();
        }
        String head = HexFormat.of().formatHex(content.toArray(), 0, HEAD);
        for (PictureFormat format : values()) {
            if (head.startsWith(format.start) && head.startsWith(format.fromEighth, 16)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}

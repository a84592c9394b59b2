package org.yanqi.pictures;

import java.awt.geom.AffineTransform;
import java.util.Optional;

/** How a picture was held when it was taken (Exif 2.32 §4.6.4, tag Orientation), in the order of the tag's values 1 to 8. */
enum Orientation {
    UPRIGHT(1, 0, 0, 1),
    MIRRORED(-1, 0, 0, 1),
    UPSIDE_DOWN(-1, 0, 0, -1),
    MIRRORED_UPSIDE_DOWN(1, 0, 0, -1),
    TRANSPOSED(0, 1, 1, 0),
    QUARTER_LEFT(0, 1, -1, 0),
    TRANSVERSED(0, -1, -1, 0),
    QUARTER_RIGHT(0, -1, 1, 0);

    private final int xToX;
    private final int xToY;
    private final int yToX;
    private final int yToY;

    Orientation(int xToX, int xToY, int yToX, int yToY) {
        this.xToX = xToX;
        this.xToY = xToY;
        this.yToX = yToX;
        this.yToY = yToY;
    }

    static Optional<Orientation> ofTag(int value) {
        return value >= 1 && value <= values().length ? Optional.of(values()[value - 1]) : Optional.empty();
    }

    /** @param quarters clockwise, 1 to 3 */
    static Orientation turned(int quarters) {
        return switch (quarters) {
            case 1 -> QUARTER_LEFT;
            case 2 -> UPSIDE_DOWN;
            case 3 -> QUARTER_RIGHT;
            default -> throw new IllegalArgumentException("1 to 3 quarters, not " + quarters);
        };
    }

    boolean swapsSides() {
        return xToX == 0;
    }

    /** From the stored picture to the upright one, whose upper left corner stays at the origin. */
    AffineTransform transform(int width, int height) {
        int right = Math.min(0, xToX * width) + Math.min(0, yToX * height);
        int down = Math.min(0, xToY * width) + Math.min(0, yToY * height);
        return new AffineTransform(xToX, xToY, yToX, yToY, -right, -down);
    }
}

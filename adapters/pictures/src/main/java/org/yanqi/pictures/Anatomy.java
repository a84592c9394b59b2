package org.yanqi.pictures;

/**
 * What a picture's file is made of.
 *
 * @param width as stored, in pixels, before it is turned upright
 * @param depth octets of one decoded pixel at most
 * @param mostPixels that its decoder can take within the memory set aside for it
 * @param upright how it has to be turned to be looked at
 * @param drawing a file of the same format with nothing in it but what draws the (first) picture
 * @param end where the picture ends in the file; what follows is a trailer
 */
record Anatomy(
        Format format,
        int width,
        int height,
        int depth,
        long mostPixels,
        Orientation upright,
        byte[] drawing,
        int end) {
    /** As many as the sensors have that are sold as "50 megapixels" (8192 by 6144). */
    static final long MOST_PIXELS = 8192L * 6144;

    static final int MOST_PIXELS_ASIDE = 12_000;

    boolean tooLarge() {
        return (long) width * height > mostPixels || Math.max(width, height) > MOST_PIXELS_ASIDE;
    }
}

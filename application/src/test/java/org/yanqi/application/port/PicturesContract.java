package org.yanqi.application.port;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.application.port.PictureSamples.HEIGHT;
import static org.yanqi.application.port.PictureSamples.WIDTH;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.application.port.Pictures.Reading;
import org.yanqi.domain.Bytes;

/** What everything does that makes safe pictures of what was sent. */
public abstract class PicturesContract {
    private static final int MOST_OCTETS = 10 << 20;
    private static final String SECRET = "home of the Ouyang family";

    protected abstract Pictures pictures();

    static List<Bytes> goodPictures() {
        return List.of(
                PictureSamples.jpeg(),
                PictureSamples.png(),
                PictureSamples.transparentPng(),
                PictureSamples.webp(),
                PictureSamples.jpegOf(MOST_OCTETS));
    }

    @ParameterizedTest
    @MethodSource("goodPictures")
    void a_good_picture_becomes_a_jpeg_of_its_size(Bytes file) {
        var picture = picture(file);
        assertThat(List.of(picture.width(), picture.height())).containsExactly(WIDTH, HEIGHT);
        BufferedImage decoded = decoded(picture.picture());
        assertThat(List.of(decoded.getWidth(), decoded.getHeight())).containsExactly(WIDTH, HEIGHT);
    }

    @Test
    void what_was_on_it_is_still_there() {
        assertThat(redCorner(picture(PictureSamples.jpeg()).picture())).isEqualTo("above left");
        assertThat(redCorner(picture(PictureSamples.png()).picture())).isEqualTo("above left");
        assertThat(redCorner(picture(PictureSamples.webp()).picture())).isEqualTo("above left");
    }

    @Test
    void a_picture_of_a_camera_held_sideways_is_put_upright() {
        var picture = picture(PictureSamples.jpegHeldSideways());
        assertThat(List.of(picture.width(), picture.height())).containsExactly(HEIGHT, WIDTH);
        assertThat(decoded(picture.picture()).getWidth()).isEqualTo(HEIGHT);
        assertThat(redCorner(picture.picture())).isEqualTo("above right");
    }

    @Test
    void nothing_that_was_written_beside_the_picture_is_kept() {
        for (Bytes file : List.of(
                PictureSamples.jpegWithComment(SECRET),
                PictureSamples.pngWithText(SECRET),
                PictureSamples.jpegHeldSideways())) {
            assertThat(new String(picture(file).picture().toArray(), ISO_8859_1))
                    .doesNotContain("Ouyang")
                    .doesNotContain("Exif\0\0");
        }
    }

    @Test
    void what_was_made_here_is_taken_here() {
        Bytes kept = picture(PictureSamples.png()).picture();
        assertThat(pictures().read(kept)).isInstanceOf(Reading.Picture.class);
    }

    @Test
    void nothing_at_all_is_empty() {
        assertThat(pictures().read(Bytes.of(new byte[0]))).isEqualTo(new Reading.Empty());
    }

    @Test
    void one_octet_more_than_ten_mebibytes_is_too_large() {
        assertThat(pictures().read(PictureSamples.jpegOf(MOST_OCTETS + 1)))
                .isEqualTo(new Reading.TooLarge(MOST_OCTETS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"me.jpg", "\0", "GIF89a\1\0\1\0", "%PDF-1.7\n", "BM\0\0\0\0"})
    void what_is_neither_jpeg_nor_png_nor_webp_is_not_a_picture(String content) {
        assertThat(pictures().read(Bytes.of(content.getBytes(ISO_8859_1)))).isEqualTo(new Reading.NotAPicture());
    }

    @Test
    void an_archive_alone_is_not_a_picture() {
        assertThat(pictures().read(PictureSamples.archive())).isEqualTo(new Reading.NotAPicture());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\n  ", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"})
    void a_drawing_is_told_from_a_picture(String before) {
        Bytes drawing = PictureSamples.joined(PictureSamples.text(before), PictureSamples.drawing());
        assertThat(pictures().read(drawing)).isEqualTo(new Reading.Drawing());
    }

    static List<Bytes> picturesOfEveryFormat() {
        return List.of(PictureSamples.jpeg(), PictureSamples.png(), PictureSamples.webp());
    }

    @ParameterizedTest
    @MethodSource("picturesOfEveryFormat")
    void a_picture_that_stops_in_the_middle_is_damaged(Bytes file) {
        byte[] half = Arrays.copyOf(file.toArray(), file.length() / 2);
        assertThat(pictures().read(Bytes.of(half))).isEqualTo(new Reading.Damaged());
    }

    @ParameterizedTest
    @MethodSource("picturesOfEveryFormat")
    void a_picture_of_which_only_the_beginning_came_is_damaged(Bytes file) {
        byte[] beginning = Arrays.copyOf(file.toArray(), 16);
        assertThat(pictures().read(Bytes.of(beginning))).isEqualTo(new Reading.Damaged());
    }

    @Test
    void few_octets_that_unpack_to_gigabytes_are_never_unpacked() {
        assertThat(pictures().read(PictureSamples.pngOfSixtyThousandPixelsAside()))
                .isInstanceOfSatisfying(
                        Reading.TooManyPixels.class,
                        tooMany -> assertThat(tooMany.mostPixels()).isBetween(1_000_000L, 3_599_999_999L));
    }

    @Test
    void a_picture_of_one_pixel_or_four_is_too_small() {
        for (Bytes file : List.of(PictureSamples.smallPng(), PictureSamples.smallWebp())) {
            assertThat(pictures().read(file))
                    .isInstanceOfSatisfying(
                            Reading.TooSmall.class,
                            tooSmall -> assertThat(tooSmall.leastPixelsAside()).isBetween(3, HEIGHT));
        }
    }

    @ParameterizedTest
    @MethodSource("picturesOfEveryFormat")
    void a_picture_that_is_an_archive_as_well_is_refused(Bytes file) {
        assertThat(pictures().read(PictureSamples.joined(file, PictureSamples.archive())))
                .isEqualTo(new Reading.Polyglot());
    }

    @ParameterizedTest
    @MethodSource("picturesOfEveryFormat")
    void a_picture_that_is_a_page_as_well_is_refused(Bytes file) {
        Bytes page = PictureSamples.text("<html><body><script>alert(1)</script></body></html>");
        assertThat(pictures().read(PictureSamples.joined(file, page))).isEqualTo(new Reading.Polyglot());
    }

    @Test
    void a_quarter_turn_goes_clockwise_and_swaps_the_sides() {
        Bytes turned = pictures().turn(picture(PictureSamples.jpeg()).picture(), 1);
        assertThat(List.of(decoded(turned).getWidth(), decoded(turned).getHeight()))
                .containsExactly(HEIGHT, WIDTH);
        assertThat(redCorner(turned)).isEqualTo("above right");
    }

    @Test
    void half_a_turn_and_three_quarters_go_further() {
        Bytes kept = picture(PictureSamples.jpeg()).picture();
        Bytes half = pictures().turn(kept, 2);
        assertThat(List.of(decoded(half).getWidth(), decoded(half).getHeight())).containsExactly(WIDTH, HEIGHT);
        assertThat(redCorner(half)).isEqualTo("below right");
        assertThat(redCorner(pictures().turn(kept, 3))).isEqualTo("below left");
    }

    @Test
    void what_was_turned_can_be_turned_again_until_it_stands_as_before() {
        Bytes picture = picture(PictureSamples.jpeg()).picture();
        for (int quarter = 0; quarter < 4; quarter++) {
            picture = pictures().turn(picture, 1);
        }
        assertThat(decoded(picture).getWidth()).isEqualTo(WIDTH);
        assertThat(redCorner(picture)).isEqualTo("above left");
    }

    private Reading.Picture picture(Bytes file) {
        Reading reading = pictures().read(file);
        assertThat(reading).isInstanceOf(Reading.Picture.class);
        return (Reading.Picture) reading;
    }

    private static BufferedImage decoded(Bytes jpeg) {
        assertThat(jpeg.toArray()).startsWith(0xFF, 0xD8, 0xFF);
        try {
            return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(jpeg.toArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the one red quarter is. */
    private static String redCorner(Bytes jpeg) {
        BufferedImage picture = decoded(jpeg);
        int right = picture.getWidth() * 3 / 4;
        int left = picture.getWidth() / 4;
        int below = picture.getHeight() * 3 / 4;
        int above = picture.getHeight() / 4;
        var red = new StringBuilder();
        red.append(isRed(picture.getRGB(left, above)) ? "above left" : "");
        red.append(isRed(picture.getRGB(right, above)) ? "above right" : "");
        red.append(isRed(picture.getRGB(left, below)) ? "below left" : "");
        return red.append(isRed(picture.getRGB(right, below)) ? "below right" : "")
                .toString();
    }

    private static boolean isRed(int rgb) {
        return (rgb >> 16 & 0xFF) > 200 && (rgb >> 8 & 0xFF) < 100 && (rgb & 0xFF) < 100;
    }
}

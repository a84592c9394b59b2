package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.handler.CardValidity;
import org.yanqi.domain.handler.Handler;
import org.yanqi.domain.handler.IdNumber;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.handler.PersonName;
import org.yanqi.domain.renewal.FaceCheck;
import org.yanqi.domain.renewal.FaceResult;

/** What everybody does who compares faces. */
public abstract class FaceVerificationContract {
    private static final String REQUEST = "4f1c2d3e4f1c2d3e4f1c2d3e4f1c2d3e";
    private static final String OTHER_REQUEST = "0a1b2c3d0a1b2c3d0a1b2c3d0a1b2c3d";
    private static final Handler HANDLER = new Handler(
            new PersonName("张三"),
            new IdNumber("11010519491231002X"),
            new CardValidity.LongTerm(),
            new MobileNumber("13800138000"));

    /** A provider may refuse a request that is signed long ago: the time is the machine's. */
    private final Instant now = Clock.systemUTC().instant();

    protected abstract FaceVerification faces();

    /** The person before the camera is the handler. */
    protected abstract void pass(FaceCheck.Session session, String request);

    /** The person before the camera is somebody else. */
    protected abstract void showAnotherFace(FaceCheck.Session session, String request);

    /** Does something while the provider gives no answer, whether it acts or not. */
    protected abstract void withoutAnswer(Runnable deed);

    @Test
    void a_check_has_an_address_for_the_phone_for_a_limited_time() {
        FaceCheck.Session session = faces().begin(REQUEST, HANDLER, now);
        assertThat(session.reference()).isNotBlank();
        assertThat(session.address()).matches("https?://\\S+");
        assertThat(session.expiresAt()).isBetween(now.plus(Duration.ofMinutes(5)), now.plus(Duration.ofDays(1)));
    }

    @Test
    void a_check_is_unfinished_until_somebody_stands_before_the_camera() {
        FaceCheck.Session session = faces().begin(REQUEST, HANDLER, now);
        assertThat(faces().result(session.reference(), REQUEST)).isEqualTo(new FaceResult.Unfinished());
    }

    @Test
    void who_has_passed_is_named_together_with_our_request_and_stays_so() {
        FaceCheck.Session session = faces().begin(REQUEST, HANDLER, now);
        pass(session, REQUEST);
        FaceResult result = faces().result(session.reference(), REQUEST);
        assertThat(result).isInstanceOfSatisfying(FaceResult.Passed.class, passed -> {
            assertThat(passed.name()).isEqualTo(HANDLER.name());
            assertThat(passed.idNumber()).isEqualTo(HANDLER.idNumber());
            assertThat(passed.request()).isEqualTo(REQUEST);
            assertThat(passed.evidence()).isNotBlank();
        });
        assertThat(faces().result(session.reference(), REQUEST)).isEqualTo(result);
    }

    @Test
    void another_face_fails_for_that_reason() {
        FaceCheck.Session session = faces().begin(REQUEST, HANDLER, now);
        showAnotherFace(session, REQUEST);
        assertThat(faces().result(session.reference(), REQUEST))
                .isEqualTo(new FaceResult.Failed(FaceResult.Reason.ANOTHER_PERSON));
    }

    @Test
    void one_check_says_nothing_about_another() {
        FaceCheck.Session session = faces().begin(REQUEST, HANDLER, now);
        FaceCheck.Session other = faces().begin(OTHER_REQUEST, HANDLER, now);
        pass(session, REQUEST);
        assertThat(other.reference()).isNotEqualTo(session.reference());
        assertThat(faces().result(other.reference(), OTHER_REQUEST)).isEqualTo(new FaceResult.Unfinished());
    }

    @Test
    void silence_is_no_result() {
        FaceCheck.Session session = faces().begin(REQUEST, HANDLER, now);
        pass(session, REQUEST);
        withoutAnswer(() -> assertThatThrownBy(() -> faces().result(session.reference(), REQUEST))
                .isInstanceOf(UnavailableException.class));
        withoutAnswer(() -> assertThatThrownBy(() -> faces().begin(OTHER_REQUEST, HANDLER, now))
                .isInstanceOf(UnavailableException.class));
        assertThat(faces().result(session.reference(), REQUEST)).isInstanceOf(FaceResult.Passed.class);
    }
}

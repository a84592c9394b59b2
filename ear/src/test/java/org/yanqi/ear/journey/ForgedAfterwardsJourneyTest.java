package org.yanqi.ear.journey;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every command that is not due while somebody else decides, and when there is nothing left to decide. */
@ExtendWith(StepByStep.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ForgedAfterwardsJourneyTest {

    private static final Person ZHANG = Person.ZHANG;

    private RunningYanqi yanqi;
    private Handler handler;
    private Phone phone;
    private Journey journey;
    private Forgery forgery;
    private String number = "";

    @BeforeAll
    void start(@TempDir Path folder) {
        yanqi = RunningYanqi.on(folder.resolve("data"), "--token", "software");
        handler = new Handler();
        phone = new Phone(yanqi.phone());
        journey = new Journey(yanqi, handler, phone, ZHANG);
        forgery = new Forgery(yanqi, handler, new Marks(List.of(ZHANG.name(), ZHANG.idNumber(), ZHANG.mobile())));
    }

    @AfterAll
    void stop() {
        forgery.close();
        phone.close();
        handler.close();
        yanqi.close();
    }

    @Test
    @Order(1)
    void nothingIsForcedWhileAReviewerDecides() {
        journey.untilIdentified();
        handler.at("#refuse").click();
        journey.askForReview();
        number = journey.number();
        forgery.attack(number, "UNDER_REVIEW");
    }

    @Test
    @Order(2)
    void norAfterARejection() {
        try (var reviewer = new Reviewer(yanqi, phone)) {
            reviewer.reject(number, "照片不清楚，请重新申请");
        }
        forgery.attack(number, "REJECTED");
    }

    @Test
    @Order(3)
    void norAfterTheHandlerHasCancelled() {
        journey.untilPresented();
        String cancelled = journey.number();
        journey.cancel();
        forgery.attack(cancelled, "CANCELLED");
    }
}

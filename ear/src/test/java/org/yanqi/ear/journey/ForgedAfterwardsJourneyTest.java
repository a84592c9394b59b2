package org.yanqi.ear.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
import org.yanqi.domain.renewal.RenewalStatus;

/** Every command that is not due while somebody else decides, and when there is nothing left to decide. */
@ExtendWith(StepByStep.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ForgedAfterwardsJourneyTest {

    /** Where somebody else decides, or nobody any more. */
    static final Set<RenewalStatus> STATES = EnumSet.range(RenewalStatus.UNDER_REVIEW, RenewalStatus.ERASED);

    private static final String INSTALL_TICKET = "**/api/token-steps/install/ticket";
    private static final Person ZHANG = Person.ZHANG;

    private RunningYanqi yanqi;
    private Handler handler;
    private Phone phone;
    private Journey journey;
    private Database database;
    private Forgery forgery;
    private String number = "";

    @BeforeAll
    void start(@TempDir Path folder) {
        yanqi = RunningYanqi.on(folder.resolve("data"), "--token", "software");
        handler = new Handler();
        phone = new Phone(yanqi.phone());
        journey = new Journey(yanqi, handler, phone, ZHANG);
        database = new Database(yanqi.data());
        forgery =
                new Forgery(yanqi, handler, phone, new Marks(List.of(ZHANG.name(), ZHANG.idNumber(), ZHANG.mobile())));
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
        forgery.attack(number, RenewalStatus.UNDER_REVIEW);
    }

    @Test
    @Order(2)
    void norAfterARejection() {
        try (var reviewer = new Reviewer(yanqi, phone)) {
            reviewer.reject(number, "照片不清楚，请重新申请");
        }
        forgery.attack(number, RenewalStatus.REJECTED);
    }

    @Test
    @Order(3)
    void norAfterTheHandlerHasCancelled() {
        journey.untilPresented();
        String cancelled = journey.number();
        journey.cancel();
        forgery.attack(cancelled, RenewalStatus.CANCELLED);
    }

    @Test
    @Order(4)
    void norWhenTheConsentIsWithdrawnAndAllThatIsPersonalIsErased() {
        journey.untilIdentified();
        number = journey.number();
        handler.page().navigate(yanqi.portal() + "cancel?withdraw=1");
        handler.at("#confirm").click();
        handler.awaitScreen("closed");
        handler.page()
                .waitForCondition(() -> database.count(
                                "select count(*) from renewal where status = 'ERASED' and number = '" + number + "'")
                        == 1);
        forgery.attack(number, RenewalStatus.ERASED);
    }

    @Test
    @Order(5)
    void norWhenItHasLapsed() {
        journey.untilPresented();
        number = journey.number();
        lapse();
        forgery.attack(number, RenewalStatus.LAPSED);
    }

    @Test
    @Order(6)
    void norWhenTheNewCertificatesAreTakenBack() {
        new Journey(yanqi, handler, phone, ZHANG.on("13800138005")).untilPaid();
        number = journey.number();
        journey.awaitPlan();
        handler.page().route(INSTALL_TICKET, Route::abort);
        handler.at("#start-install").click();
        handler.page().waitForCondition(() -> forgery.brief(number).startsWith(RenewalStatus.ISSUED + " "));
        handler.page().navigate("about:blank");
        handler.page().unroute(INSTALL_TICKET);
        try (var reviewer = new Reviewer(yanqi, phone)) {
            reviewer.takeBack(number, "电子钥匙丢失了新私钥");
        }
        handler.page()
                .waitForCondition(() -> database.count(
                                "select count(*) from payment_order where status = 'REFUNDED' and application = '"
                                        + number + "'")
                        == 1);
        forgery.attack(number, RenewalStatus.TAKEN_BACK);
    }

    @Test
    @Order(7)
    void noneOfTheseStatesIsLeftOut() {
        assertThat(forgery.attacked()).isEqualTo(STATES);
    }

    /** A month is too long for a test, and the job that ends applications comes every ten minutes: the row is moved. */
    private void lapse() {
        database.change(
                "update renewal set status = 'LAPSED', version = version + 1, state = jsonb_set(state, '{states}',"
                        + " (state -> 'states') || jsonb_build_object('state', 'LAPSED', 'since', state #> '{states,-1,since}'))"
                        + " where number = '" + number + "'");
    }
}

package org.yanqi.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntranceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/office/reviews",
                "/office/reviews?question=FACE_FAILED",
                "/office/reviews/view?number=YQ20250711-000123-14"
            })
    void afterSigningInStaffComeBackToThePageTheyWanted(String page) {
        assertThat(Entrance.page(page)).isEqualTo(page);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "https://elsewhere.example/office/reviews",
                "//elsewhere.example/office/",
                "/renewal",
                "/office/../renewal",
                "/office/reviews?next=//elsewhere.example",
                "/office/sign-in",
                "/office/reviews\r\nSet-Cookie: yanqi-staff=x"
            })
    void anythingElseLeadsToTheQueue(String page) {
        assertThat(Entrance.page(page)).isEqualTo("/office/reviews");
    }

    @Test
    void thePageWithAFormIsWantedButNotWhatWasSentFromIt() {
        assertThat(Entrance.address(
                        new Knock("GET", "/office/reviews/view", "number=YQ20250711-000123").request(), false))
                .isEqualTo("/office/sign-in?then=%2Foffice%2Freviews%2Fview%3Fnumber%3DYQ20250711-000123");
        assertThat(Entrance.address(new Knock("POST", "/office/reviews/view", null).request(), true))
                .isEqualTo("/office/sign-in?over=1&then=%2Foffice%2Freviews");
    }
}

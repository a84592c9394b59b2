package org.yanqi.web.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.applicant.Applicant;
import org.yanqi.domain.applicant.OrganisationDocument;
import org.yanqi.domain.applicant.OrganisationName;
import org.yanqi.domain.applicant.SocialCreditCode;
import org.yanqi.domain.handler.CardValidity;
import org.yanqi.domain.handler.Handler;
import org.yanqi.domain.handler.IdNumber;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.handler.PersonName;

class HandlerFormTest {
    private final HandlerForm form = HandlerForm.of(
            new Applicant(
                    new OrganisationName("在线延期测试"),
                    new SocialCreditCode("91350100M000100Y43"),
                    OrganisationDocument.BUSINESS_LICENCE),
            new Handler(
                    new PersonName("李明"),
                    new IdNumber("11010519491231002X"),
                    new CardValidity.Until(LocalDate.of(2035, 1, 1)),
                    new MobileNumber("13800000000")));

    @Test
    void theNumbersOfAPersonAreNotPutIntoThePage() {
        assertThat(form.getName()).isEqualTo("李明");
        assertThat(form.getIdNumber()).isNull();
        assertThat(form.getMobile()).isNull();
    }

    @Test
    void aFieldThatIsLeftEmptyMeansWhatWasGivenBefore() {
        form.setIdNumber(" ");
        assertThat(form.idNumberMeant()).isEqualTo("11010519491231002X");
        assertThat(form.mobileMeant()).isEqualTo("13800000000");
    }

    @Test
    void whatIsTypedCounts() {
        form.setIdNumber("110105");
        form.setMobile("13911112222");
        assertThat(form.idNumberMeant()).isEqualTo("110105");
        assertThat(form.mobileMeant()).isEqualTo("13911112222");
    }

    @Test
    void whereNothingWasGivenAnEmptyFieldIsEmpty() {
        assertThat(new HandlerForm().idNumberMeant()).isNull();
        assertThat(new HandlerForm().kept()).isEmpty();
    }
}

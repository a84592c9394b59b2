package org.yanqi.documents;

import org.junit.jupiter.api.BeforeAll;
import org.yanqi.application.port.AgreementPapers;
import org.yanqi.application.port.AgreementPapersContract;
import org.yanqi.domain.renewal.FaceVerified;

final class PdfAgreementPapersContractTest extends AgreementPapersContract {
    private static final PublishedAgreements AGREEMENTS = new PublishedAgreements(Branding.ofTheManual());
    private static PdfAgreementPapers papers;

    @BeforeAll
    static void takeTheSeal() throws Exception {
        papers = new PdfAgreementPapers(Branding.ofTheManual(), AGREEMENTS, TestSeal.onP256());
    }

    @Override
    protected AgreementPapers papers() {
        return papers;
    }

    @Override
    protected FaceVerified application() {
        return RenewalFixture.readyToSign(AGREEMENTS);
    }

    @Override
    protected FaceVerified another() {
        return RenewalFixture.readyToSign(
                AGREEMENTS, RenewalFixture.ORGANISATION, "李明", RenewalFixture.subject("在线延期测试"));
    }
}

package org.yanqi.documents;

import java.time.Clock;
import org.junit.jupiter.api.BeforeAll;
import org.yanqi.application.port.AgreementPapers;
import org.yanqi.application.port.AgreementPapersContract;
import org.yanqi.domain.renewal.FaceVerified;

final class PdfAgreementPapersContractTest extends AgreementPapersContract {
    private static final PublishedAgreements AGREEMENTS =
            new PublishedAgreements(Branding.ofTheManual(), Clock.systemUTC());
    private static PdfAgreementPapers papers;

    @BeforeAll
    static void findTheAuthorities() throws Exception {
        var authority = TestAuthority.onP256();
        papers = new PdfAgreementPapers(
                Branding.ofTheManual(),
                TestArchive.of(AGREEMENTS),
                new PdfAgreementPapers.Authorities(authority, authority.seal(), authority));
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

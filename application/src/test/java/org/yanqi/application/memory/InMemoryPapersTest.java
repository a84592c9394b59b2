package org.yanqi.application.memory;

import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.AgreementPapers;
import org.yanqi.application.port.AgreementPapersContract;
import org.yanqi.domain.renewal.FaceVerified;
import org.yanqi.domain.renewal.RenewalStatus;

final class InMemoryPapersTest extends AgreementPapersContract {
    private final AgreementPapers papers = InMemoryParties.papers();

    @Override
    protected AgreementPapers papers() {
        return papers;
    }

    @Override
    protected FaceVerified application() {
        return verified(123);
    }

    @Override
    protected FaceVerified another() {
        return verified(124);
    }

    private static FaceVerified verified(int count) {
        return (FaceVerified) Renewals.in(RenewalStatus.FACE_VERIFIED, Renewals.number(count));
    }
}

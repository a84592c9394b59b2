package org.yanqi.pki;

import org.yanqi.application.port.SealedChallenges;
import org.yanqi.application.port.SealedChallengesContract;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.certificate.KeyProfile;

final class CmsSealedChallengesSm2Test extends SealedChallengesContract {
    private static final RealPki PKI = RealPki.of(KeyProfile.SM2);

    @Override
    protected SealedChallenges challenges() {
        return new CmsSealedChallenges();
    }

    @Override
    protected TestPki pki() {
        return PKI;
    }
}

package org.yanqi.pki;

import org.yanqi.application.port.PossessionProofs;
import org.yanqi.application.port.PossessionProofsContract;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.certificate.KeyProfile;

final class CmsPossessionProofsSm2Test extends PossessionProofsContract {
    private static final RealPki PKI = RealPki.of(KeyProfile.SM2);

    @Override
    protected PossessionProofs proofs() {
        return new CmsPossessionProofs();
    }

    @Override
    protected TestPki pki() {
        return PKI;
    }
}

package org.yanqi.pki;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.yanqi.application.port.Timestamps;
import org.yanqi.application.port.TimestampsContract;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.KeyProfile;

final class EmbeddedTimestampsContractTest extends TimestampsContract {
    private Timestamps timestamps;

    @BeforeEach
    void take_the_key() throws GeneralSecurityException {
        timestamps = new EmbeddedTimestamps(
                RealPki.of(KeyProfile.P256).authority.keys().timestampKey(),
                Publication.DEMONSTRATION_TIMESTAMP_POLICY,
                Clock.fixed(RealPki.NOW, ZoneOffset.UTC));
    }

    @Override
    protected Timestamps timestamps() {
        return timestamps;
    }

    @Override
    protected Sha256 imprint(Bytes token) {
        return VerifiedToken.imprint(token);
    }
}

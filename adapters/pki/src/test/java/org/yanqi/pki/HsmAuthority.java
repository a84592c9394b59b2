package org.yanqi.pki;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.yanqi.domain.certificate.KeyProfile;

/** A CA whose keys are in an HSM, one for all tests of a profile. */
final class HsmAuthority {
    private static final Map<KeyProfile, AuthorityKeys> MADE = new ConcurrentHashMap<>();

    private HsmAuthority() {}

    /** Skips the test, by name, where there is no HSM. */
    static AuthorityKeys of(KeyProfile profile) {
        TestHsm.library();
        return MADE.computeIfAbsent(profile, wanted -> {
            try {
                return make(TestHsm.open(), wanted, RealPki.NOW);
            } catch (java.io.IOException | java.security.GeneralSecurityException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    static AuthorityKeys make(Hsm hsm, KeyProfile profile, Instant now)
            throws java.io.IOException, java.security.GeneralSecurityException {
        var root = TestRoot.at(now);
        var keys = new HsmKeys(hsm);
        keys.certify("issuing", root.issuing(keys.create("issuing", profile, "CN=HBCA,O=Hubei CA,C=CN", now)));
        keys.certify("timestamp", root.timestamp(keys.create("timestamp", profile, "CN=TSA,O=Hubei CA,C=CN", now)));
        return AuthorityKeys.fromHsm(hsm, root.kmc());
    }
}

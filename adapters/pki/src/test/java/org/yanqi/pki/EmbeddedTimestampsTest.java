package org.yanqi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.Test;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.ValidityPeriod;

final class EmbeddedTimestampsTest {
    private static final AuthorityKeys KEYS =
            RealPki.of(KeyProfile.P256).authority.keys();
    private static final Instant MOMENT = RealPki.NOW.plusMillis(900);

    private final EmbeddedTimestamps timestamps = timestamps();

    @Test
    void a_stamp_says_what_when_and_by_whom() throws Exception {
        Sha256 imprint = Sha256.of("a document");
        TimeStampToken token = read(timestamps.stamp(imprint));
        assertThat(token.getTimeStampInfo().getMessageImprintDigest()).isEqualTo(imprint.octets());
        assertThat(token.getTimeStampInfo().getGenTime()).isEqualTo(RealPki.NOW);
        assertThat(token.getTimeStampInfo().getGenTimeAccuracy().getSeconds()).isEqualTo(1);
        assertThat(token.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2))
                .isNotNull();
        assertThat(token.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificate))
                .isNull();
        assertThat(token.getSignedAttributes().get(PKCSObjectIdentifiers.pkcs_9_at_signingTime))
                .as("another time than the stamp's")
                .isNull();
        assertThat(token.getCertificates().getMatches(null))
                .containsExactlyInAnyOrderElementsOf(KEYS.timestampKey().chain());
    }

    @Test
    void no_two_stamps_are_the_same() throws Exception {
        Sha256 imprint = Sha256.of("a document");
        assertThat(read(timestamps.stamp(imprint)).getTimeStampInfo().getSerialNumber())
                .isNotEqualTo(read(timestamps.stamp(imprint)).getTimeStampInfo().getSerialNumber());
    }

    @Test
    void a_certificate_for_other_uses_is_none_for_timestamps() {
        KeyPair pair = JavaKeys.generate(KeyProfile.P256);
        Bytes signing = DemonstrationAuthority.issue(
                KEYS,
                RealPki.PUBLICATION,
                KeyUse.SIGNING,
                TestPki.HOLDER,
                pair.getPublic(),
                new ValidityPeriod(RealPki.NOW, RealPki.NOW.plusSeconds(3600)));
        assertThatThrownBy(() ->
                        new TimestampKey(SigningKey.inMemory(pair.getPrivate()), List.of(Certificates.known(signing))))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("timeStamping");
    }

    private static EmbeddedTimestamps timestamps() {
        try {
            return new EmbeddedTimestamps(
                    KEYS.timestampKey(),
                    Publication.DEMONSTRATION_TIMESTAMP_POLICY,
                    Clock.fixed(MOMENT, ZoneOffset.UTC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TimeStampToken read(Bytes token) throws Exception {
        return new TimeStampToken(new CMSSignedData(token.toArray()));
    }
}

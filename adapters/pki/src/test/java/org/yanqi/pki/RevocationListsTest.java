package org.yanqi.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLHolder;
import org.junit.jupiter.api.Test;
import org.yanqi.application.memory.InMemoryRevocations;
import org.yanqi.application.port.Revocations.Reason;
import org.yanqi.application.port.Revocations.Revocation;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.SerialNumber;

final class RevocationListsTest {
    private static final AuthorityKeys KEYS =
            DemonstrationAuthority.create(KeyProfile.P256, RealPki.NOW).keys();

    private final InMemoryRevocations revocations = new InMemoryRevocations();
    private final RevocationLists lists = new RevocationLists(KEYS, revocations);

    @Test
    void fetching_it_over_and_over_signs_it_once_a_minute() {
        Bytes first = lists.current(RealPki.NOW);
        assertThat(lists.current(RealPki.NOW.plusSeconds(59))).isEqualTo(first);
        assertThat(lists.current(RealPki.NOW.plusSeconds(60))).isNotEqualTo(first);
    }

    @Test
    void a_revocation_is_on_the_list_within_a_minute_and_the_number_has_grown() throws Exception {
        var before = new X509CRLHolder(lists.current(RealPki.NOW).toArray());
        revocations.keep(new Revocation(new SerialNumber(BigInteger.TEN), RealPki.NOW, Reason.SUPERSEDED));
        var after = new X509CRLHolder(lists.current(RealPki.NOW.plusSeconds(60)).toArray());
        assertThat(before.getRevokedCertificate(BigInteger.TEN)).isNull();
        assertThat(after.getRevokedCertificate(BigInteger.TEN)).isNotNull();
        assertThat(number(after)).isGreaterThan(number(before));
    }

    private static BigInteger number(X509CRLHolder list) {
        return CRLNumber.getInstance(list.getExtension(Extension.cRLNumber).getParsedValue())
                .getCRLNumber();
    }
}

package org.yanqi.outsideca;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.yanqi.application.memory.InMemoryIssuanceDrafts;
import org.yanqi.application.memory.InMemoryIssuedCertificates;
import org.yanqi.application.memory.InMemoryRevocations;
import org.yanqi.application.port.IssuanceDrafts;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.pki.DemonstrationAuthority;
import org.yanqi.pki.EncryptionKeys;
import org.yanqi.pki.X509CertificateReader;

/** Our side of a CA outside: registers, the key management centre, and what its certificates are believed by. */
public record OutsideFixture(
        InMemoryIssuedCertificates issued,
        IssuanceDrafts drafts,
        InMemoryRevocations revocations,
        EncryptionKeys centre) {
    private static final EncryptionKeys CENTRE =
            new EncryptionKeys(DemonstrationAuthority.create(KeyProfile.P256, Instant.parse("2025-07-11T01:00:00Z"))
                    .keys());

    public static OutsideFixture empty() {
        return with(new InMemoryIssuanceDrafts());
    }

    public static OutsideFixture with(IssuanceDrafts drafts) {
        return new OutsideFixture(new InMemoryIssuedCertificates(), drafts, new InMemoryRevocations(), CENTRE);
    }

    /** The authority as one node has it; another node with the same registers is another call. */
    public OutsideAuthority node(CertificateSource source, Bytes issuer, URI revocationList) {
        var acceptance = new Acceptance(issuer);
        return new OutsideAuthority(
                source,
                new OutsideAuthority.Issuer(
                        new X509CertificateReader(List.of(issuer)),
                        acceptance,
                        new PublishedRevocations(source.party(), revocationList, acceptance, Clock.systemUTC())),
                centre,
                new OutsideAuthority.Registers(issued, drafts, revocations));
    }
}

package org.yanqi.application.token;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yanqi.application.port.CertificateReader;
import org.yanqi.application.port.CertificateReader.Reading;
import org.yanqi.application.port.EncryptionCertificates;
import org.yanqi.application.port.SealedBids;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.SealedBid;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificatePair;

/** Every encryption key of a UKey's holder, the present one and those that renewals have left as history. */
public final class EncryptionKeysOfToken {
    private final CertificateReader reader;
    private final EncryptionCertificates encryption;
    private final SealedBids bids;
    private final Clock clock;

    /**
     * One encryption certificate on the UKey.
     *
     * @param current whether what is sealed now is sealed for it
     * @param opens whether its private key is there and opens
     * @param needed declared bids that it may still have to open
     */
    public record Line(Certificate certificate, boolean current, boolean opens, List<SealedBid> needed) {
        public Line {
            needed = List.copyOf(needed);
        }
    }

    public EncryptionKeysOfToken(
            CertificateReader reader, EncryptionCertificates encryption, SealedBids bids, Clock clock) {
        this.reader = reader;
        this.encryption = encryption;
        this.bids = bids;
        this.clock = clock;
    }

    /**
     * Newest first; nothing where the certificates are not those of a UKey that is served here.
     *
     * @param shown the fingerprint of the signing certificate whose key this visitor has proved to hold
     * @param certificates DER of all certificates on the UKey
     * @param opening fingerprints of those whose private key has opened something
     */
    public List<Line> of(Sha256 shown, List<Bytes> certificates, Set<Sha256> opening) {
        return certificates.stream()
                .filter(der -> der.sha256().equals(shown))
                .findFirst()
                .map(signing -> reader.pair(signing, certificates))
                .flatMap(reading -> reading instanceof Reading.Pair(var pair) ? Optional.of(pair) : Optional.empty())
                .map(pair -> of(pair, certificates, opening))
                .orElse(List.of());
    }

    private List<Line> of(CertificatePair pair, List<Bytes> certificates, Set<Sha256> opening) {
        return encryption.of(pair.subject(), certificates).stream()
                .map(certificate -> new Line(
                        certificate,
                        certificate.equals(pair.encryption()),
                        opening.contains(certificate.fingerprint()),
                        bids.of(certificate.fingerprint()).stream()
                                .filter(bid -> bid.needsKey(clock.instant()))
                                .toList()))
                .toList();
    }
}

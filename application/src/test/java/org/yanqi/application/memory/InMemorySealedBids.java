package org.yanqi.application.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.yanqi.application.port.SealedBids;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.SealedBid;

public final class InMemorySealedBids implements SealedBids {
    private static final int MOST = 100;

    private record Key(String platform, String reference) {}

    private final Map<Key, SealedBid> bids = new ConcurrentHashMap<>();

    @Override
    public void declare(SealedBid bid) {
        bids.put(new Key(bid.platform(), bid.reference()), bid);
    }

    @Override
    public List<SealedBid> of(Sha256 encryptionCertificate) {
        return bids.values().stream()
                .filter(bid -> bid.certificate().equals(encryptionCertificate))
                .sorted(Comparator.comparing(SealedBid::deadline)
                        .thenComparing(SealedBid::platform)
                        .thenComparing(SealedBid::reference))
                .limit(MOST)
                .toList();
    }
}

package org.yanqi.emulators.nuonuo;

import java.net.URI;
import java.util.Optional;

/**
 * The seller's account at Nuonuo.
 *
 * @param taxNumber the seller's, which requests name in {@code userTax}
 * @param callback where to tell that an invoice is done; on this machine
 * @param tokensPerMonth how often a token may be fetched in 30 days (50 at the real one)
 */
public record NuonuoSeller(
        String appKey, String appSecret, String taxNumber, String name, Optional<URI> callback, int tokensPerMonth) {

    @Override
    public String toString() {
        return "NuonuoSeller[" + taxNumber + "]";
    }
}

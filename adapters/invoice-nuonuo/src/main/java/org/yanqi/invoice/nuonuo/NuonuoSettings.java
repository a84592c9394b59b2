package org.yanqi.invoice.nuonuo;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;

/**
 * The seller's account at Nuonuo, and what finance has signed off for the invoice's one line.
 *
 * @param services {@code https://sdk.nuonuo.com/open/v1/services}
 * @param token {@code https://open.nuonuo.com/accessToken}
 * @param tokenFile where the access token outlives a restart: only 50 are given in 30 days
 * @param goodsCode the tax authority's classification, 19 digits
 * @param taxRate such as {@code 0.06}
 */
public record NuonuoSettings(
        URI services,
        URI token,
        String appKey,
        String appSecret,
        Path tokenFile,
        String sellerTaxNumber,
        String clerk,
        String goodsName,
        String goodsCode,
        BigDecimal taxRate) {

    public NuonuoSettings {
        if (!goodsCode.matches("[0-9]{19}")) {
            throw new IllegalArgumentException("a goods code has 19 digits");
        }
        if (taxRate.signum() < 0 || taxRate.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("a tax rate is from 0 to below 1");
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "NuonuoSettings[" + services + ", " + sellerTaxNumber + "]";
    }
}

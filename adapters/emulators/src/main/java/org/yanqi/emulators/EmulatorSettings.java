package org.yanqi.emulators;

import java.nio.file.Path;
import java.time.Clock;
import org.yanqi.emulators.nuonuo.NuonuoSeller;
import org.yanqi.emulators.tencent.TencentAccount;
import org.yanqi.emulators.wechatpay.WechatMerchant;

/**
 * What the emulators know beforehand.
 *
 * @param dataDirectory where their state is kept; made if absent; one running instance at a time
 * @param port of the loopback listener, 0 for any free one
 */
public record EmulatorSettings(
        Path dataDirectory,
        int port,
        Clock clock,
        TencentAccount tencent,
        WechatMerchant wechat,
        NuonuoSeller nuonuo,
        Pace pace) {}

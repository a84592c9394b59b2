package org.yanqi.emulators;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.yanqi.emulators.nuonuo.NuonuoSeller;
import org.yanqi.emulators.phone.StaffGenerator;
import org.yanqi.emulators.tencent.TencentAccount;
import org.yanqi.emulators.wechatpay.WechatMerchant;

/**
 * What the emulators know beforehand.
 *
 * @param dataDirectory where their state is kept; made if absent; one running instance at a time
 * @param port of the loopback listener, 0 for any free one
 * @param staff whose one-time passwords the sandbox phone shows
 */
public record EmulatorSettings(
        Path dataDirectory,
        int port,
        Clock clock,
        TencentAccount tencent,
        WechatMerchant wechat,
        NuonuoSeller nuonuo,
        List<StaffGenerator> staff,
        Pace pace) {

    public EmulatorSettings {
        staff = List.copyOf(staff);
    }
}

package org.yanqi.emulators;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.yanqi.emulators.delivery.Deliveries;
import org.yanqi.emulators.nuonuo.Nuonuo;
import org.yanqi.emulators.phone.PaymentPages;
import org.yanqi.emulators.phone.Phone;
import org.yanqi.emulators.phone.StaffPages;
import org.yanqi.emulators.store.Store;
import org.yanqi.emulators.tencent.FaceSessions;
import org.yanqi.emulators.tencent.ShortMessages;
import org.yanqi.emulators.tencent.TencentCloud;
import org.yanqi.emulators.wechatpay.Orders;
import org.yanqi.emulators.wechatpay.Refunds;
import org.yanqi.emulators.wechatpay.WechatPay;
import org.yanqi.emulators.wire.Faults;
import org.yanqi.emulators.wire.LoopbackServer;
import org.yanqi.emulators.wire.Reply;
import org.yanqi.emulators.wire.Request;

/**
 * The outside parties on this machine, each with its real wire protocol, on one loopback port: the parties' own paths do
 * not collide, so the same address is the base of all of them.
 */
public final class Emulators implements AutoCloseable {

    private final LoopbackServer server;
    private final Deliveries deliveries;
    private final Faults faults = new Faults();
    private final TencentCloud tencent;
    private final WechatPay wechat;
    private final Nuonuo nuonuo;
    private final Phone phone;

    private Emulators(EmulatorSettings settings) throws IOException {
        var clock = settings.clock();
        Store store = new Store(settings.dataDirectory().resolve("emulators.json"));
        server = new LoopbackServer(settings.port());
        URI base = server.uri();
        deliveries = new Deliveries(store, clock, settings.pace().pauses());
        var faces = new FaceSessions(settings.tencent(), Phone.facePage(base), store, clock);
        var messages = new ShortMessages(settings.tencent(), store, faults, clock);
        var orders = new Orders(settings.wechat(), store, deliveries, clock);
        Duration refund = settings.pace().refund();
        var refunds = new Refunds(settings.wechat(), orders, store, deliveries, faults, clock, refund);
        tencent = new TencentCloud(settings.tencent(), faces, messages, faults, clock);
        wechat = new WechatPay(settings.wechat(), orders, refunds, deliveries, faults, clock);
        nuonuo = new Nuonuo(
                settings.nuonuo(),
                base,
                store,
                deliveries,
                faults,
                clock,
                settings.pace().invoice());
        var payments = new PaymentPages(orders, refunds, settings.wechat().name());
        var staff = new StaffPages(settings.staff(), clock);
        phone = new Phone(base, faces, messages, payments, staff, faults);
    }

    /** Listens when it returns. @throws IOException when the port is taken or the data directory unusable */
    public static Emulators start(EmulatorSettings settings) throws IOException {
        Emulators emulators = new Emulators(settings);
        emulators.deliveries.start();
        emulators.server.start(emulators::answer);
        return emulators;
    }

    /** The base address of every party's API, without a slash at its end. */
    public URI base() {
        return server.uri();
    }

    /** Nuonuo's token endpoint. */
    public URI nuonuoToken() {
        return base().resolve("/accessToken");
    }

    /** Nuonuo's service endpoint. */
    public URI nuonuoServices() {
        return base().resolve("/open/v1/services");
    }

    /** The sandbox phone's page; {@code ?scan=} and the percent-encoded content of a QR code opens that. */
    public URI phone() {
        return base().resolve("/phone");
    }

    /** What shall go wrong next. */
    public Faults faults() {
        return faults;
    }

    @Override
    public void close() {
        server.close();
        deliveries.close();
        phone.close();
    }

    private Reply answer(Request request) {
        String path = request.path();
        if (path.equals("/")) {
            return request.method().equals("POST") ? tencent.answer(request) : toThePhone();
        }
        if (path.startsWith("/v3/")) {
            return wechat.answer(request);
        }
        if (path.equals("/staff")) {
            return Reply.empty(302)
                    .with(Map.of("Location", base().resolve("/phone/staff").toString()));
        }
        return path.equals("/phone") || path.startsWith("/phone/") ? phone.answer(request) : nuonuo.answer(request);
    }

    private Reply toThePhone() {
        return Reply.empty(302).with(Map.of("Location", phone().toString()));
    }
}

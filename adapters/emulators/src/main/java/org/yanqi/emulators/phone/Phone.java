package org.yanqi.emulators.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.yanqi.emulators.tencent.FaceSessions;
import org.yanqi.emulators.tencent.ShortMessages;
import org.yanqi.emulators.wire.Endpoint;
import org.yanqi.emulators.wire.Faults;
import org.yanqi.emulators.wire.Reply;
import org.yanqi.emulators.wire.Request;

/** The sandbox phone: one page under {@code /phone}, and what it does as JSON under {@code /phone/api/}. */
public final class Phone implements Endpoint, AutoCloseable {

    private static final Map<String, String> GUARDS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cache-Control",
            "no-store");

    private final PhoneApi api;
    private final Scanner scanner;

    /** @param base the emulators' own address */
    public Phone(
            URI base,
            FaceSessions faces,
            ShortMessages messages,
            PaymentPages payments,
            StaffPages staff,
            Faults faults) {
        scanner = new Scanner(facePage(base));
        api = new PhoneApi(base, scanner, faces, messages, payments, staff, new FaultOrders(faults));
    }

    /** The page that a face check's address leads to. */
    public static URI facePage(URI base) {
        return base.resolve("/phone/face");
    }

    @Override
    public Reply answer(Request request) {
        String path = request.path();
        if (path.startsWith("/phone/api/")) {
            return api.answer(request).with(GUARDS);
        }
        if (!request.method().equals("GET")) {
            return Reply.empty(405);
        }
        return switch (path) {
            case "/phone", "/phone/face", "/phone/staff" -> file("phone.html", "text/html; charset=utf-8");
            case "/phone/phone.css" -> file("phone.css", "text/css; charset=utf-8");
            case "/phone/phone.js" -> file("phone.js", "text/javascript; charset=utf-8");
            default -> Reply.empty(404);
        };
    }

    @Override
    public void close() {
        scanner.close();
    }

    private static Reply file(String name, String type) {
        try (var in = Objects.requireNonNull(Phone.class.getResourceAsStream(name), name)) {
            return Reply.of(200, type, in.readAllBytes()).with(GUARDS);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}

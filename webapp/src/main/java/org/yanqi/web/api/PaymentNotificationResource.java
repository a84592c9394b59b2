package org.yanqi.web.api;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.yanqi.application.UseCases;
import org.yanqi.application.payment.ReceivePaymentNotification;
import org.yanqi.domain.Bytes;

/** WeChat Pay's notifications (API v3): 204 acknowledges, anything else makes it come again. */
@Path("notifications/wechat-pay")
public class PaymentNotificationResource {
    private static final int MOST_OCTETS = 64 << 10;

    @Inject
    UseCases useCases;

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public Response receive(@Context HttpServletRequest request, InputStream body) throws IOException {
        byte[] octets = body.readNBytes(MOST_OCTETS + 1);
        if (octets.length > MOST_OCTETS) {
            return fail(Response.Status.REQUEST_ENTITY_TOO_LARGE, "too large");
        }
        var command = new ReceivePaymentNotification.Command(headers(request), Bytes.of(octets));
        return switch (useCases.receivePaymentNotification().handle(command)) {
            case ReceivePaymentNotification.Outcome.Acknowledged() ->
                Response.noContent().build();
            case ReceivePaymentNotification.Outcome.Forged() -> fail(Response.Status.UNAUTHORIZED, "signature");
            case ReceivePaymentNotification.Outcome.UnknownOrder() -> fail(Response.Status.NOT_FOUND, "unknown order");
        };
    }

    /** Only the provider's own headers are of concern. */
    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> kept = new TreeMap<>();
        Collections.list(request.getHeaderNames()).stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("wechatpay-"))
                .forEach(name -> kept.put(name.toLowerCase(Locale.ROOT), request.getHeader(name)));
        return kept;
    }

    private static Response fail(Response.Status status, String message) {
        return Response.status(status)
                .entity(Json.createObjectBuilder()
                        .add("code", "FAIL")
                        .add("message", message)
                        .build())
                .build();
    }
}

package org.yanqi.web.api;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.UseCases;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Nuonuo's callback carries no signature: it is taken as a hint to ask Nuonuo itself, and for nothing else. */
@Path("notifications/nuonuo")
public class InvoiceCallbackResource {
    @Inject
    UseCases useCases;

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject receive(@FormParam("orderno") @Nullable String order) {
        if (order != null && order.length() <= 40) {
            ApplicationNumber.parse(order.replaceFirst("^FP", "YQ"))
                    .toOptional()
                    .ifPresent(this::ask);
        }
        return Json.createObjectBuilder()
                .add("status", "0000")
                .add("message", "同步成功")
                .build();
    }

    private void ask(ApplicationNumber number) {
        try {
            useCases.followInvoice().handle(number);
        } catch (UnavailableException later) {
            // it is asked about again in the background
        }
    }
}

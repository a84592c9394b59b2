package org.yanqi.web.api;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.yanqi.web.wizard.CurrentRenewal;
import org.yanqi.web.wizard.Followers;

/** Where the application of this visit stands; asking brings forward what waits for an outside party. */
@Path("renewal/status")
@Produces(MediaType.APPLICATION_JSON)
public class RenewalStatusResource {
    @Inject
    CurrentRenewal renewal;

    @Inject
    Followers followers;

    @GET
    public JsonObject status() {
        if (followers.follow(renewal)) {
            renewal.load();
        }
        return Json.createObjectBuilder()
                .add("revision", renewal.revision())
                .add("passed", renewal.passed())
                .build();
    }
}

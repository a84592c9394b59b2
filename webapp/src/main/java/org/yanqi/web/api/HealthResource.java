package org.yanqi.web.api;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.yanqi.application.Ports;

/** Whether this node can serve: it answers, and so does its database. No details for strangers. */
@Path("health")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
    private static final System.Logger LOG = System.getLogger(HealthResource.class.getName());

    @Inject
    Ports ports;

    @GET
    public Response health() {
        try {
            ports.storage().orders().open(1);
            return Response.ok(status("UP")).build();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The database does not answer", e);
            return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                    .entity(status("DOWN"))
                    .build();
        }
    }

    private static JsonObject status(String word) {
        return Json.createObjectBuilder().add("status", word).build();
    }
}

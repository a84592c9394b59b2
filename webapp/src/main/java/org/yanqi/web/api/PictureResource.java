package org.yanqi.web.api;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.yanqi.application.Ports;
import org.yanqi.application.UseCases;
import org.yanqi.application.handler.KeepPicture;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.web.guard.CurrentVisit;
import org.yanqi.web.wizard.PictureKind;

/** The pictures of screen 5, each sent as soon as it is chosen, and shown again only while that screen is. */
@Path("pictures/{kind}")
public class PictureResource {
    private static final int MOST_OCTETS = 10 << 20;

    @Inject
    UseCases useCases;

    @Inject
    Ports ports;

    @Inject
    CurrentVisit visit;

    @Inject
    ProblemAnswers answers;

    @POST
    @Consumes(MediaType.WILDCARD)
    public Response keep(@PathParam("kind") String kind, InputStream body) throws IOException {
        var picture = PictureKind.named(kind).orElseThrow(NotFoundException::new);
        var content = Bytes.of(body.readNBytes(MOST_OCTETS + 1));
        var command = new KeepPicture.Command(number(), picture.kind(), content);
        return switch (useCases.keepPicture().handle(command)) {
            case KeepPicture.Outcome.Kept(String mediaType) ->
                Response.ok(
                                Json.createObjectBuilder()
                                        .add("mediaType", mediaType)
                                        .build(),
                                MediaType.APPLICATION_JSON_TYPE)
                        .build();
            case KeepPicture.Outcome.Empty() -> answers.problem(Response.Status.BAD_REQUEST, "picture.empty");
            case KeepPicture.Outcome.TooLarge tooLarge ->
                answers.problem(Response.Status.REQUEST_ENTITY_TOO_LARGE, "picture.tooLarge");
            case KeepPicture.Outcome.NotAPicture() ->
                answers.problem(Response.Status.UNSUPPORTED_MEDIA_TYPE, "picture.notAPicture");
            case KeepPicture.Outcome.NotNow notNow -> answers.problem(Response.Status.CONFLICT, "picture.notNow");
        };
    }

    @GET
    public Response show(@PathParam("kind") String kind) {
        var picture = PictureKind.named(kind).orElseThrow(NotFoundException::new);
        return useCases.viewRenewal()
                .of(number())
                .filter(application -> application.status() == RenewalStatus.PRESENTED
                        || application.status() == RenewalStatus.IDENTIFIED)
                .flatMap(application -> ports.storage().documents().find(application.number(), picture.kind()))
                .map(document -> Response.ok(document.content().toArray(), document.mediaType())
                        .build())
                .orElseThrow(NotFoundException::new);
    }

    private ApplicationNumber number() {
        return visit.application().orElseThrow(NotFoundException::new);
    }
}

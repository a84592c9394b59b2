package org.yanqi.web.api;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.yanqi.application.Ports;
import org.yanqi.application.UseCases;
import org.yanqi.application.handler.KeepPicture;
import org.yanqi.application.port.Documents;
import org.yanqi.application.port.Pictures;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.web.guard.CurrentVisit;
import org.yanqi.web.wizard.PictureKind;

/**
 * The pictures of screen 5, each sent as soon as it is chosen, and shown again only while they can be changed. What is sent
 * says which version of the application ({@code seen}) and which picture ({@code replaced}, a hash) were on the screen.
 */
@Path("pictures/{kind}")
public class PictureResource {
    private static final int MOST_OCTETS = Documents.Document.MOST_OCTETS;
    private static final Set<RenewalStatus> SHOWN =
            EnumSet.of(RenewalStatus.PRESENTED, RenewalStatus.IDENTIFIED, RenewalStatus.FACE_VERIFIED);

    @Inject
    HttpServletRequest request;

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
        var place = place(kind);
        var content = Bytes.of(body.readNBytes(MOST_OCTETS + 1));
        return answer(useCases.keepPicture().handle(new KeepPicture.Command(place, content)));
    }

    /** {@code {"quarters": 1}}: clockwise. */
    @POST
    @Path("turn")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response turn(@PathParam("kind") String kind, JsonObject body) {
        int quarters = new Received(body).whole("quarters", 1, 3);
        return answer(useCases.keepPicture().turn(place(kind), quarters));
    }

    private KeepPicture.Place place(String kind) {
        var picture = PictureKind.named(kind).orElseThrow(NotFoundException::new);
        String version = Objects.requireNonNullElse(request.getParameter("seen"), "");
        String hash = Objects.requireNonNullElse(request.getParameter("replaced"), "");
        return new KeepPicture.Place(
                number(),
                version.matches("[0-9]{1,9}") ? Long.parseLong(version) : 0,
                picture.kind(),
                hash.matches("[0-9a-f]{64}") ? Optional.of(new Sha256(hash)) : Optional.empty());
    }

    private Response answer(KeepPicture.Outcome outcome) {
        return switch (outcome) {
            case KeepPicture.Outcome.Kept(Sha256 picture) ->
                Response.ok(
                                Json.createObjectBuilder()
                                        .add("mediaType", Pictures.MEDIA_TYPE)
                                        .add("version", picture.hex())
                                        .build(),
                                MediaType.APPLICATION_JSON_TYPE)
                        .build();
            case KeepPicture.Outcome.Refused(Pictures.Reading reading) -> refuse(reading);
            case KeepPicture.Outcome.NotNow notNow -> answers.problem(Response.Status.CONFLICT, "picture.notNow");
            case KeepPicture.Outcome.Reviewed reviewed -> answers.problem(Response.Status.CONFLICT, "picture.reviewed");
            case KeepPicture.Outcome.Overtaken overtaken ->
                answers.problem(Response.Status.CONFLICT, "picture.overtaken");
            case KeepPicture.Outcome.NoneGiven none -> answers.problem(Response.Status.CONFLICT, "picture.none");
        };
    }

    private Response refuse(Pictures.Reading reading) {
        return switch (reading) {
            case Pictures.Reading.Empty() -> answers.problem(Response.Status.BAD_REQUEST, "picture.empty");
            case Pictures.Reading.TooLarge large ->
                answers.problem(Response.Status.REQUEST_ENTITY_TOO_LARGE, "picture.tooLarge");
            case Pictures.Reading.NotAPicture() -> unsupported("picture.notAPicture");
            case Pictures.Reading.Drawing() -> unsupported("picture.drawing");
            case Pictures.Reading.Damaged() -> unsupported("picture.damaged");
            case Pictures.Reading.Polyglot() -> unsupported("picture.polyglot");
            case Pictures.Reading.TooManyPixels many ->
                answers.problem(Response.Status.REQUEST_ENTITY_TOO_LARGE, "picture.tooManyPixels");
            case Pictures.Reading.TooSmall(int least) -> unsupported("picture.tooSmall");
            case Pictures.Reading.Picture picture -> throw new IllegalStateException("a picture is not refused");
        };
    }

    private Response unsupported(String key) {
        return answers.problem(Response.Status.UNSUPPORTED_MEDIA_TYPE, key);
    }

    @GET
    public Response show(@PathParam("kind") String kind) {
        var picture = PictureKind.named(kind).orElseThrow(NotFoundException::new);
        return useCases.viewRenewal()
                .of(number())
                .filter(application -> SHOWN.contains(application.status()))
                .flatMap(application -> ports.storage().documents().find(application.number(), picture.kind()))
                .map(PictureResource::stream)
                .orElseThrow(NotFoundException::new);
    }

    private static Response stream(Documents.Document document) {
        StreamingOutput body = out -> {
            try (InputStream in = document.content().open()) {
                in.transferTo(out);
            }
        };
        return Response.ok(body, document.mediaType())
                .header("Content-Length", document.content().length())
                .header("Content-Disposition", "inline")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .build();
    }

    private ApplicationNumber number() {
        return visit.application().orElseThrow(NotFoundException::new);
    }
}

package org.yanqi.emulators.tencent;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.UUID;
import org.yanqi.emulators.wire.Endpoint;
import org.yanqi.emulators.wire.Faults;
import org.yanqi.emulators.wire.Json;
import org.yanqi.emulators.wire.Reply;
import org.yanqi.emulators.wire.Request;

/** Tencent Cloud's API 3.0 gateway, {@code POST /}: FaceID 2018-03-01 and SMS 2021-01-11. */
public final class TencentCloud implements Endpoint {

    private final Tc3Signature signature;
    private final FaceSessions faces;
    private final ShortMessages messages;
    private final Faults faults;

    public TencentCloud(
            TencentAccount account, FaceSessions faces, ShortMessages messages, Faults faults, Clock clock) {
        this.signature = new Tc3Signature(account, clock);
        this.faces = faces;
        this.messages = messages;
        this.faults = faults;
    }

    @Override
    public Reply answer(Request request) {
        String version = request.header("X-TC-Version").orElse("");
        Faults.Party party = version.startsWith("2018") ? Faults.Party.FACE : Faults.Party.SMS;
        return faults.around(party, () -> dispatched(request), () -> dispatched(request));
    }

    private Reply dispatched(Request request) {
        try {
            return response(act(request));
        } catch (Refused refused) {
            return response(Json.object()
                    .add("Error", Json.object().add("Code", refused.code()).add("Message", refused.reason()))
                    .build());
        }
    }

    private JsonObject act(Request request) {
        String service = signature.verifiedService(request);
        String action = required(request, "X-TC-Action");
        String version = required(request, "X-TC-Version");
        JsonObject body = Json.parse(request.body())
                .orElseThrow(() -> new Refused("InvalidParameter", "The body is not a JSON object."));
        return switch (service + " " + version + " " + action) {
            case "faceid 2018-03-01 DetectAuth" -> faces.detectAuth(body);
            case "faceid 2018-03-01 GetDetectInfoEnhanced" -> faces.getDetectInfoEnhanced(body);
            case "sms 2021-01-11 SendSms" -> messages.sendSms(body);
            default -> throw new Refused("InvalidAction", "There is no such action in this version of the service.");
        };
    }

    private static String required(Request request, String header) {
        return request.header(header).orElseThrow(() -> new Refused("MissingParameter", header + " is missing."));
    }

    private static Reply response(JsonObject content) {
        JsonObject whole = Json.object(content)
                .add("RequestId", UUID.randomUUID().toString())
                .build();
        return Reply.json(200, Json.object().add("Response", whole).build());
    }
}

package org.yanqi.emulators.tencent;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.yanqi.emulators.store.Shelf;
import org.yanqi.emulators.store.Store;
import org.yanqi.emulators.wire.Json;

/** FaceID 2018-03-01: opened by DetectAuth, decided on the sandbox phone, told by GetDetectInfoEnhanced. */
public final class FaceSessions {

    private final TencentAccount account;
    private final URI page;
    private final Clock clock;
    private final Store store;
    private final Shelf<FaceSession> sessions;

    /** @param page the address of the page that the phone opens, to which {@code ?BizToken=} is added */
    public FaceSessions(TencentAccount account, URI page, Store store, Clock clock) {
        this.account = account;
        this.page = page;
        this.clock = clock;
        this.store = store;
        this.sessions = store.shelf("faceSessions", FaceSession.class, 500);
    }

    public Optional<FaceSession> find(String bizToken) {
        return sessions.find(bizToken);
    }

    /** Empty when there is no such session or it has its result already: one session, one result. */
    public Optional<FaceSession> decide(String bizToken, FaceResult result) {
        return store.atomically(() -> sessions.find(bizToken)
                .filter(session -> session.result(clock.instant()) == FaceResult.UNFINISHED)
                .map(session -> sessions.put(bizToken, session.with(result))));
    }

    public FaceResult result(FaceSession session) {
        return session.result(clock.instant());
    }

    JsonObject detectAuth(JsonObject request) {
        requireRule(request);
        Optional<String> name = bounded(request, "Name", 100);
        Optional<String> idCard = bounded(request, "IdCard", 18);
        if (name.isPresent() != idCard.isPresent()) {
            throw new Refused("InvalidParameter", "Name and IdCard come together.");
        }
        if (idCard.filter(number -> !number.matches("\\d{17}[\\dXx]")).isPresent()) {
            throw new Refused("InvalidParameterValue", "IdCard is malformed.");
        }
        String token = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
        FaceSession session = new FaceSession(
                token,
                name.orElse(null),
                idCard.orElse(null),
                bounded(request, "RedirectUrl", 1024).orElse(null),
                bounded(request, "Extra", 1024).orElse(null),
                clock.instant(),
                FaceResult.UNFINISHED);
        sessions.put(token, session);
        return Json.object()
                .add("Url", page + "?BizToken=" + token)
                .add("BizToken", token)
                .build();
    }

    JsonObject getDetectInfoEnhanced(JsonObject request) {
        requireRule(request);
        FaceSession session = bounded(request, "BizToken", 64)
                .flatMap(sessions::find)
                .orElseThrow(() -> new Refused("InvalidParameterValue.BizTokenIllegal", "The BizToken is unknown."));
        if (session.forgotten(clock.instant())) {
            throw new Refused("InvalidParameterValue.BizTokenExpired", "The BizToken is older than three days.");
        }
        JsonObjectBuilder answer = Json.object().add("Text", text(session, result(session)));
        List.of("IdCardData", "BestFrame", "VideoData", "Encryption", "IntentionVerifyData")
                .forEach(absent -> answer.add(absent, JsonValue.NULL));
        return answer.build();
    }

    private static JsonObjectBuilder text(FaceSession session, FaceResult result) {
        JsonObjectBuilder text = Json.object()
                .add("ErrCode", result.code())
                .add("ErrMsg", result.message())
                .add("IdCard", Json.string(session.idCard()))
                .add("Name", Json.string(session.name()));
        List.of(
                        "OcrNation",
                        "OcrAddress",
                        "OcrBirth",
                        "OcrAuthority",
                        "OcrValidDate",
                        "OcrName",
                        "OcrIdCard",
                        "OcrGender")
                .forEach(absent -> text.add(absent, JsonValue.NULL));
        stage(text, "LiveStatus", result.liveness());
        text.add("LiveMsg", JsonValue.NULL);
        stage(text, "Comparestatus", result.comparison());
        return text.add("Comparemsg", JsonValue.NULL)
                .add("Sim", result.similarity())
                .add("Location", JsonValue.NULL)
                .add("Extra", Json.string(session.extra()))
                .add("LivenessDetail", JsonValue.EMPTY_JSON_ARRAY);
    }

    private static void stage(JsonObjectBuilder text, String name, int status) {
        if (status < 0) {
            text.add(name, JsonValue.NULL);
        } else {
            text.add(name, status);
        }
    }

    private void requireRule(JsonObject request) {
        String rule =
                bounded(request, "RuleId", 32).orElseThrow(() -> new Refused("MissingParameter", "RuleId is missing."));
        if (!rule.equals(account.ruleId())) {
            throw new Refused("InvalidParameterValue.RuleIdNotExist", "There is no such RuleId.");
        }
    }

    private static Optional<String> bounded(JsonObject request, String name, int longest) {
        Optional<String> value = Json.text(request, name);
        if (value.filter(text -> text.length() > longest).isPresent()) {
            throw new Refused("InvalidParameterValue", name + " is longer than " + longest + " characters.");
        }
        return value;
    }
}

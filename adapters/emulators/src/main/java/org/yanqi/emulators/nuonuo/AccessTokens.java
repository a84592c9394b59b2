package org.yanqi.emulators.nuonuo;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.yanqi.emulators.store.Shelf;
import org.yanqi.emulators.store.Store;
import org.yanqi.emulators.wire.Json;
import org.yanqi.emulators.wire.Reply;
import org.yanqi.emulators.wire.Request;

/** {@code POST /accessToken} with client credentials: good for a day, and rationed. */
final class AccessTokens {

    private static final Duration LIFE = Duration.ofHours(24);
    private static final Duration RATION = Duration.ofDays(30);

    private final NuonuoSeller seller;
    private final Clock clock;
    private final Store store;
    private final Shelf<AccessToken> tokens;

    AccessTokens(NuonuoSeller seller, Store store, Clock clock) {
        this.seller = seller;
        this.clock = clock;
        this.store = store;
        this.tokens = store.shelf("accessTokens", AccessToken.class, 2000);
    }

    Reply issue(Request request) {
        Map<String, String> form = request.form();
        try {
            requireCredentials(form);
            return Reply.json(200, store.atomically(this::rationed));
        } catch (Refused refused) {
            return Reply.json(
                    200,
                    Json.object()
                            .add("error", refused.code())
                            .add("error_description", refused.reason())
                            .build());
        }
    }

    void require(String token) {
        AccessToken known = tokens.find(token).orElseThrow(() -> new Refused("070301", "accessToken 无效"));
        if (clock.instant().isAfter(known.issued().plus(LIFE))) {
            throw new Refused("070302", "accessToken 已过期");
        }
    }

    private void requireCredentials(Map<String, String> form) {
        if (!"client_credentials".equals(form.get("grant_type"))) {
            throw new Refused("070305", "grant_type 不支持");
        }
        if (!seller.appKey().equals(form.get("client_id"))
                || !seller.appSecret().equals(form.get("client_secret"))) {
            throw new Refused("070304", "appKey 或 appSecret 错误");
        }
    }

    private JsonObject rationed() {
        Instant now = clock.instant();
        long lately = tokens.all().stream()
                .filter(token -> token.issued().plus(RATION).isAfter(now))
                .count();
        if (lately >= seller.tokensPerMonth()) {
            throw new Refused("070306", "30 天内获取 accessToken 的次数已达上限");
        }
        String token = UUID.randomUUID().toString().replace("-", "");
        tokens.put(token, new AccessToken(token, now));
        return Json.object()
                .add("access_token", token)
                .add("expires_in", LIFE.toSeconds())
                .build();
    }
}

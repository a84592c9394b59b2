package org.yanqi.persistence.json;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.renewal.CancelReason;

/** Brings what was stored with schema 1 into the form of schema 2, layer by layer; what it did not know is told as it was. */
final class FirstSchema {
    static final int NUMBER = 1;

    /** No reviewer gave a ground, for there was no place to write it. */
    private static final String NO_GROUND = "not recorded";

    private FirstSchema() {}

    static Stored clear(Stored former) {
        JsonArrayBuilder layers = Fields.JSON.createArrayBuilder();
        former.object().getJsonArray("states").forEach(layer -> layers.add(layer(layer.asJsonObject())));
        return new Stored(Fields.JSON
                .createObjectBuilder(former.object())
                .add("schema", RenewalJson.SCHEMA)
                .add("states", layers)
                .build());
    }

    static Stored personal(Stored former) {
        return new Stored(Fields.JSON
                .createObjectBuilder(former.object())
                .add(ReviewJson.FACE_GROUND, NO_GROUND)
                .build());
    }

    private static JsonObject layer(JsonObject former) {
        JsonObjectBuilder layer = Fields.JSON.createObjectBuilder(former);
        switch (former.getString("state")) {
            case "OPENED" -> layer.remove("biddingUse").add("bidding", object().add("use", former.get("biddingUse")));
            case "PRESENTED" -> risk(former, layer);
            case "FACE_VERIFIED" -> layer.add("evidence", evidence(former.getJsonObject("evidence")));
            case "CANCELLED" -> layer.add("reason", CancelReason.NO_LONGER_WANTED.name());
            default -> {}
        }
        return layer.build();
    }

    private static void risk(JsonObject former, JsonObjectBuilder layer) {
        if (former.containsKey("bidRisk")) {
            layer.add(
                    "bidRisk",
                    object().add("against", BidAdvice.DEFER_UNTIL_CLOSED.name())
                            .add("evidence", former.get("bidRisk")));
        }
    }

    private static JsonValue evidence(JsonObject former) {
        return former.getString("by").equals("REVIEWER")
                ? object().add("by", "REVIEWER").add("approval", former).build()
                : former;
    }

    private static JsonObjectBuilder object() {
        return Fields.JSON.createObjectBuilder();
    }
}

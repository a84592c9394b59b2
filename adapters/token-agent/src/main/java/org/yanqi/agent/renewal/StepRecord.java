package org.yanqi.agent.renewal;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.yanqi.agent.json.NewJson;

/**
 * How far one step of an application has come.
 *
 * @param params what it was ordered with: hashes, certificates and ciphertexts, never a plaintext key
 * @param publicKey SubjectPublicKeyInfo of the new signing key in base64, or empty
 * @param result what was handed out, empty until the step is done
 */
record StepRecord(String paramsHash, JsonObject params, String publicKey, JsonObject result) {

    static StepRecord begun(String paramsHash, JsonObject params) {
        return new StepRecord(paramsHash, params, "", JsonValue.EMPTY_JSON_OBJECT);
    }

    StepRecord withPublicKey(String key) {
        return new StepRecord(paramsHash, params, key, result);
    }

    /** What it was ordered with is needed no more. */
    StepRecord done(JsonObject found) {
        return new StepRecord(paramsHash, JsonValue.EMPTY_JSON_OBJECT, publicKey, found);
    }

    boolean isDone() {
        return !result.isEmpty();
    }

    JsonObject json() {
        return NewJson.object()
                .add("paramsHash", paramsHash)
                .add("params", params)
                .add("publicKey", publicKey)
                .add("result", result)
                .build();
    }

    static StepRecord of(JsonObject json) {
        return new StepRecord(
                json.getString("paramsHash"),
                json.getJsonObject("params"),
                json.getString("publicKey"),
                json.getJsonObject("result"));
    }
}

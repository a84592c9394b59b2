package org.yanqi.agent.renewal;

import jakarta.json.JsonObject;
import java.util.Base64;
import org.yanqi.agent.job.Progress;
import org.yanqi.agent.json.NewJson;
import org.yanqi.token.StoredObject;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeys;

/** The tokens inserted and their certificates; asks for no PIN. */
record Inventory(UKeys tokens) {

    JsonObject carryOut(Progress progress) throws UKeyException {
        progress.begin(Progress.Item.CHECK_TOKEN);
        var found = NewJson.array();
        for (UKey token : tokens.present()) {
            var certificates = NewJson.array();
            for (StoredObject certificate : token.certificates()) {
                certificates.add(Base64.getEncoder().encodeToString(certificate.value()));
            }
            found.add(NewJson.object()
                    .add("serial", token.serial())
                    .add("label", token.label())
                    .add("kind", token.kind().name())
                    .add("pinState", token.pinState().name())
                    .add("room", token.hasRoomForRenewal())
                    .add("certificates", certificates));
        }
        return NewJson.object().add("tokens", found).build();
    }
}

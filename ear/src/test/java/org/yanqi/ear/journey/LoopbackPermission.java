package org.yanqi.ear.journey;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;

/** What the person has told the browser about pages that want to reach this computer (Local Network Access). */
record LoopbackPermission(Page page, String origin) {

    /** @param answer granted, denied or prompt */
    void is(String answer) {
        var session = page.context().newCDPSession(page);
        var target = session.send("Target.getTargetInfo").getAsJsonObject("targetInfo");
        var permission = new JsonObject();
        permission.addProperty("name", "loopback-network");
        var wanted = new JsonObject();
        wanted.add("permission", permission);
        wanted.addProperty("setting", answer);
        wanted.addProperty("origin", origin);
        wanted.add("browserContextId", target.get("browserContextId"));
        session.send("Browser.setPermission", wanted); // holds for as long as the session does
    }
}

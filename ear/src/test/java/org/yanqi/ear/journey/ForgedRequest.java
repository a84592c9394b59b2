package org.yanqi.ear.journey;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;

/** One request by which somebody would drive an application that does not expect it. */
sealed interface ForgedRequest {

    /** The application that is meant, and which version of it stands there now. */
    record Target(String number, String version) {
        private String in(String text) {
            return text.replace("{number}", number).replace("{version}", version);
        }
    }

    Stranger.Answer send(Forger forger, Target target);

    /** A form of a page; {@code screen} is what it says to have been sent from, by itself if empty; {@code press} its button. */
    record Form(String address, String screen, String press, Map<String, String> said) implements ForgedRequest {
        Form(String address, String screen, String press) {
            this(address, screen, press, Map.of());
        }

        @Override
        public Stranger.Answer send(Forger forger, Target target) {
            String page = target.in(address);
            Map<String, String> fields = new HashMap<>();
            fields.put("seen", target.version());
            fields.putAll(forger.form(page));
            String sentFrom = screen.isEmpty() ? forger.screen() : screen;
            fields.putAll(Map.of("screen", sentFrom, "number", target.number(), "of", target.number(), press, ""));
            said.forEach((name, value) -> fields.put(name, target.in(value)));
            return forger.post(page, fields);
        }
    }

    /** What a script of the page sends. */
    record Script(String path, String body) implements ForgedRequest {
        @Override
        public Stranger.Answer send(Forger forger, Target target) {
            return forger.visit().json(target.in(path), target.in(body), forger.formToken());
        }
    }

    /** A picture of a paper. */
    record Picture(String path) implements ForgedRequest {
        @Override
        public Stranger.Answer send(Forger forger, Target target) {
            return forger.visit().raw(target.in(path), "image/png", Pictures.CARD_FRONT.buffer, forger.formToken());
        }
    }

    /** Anything without a body. */
    record Bare(String method, String path) implements ForgedRequest {
        @Override
        public Stranger.Answer send(Forger forger, Target target) {
            Stranger sender = forger.visit().with("X-Yanqi-CSRF", forger.formToken());
            try {
                return sender.send(method, target.in(path), "", BodyPublishers.noBody());
            } finally {
                sender.with("X-Yanqi-CSRF", "");
            }
        }
    }
}

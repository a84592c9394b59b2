package org.yanqi.persistence.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.renewal.Erased;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.RenewalApplication;

/**
 * A renewal application as JSON: a list of its states, oldest first, each with what it added to the one before. So a
 * new state adds a new kind of layer, and what older versions stored stays readable.
 */
public final class RenewalJson {
    static final int SCHEMA = 2;

    private RenewalJson() {}

    public static Document write(RenewalApplication application) {
        Deque<RenewalApplication> states = new ArrayDeque<>();
        Optional<RenewalApplication> state = Optional.of(application);
        while (state.isPresent()) {
            states.addFirst(state.get());
            state = state.get().previous();
        }
        Fields clear = new Fields().number("schema", SCHEMA).list("states", states, StateLayers::write);
        if (application instanceof Erased) {
            return Document.impersonal(clear);
        }
        Fields personal = new Fields()
                .object("handler", application.reached(Identified.class).map(Identified::handler), HandlerJson::write);
        return Document.of(clear, ReviewJson.words(application, personal));
    }

    public static RenewalApplication read(Document document) {
        Stored clear = Stored.parse(document.clear());
        Stored personal = document.personal().map(Stored::parse).orElse(Stored.NOTHING);
        if (clear.smallNumber("schema") == FirstSchema.NUMBER) {
            clear = FirstSchema.clear(clear);
            personal = FirstSchema.personal(personal);
        }
        clear.checkSchema(SCHEMA);
        var layers = new StateLayers(personal);
        @Nullable RenewalApplication state = null;
        for (Stored layer : clear.list("states", layer -> layer)) {
            state = layers.read(state, layer);
        }
        if (state == null) {
            throw new IllegalStateException("a stored application has no state");
        }
        return state;
    }

    /** The handler's mobile number, in what is personal of an application. */
    public static Optional<MobileNumber> mobile(String personal) {
        return Stored.parse(personal)
                .optionalObject("handler")
                .map(handler -> HandlerJson.read(handler).mobile());
    }
}

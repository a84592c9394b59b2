package org.yanqi.persistence.json;

import java.util.Optional;

/**
 * What is stored of one thing, as two JSON objects: what may be read by whoever reads the database, and what is personal;
 * of a thing whose personal data were erased there is the first alone.
 */
public record Document(String clear, Optional<String> personal) {
    static Document of(Fields clear, Fields personal) {
        return new Document(clear.toString(), Optional.of(personal.toString()));
    }

    static Document impersonal(Fields clear) {
        return new Document(clear.toString(), Optional.empty());
    }

    @Override
    public String toString() {
        return clear;
    }
}

package org.yanqi.persistence.json;

/** What is stored of one thing, as two JSON objects: what may be read by whoever reads the database, and what is personal. */
public record Document(String clear, String personal) {
    static Document of(Fields clear, Fields personal) {
        return new Document(clear.toString(), personal.toString());
    }

    @Override
    public String toString() {
        return clear;
    }
}

package org.yanqi.persistence;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where a document lies: its row, and the file of which the row speaks. */
record DocumentPlace(String application, String kind, String mediaType, String file, long length) {
    /** For which the file's key is sealed: a row that was changed by hand finds nothing. */
    String identity() {
        return identityInRow(application, kind, mediaType) + "/" + file + "/" + length;
    }

    static String identityInRow(String application, String kind, String mediaType) {
        return "document/" + application + "/" + kind + "/" + mediaType;
    }

    /** To which the file's content is bound. */
    byte[] context() {
        return identityInRow(application, kind, mediaType).getBytes(StandardCharsets.UTF_8);
    }

    /** @return the file of which the row spoke before */
    Optional<String> record(Sql sql, byte[] sealedKey) {
        Optional<String> former = former(sql, application, kind);
        sql.change(
                "INSERT INTO document (application, kind, media_type, file, length, file_key)"
                        + " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (application, kind) DO UPDATE"
                        + " SET media_type = EXCLUDED.media_type, file = EXCLUDED.file, length = EXCLUDED.length,"
                        + " file_key = EXCLUDED.file_key, content = NULL",
                application,
                kind,
                mediaType,
                file,
                length,
                sealedKey);
        return former;
    }

    /** @return the file of which the row spoke */
    static Optional<String> forget(Sql sql, String application, String kind) {
        Optional<String> former = former(sql, application, kind);
        sql.change("DELETE FROM document WHERE application = ?1 AND kind = ?2", application, kind);
        return former;
    }

    private static Optional<String> former(Sql sql, String application, String kind) {
        return sql.first(
                row -> row.text(0),
                "SELECT file FROM document WHERE application = ?1 AND kind = ?2 AND file IS NOT NULL FOR UPDATE",
                application,
                kind);
    }
}

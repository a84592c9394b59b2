package org.yanqi.persistence;

import org.yanqi.domain.renewal.ApplicationNumber;

/**
 * What tells of persons beside an application's own row. With a document's row its key is gone, so that nobody can read
 * the file any more, wherever copies of it lie.
 */
record PersonalTraces(Sql sql, ApplicationNumber application) {
    void erase() {
        change("DELETE FROM document WHERE application = ?1");
        change("DELETE FROM one_time_code WHERE purpose = ?1");
        change("DELETE FROM token_job WHERE subject = ?1");
        change("UPDATE event_certificate SET certificate = NULL WHERE application = ?1");
        change("UPDATE invoice SET personal = NULL, version = version + 1 WHERE application = ?1");
    }

    private void change(String statement) {
        sql.change(statement, application.value());
    }
}

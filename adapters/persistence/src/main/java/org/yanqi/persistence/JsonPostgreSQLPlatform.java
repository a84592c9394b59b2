package org.yanqi.persistence;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.platform.database.PostgreSQLPlatform;

/** PostgreSQL with JSON columns: the driver takes a text for jsonb only as a value of an unspecified type. */
public final class JsonPostgreSQLPlatform extends PostgreSQLPlatform {
    private static final long serialVersionUID = 1L;

    @Override
    public void setParameterValueInDatabaseCall(
            Object parameter, PreparedStatement statement, int index, AbstractSession session) throws SQLException {
        if (parameter instanceof JsonColumn.Text json) {
            statement.setObject(index, json.value(), Types.OTHER);
        } else {
            super.setParameterValueInDatabaseCall(parameter, statement, index, session);
        }
    }
}

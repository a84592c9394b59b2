package org.yanqi.pki;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;

/** Connections that are used again, as by the pool of a server. */
final class KeptConnections implements AutoCloseable {
    private final DataSource database;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    KeptConnections(DataSource database) {
        this.database = database;
    }

    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                KeptConnections.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, given) ->
                        method.getName().equals("getConnection") ? taken() : method.invoke(database, given));
    }

    private Connection taken() throws SQLException {
        var found = idle.poll();
        var connection = found == null ? database.getConnection() : found;
        return (Connection) Proxy.newProxyInstance(
                KeptConnections.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, given) -> {
                    if (method.getName().equals("close")) {
                        idle.add(connection);
                        return null;
                    }
                    try {
                        return method.invoke(connection, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void close() throws SQLException {
        for (var connection : idle) {
            connection.close();
        }
    }
}

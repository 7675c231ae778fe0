package io.taosj.jdbc;

import io.taosj.embedded.EmbeddedTaos;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The ways to reach a database in these tests. */
enum Transport {
    WEB_SOCKET,
    HTTP,
    EMBEDDED;

    /** A URL without a database in its path. */
    String url(EmbeddedTaos server) {
        return switch (this) {
            case WEB_SOCKET -> "jdbc:taosj:ws://root:taosdata@localhost:" + server.port();
            case HTTP -> "jdbc:taosj:http://root:taosdata@localhost:" + server.port();
            case EMBEDDED -> "jdbc:taosj:embedded:";
        };
    }

    Connection connect(EmbeddedTaos server) throws SQLException {
        return DriverManager.getConnection(url(server));
    }

    /** A connection with a new database of this name. */
    Connection connect(EmbeddedTaos server, String database) throws SQLException {
        Connection connection = connect(server);
        try (var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + database);
            statement.execute("create database " + database);
        }
        connection.setCatalog(database);
        return connection;
    }
}

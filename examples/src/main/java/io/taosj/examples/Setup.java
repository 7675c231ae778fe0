package io.taosj.examples;

import io.taosj.ConnectionOptions;
import io.taosj.TaosConnection;
import io.taosj.embedded.EmbeddedTaos;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The database of an example: the one of the URL given, or a server in this JVM that lives as long as the example. */
final class Setup implements AutoCloseable {
    private final @Nullable EmbeddedTaos server;
    private final String url;

    private Setup(@Nullable EmbeddedTaos server, String url) {
        this.server = server;
        this.url = url;
    }

    static Setup of(String[] args) {
        if (args.length > 0) {
            return new Setup(null, args[0]);
        }
        EmbeddedTaos started = EmbeddedTaos.start();
        return new Setup(started, started.url());
    }

    String url() {
        return url;
    }

    /** Connects; local times are in UTC, so that the output is the same everywhere. */
    TaosConnection connect() {
        return ConnectionOptions.parse(url).toBuilder().timeZone(ZoneOffset.UTC).connect();
    }

    /** Connects and makes an empty database the current one. */
    TaosConnection connectTo(String database) {
        TaosConnection taos = connect();
        taos.execute("drop database if exists " + database);
        taos.execute("create database " + database);
        taos.execute("use " + database);
        return taos;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}

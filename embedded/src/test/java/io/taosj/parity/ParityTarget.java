package io.taosj.parity;

import io.taosj.ConnectionOptions;
import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.embedded.EmbeddedTaos;

/** The database of one test over one transport. */
public final class ParityTarget implements AutoCloseable {
    private final ParityTransport transport;
    private final EmbeddedTaos server;
    private final String database;
    private final TaosConnection owner;

    ParityTarget(ParityTransport transport, EmbeddedTaos server, String database) {
        this.transport = transport;
        this.server = server;
        this.database = database;
        // held open to the end, because an engine in memory lives as long as its connections
        this.owner = Taos.connect(transport.url(server));
        owner.execute("create database " + database);
    }

    /** The transport under test. */
    public ParityTransport transport() {
        return transport;
    }

    /** The server that is reached; of no meaning for {@link ParityTransport#EMBEDDED}. */
    public EmbeddedTaos server() {
        return server;
    }

    /** The name of the test's database. */
    public String database() {
        return database;
    }

    /** The URL without a database and without parameters. */
    public String url() {
        return transport.url(server);
    }

    /** Options for the test's database. */
    public ConnectionOptions.Builder options() {
        return ConnectionOptions.parse(url()).toBuilder().database(database);
    }

    /** A further connection to the test's database, which the caller closes. */
    public TaosConnection connect() {
        return options().connect();
    }

    @Override
    public void close() {
        try (owner) {
            owner.execute("drop database if exists " + database);
        }
    }
}

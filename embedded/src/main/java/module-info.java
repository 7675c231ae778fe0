/** An engine in this JVM behind the client's API, with or without a server in front. */
module io.taosj.embedded {
    requires transitive io.taosj.client;
    requires io.taosj.engine;
    requires transitive io.taosj.server;
    requires static transitive org.jspecify;

    exports io.taosj.embedded;

    provides io.taosj.spi.TransportProvider with
            io.taosj.embedded.internal.EmbeddedTransport;
}

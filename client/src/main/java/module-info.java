/** Java client for TDengine: connections, queries, prepared statements, schemaless writing and subscriptions. */
module io.taosj.client {
    requires transitive io.taosj.wire;
    requires java.net.http;
    requires static transitive org.jspecify;

    exports io.taosj;
    exports io.taosj.spi;

    uses io.taosj.spi.TransportProvider;
}

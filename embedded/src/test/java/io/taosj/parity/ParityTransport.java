package io.taosj.parity;

import io.taosj.embedded.EmbeddedTaos;

/** The ways to a database on which capabilities are checked. */
public enum ParityTransport {
    /** WebSocket to a server. */
    WS {
        @Override
        public String url(EmbeddedTaos server) {
            return server.url();
        }
    },
    /** REST to a server. */
    REST {
        @Override
        public String url(EmbeddedTaos server) {
            return server.url().replace("taos+ws:", "taos+http:");
        }
    },
    /** An engine in this JVM, without a network. */
    EMBEDDED {
        @Override
        public String url(EmbeddedTaos server) {
            return "taos+embedded:";
        }
    };

    /** The URL for a connection, without a database and without parameters. */
    public abstract String url(EmbeddedTaos server);
}

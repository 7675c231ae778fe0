package io.taosj;

/** How a connection reaches its server. */
public enum Protocol {
    /** WebSocket to taosAdapter: every feature. */
    WEBSOCKET(6041),
    /** HTTP to taosAdapter: SQL only. */
    REST(6041),
    /** The native client library, libtaos. */
    NATIVE(6030),
    /** The embedded engine in this JVM. */
    EMBEDDED(0);

    private final int defaultPort;

    Protocol(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /** The port used where a URL names none; 0 where there are no ports. */
    public int defaultPort() {
        return defaultPort;
    }
}

package io.taosj.server;

import org.jspecify.annotations.Nullable;

/**
 * How a server listens; immutable, the {@code with} methods give changed copies.
 *
 * @param host the address to listen on; loopback unless told otherwise
 * @param port 0 for any free port
 * @param limits what clients may use
 * @param tls the certificate; null for no encryption
 */
public record ServerOptions(
        String host, int port, ServerLimits limits, @Nullable TlsOptions tls) {
    private static final int DEFAULT_PORT = 6041;

    /** Loopback and port 6041 without encryption. */
    public static ServerOptions defaults() {
        return new ServerOptions("127.0.0.1", DEFAULT_PORT, ServerLimits.defaults(), null);
    }

    public ServerOptions withHost(String newHost) {
        return new ServerOptions(newHost, port, limits, tls);
    }

    public ServerOptions withPort(int newPort) {
        return new ServerOptions(host, newPort, limits, tls);
    }

    public ServerOptions withLimits(ServerLimits newLimits) {
        return new ServerOptions(host, port, newLimits, tls);
    }

    public ServerOptions withTls(@Nullable TlsOptions newTls) {
        return new ServerOptions(host, port, limits, newTls);
    }
}

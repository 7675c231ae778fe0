package io.taosj.server;

/**
 * How a server listens; immutable, the {@code with} methods give changed copies.
 *
 * @param host the address to listen on; loopback unless told otherwise
 * @param port 0 for any free port
 * @param maxBodyBytes longest body of a REST request
 * @param maxMessageBytes longest WebSocket message
 */
public record ServerOptions(String host, int port, int maxBodyBytes, int maxMessageBytes) {
    private static final int DEFAULT_PORT = 6041;
    private static final int DEFAULT_BODY = 64 << 20;
    private static final int DEFAULT_MESSAGE = 256 << 20;

    /** Loopback and port 6041. */
    public static ServerOptions defaults() {
        return new ServerOptions("127.0.0.1", DEFAULT_PORT, DEFAULT_BODY, DEFAULT_MESSAGE);
    }

    public ServerOptions withHost(String newHost) {
        return new ServerOptions(newHost, port, maxBodyBytes, maxMessageBytes);
    }

    public ServerOptions withPort(int newPort) {
        return new ServerOptions(host, newPort, maxBodyBytes, maxMessageBytes);
    }

    public ServerOptions withMaxBodyBytes(int bytes) {
        return new ServerOptions(host, port, bytes, maxMessageBytes);
    }

    public ServerOptions withMaxMessageBytes(int bytes) {
        return new ServerOptions(host, port, maxBodyBytes, bytes);
    }
}

package io.taosj.server;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a server listens; immutable, the {@code with} methods give changed copies.
 *
 * @param host the address to listen on; loopback unless told otherwise
 * @param port 0 for any free port
 * @param limits what clients may use
 * @param tls the certificate; null for no encryption
 * @param tokens bearer tokens and the user that each stands for; none unless told otherwise
 * @param createDatabases whether a write to the InfluxDB or OpenTSDB endpoints makes its database if there is none,
 *     with precision ns; off unless told otherwise, as in taosAdapter (its smlAutoCreateDB)
 */
public record ServerOptions(
        String host,
        int port,
        ServerLimits limits,
        @Nullable TlsOptions tls,
        Map<String, String> tokens,
        boolean createDatabases) {
    private static final int DEFAULT_PORT = 6041;

    public ServerOptions {
        tokens = Map.copyOf(tokens);
        if (tokens.containsKey("")) {
            throw new IllegalArgumentException("an empty token for user " + tokens.get(""));
        }
    }

    /** Loopback and port 6041 without encryption. */
    public static ServerOptions defaults() {
        return new ServerOptions("127.0.0.1", DEFAULT_PORT, ServerLimits.defaults(), null, Map.of(), false);
    }

    public ServerOptions withHost(String newHost) {
        return new ServerOptions(newHost, port, limits, tls, tokens, createDatabases);
    }

    public ServerOptions withPort(int newPort) {
        return new ServerOptions(host, newPort, limits, tls, tokens, createDatabases);
    }

    public ServerOptions withLimits(ServerLimits newLimits) {
        return new ServerOptions(host, port, newLimits, tls, tokens, createDatabases);
    }

    public ServerOptions withTls(@Nullable TlsOptions newTls) {
        return new ServerOptions(host, port, limits, newTls, tokens, createDatabases);
    }

    /** One more bearer token; the user need not exist yet. */
    public ServerOptions withToken(String token, String user) {
        Map<String, String> more = new LinkedHashMap<>(tokens);
        more.put(token, user);
        return new ServerOptions(host, port, limits, tls, more, createDatabases);
    }

    public ServerOptions withCreateDatabases(boolean create) {
        return new ServerOptions(host, port, limits, tls, tokens, create);
    }

    /** Everything but the tokens. */
    @Override
    public String toString() {
        return "ServerOptions[host=" + host + ", port=" + port + ", limits=" + limits + ", tls=" + tls + ", tokens of "
                + tokens.values() + ", createDatabases=" + createDatabases + "]";
    }
}

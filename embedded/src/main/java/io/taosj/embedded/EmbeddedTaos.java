package io.taosj.embedded;

import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.engine.Engine;
import io.taosj.engine.EngineException;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineSession;
import io.taosj.server.ServerLimits;
import io.taosj.server.ServerOptions;
import io.taosj.server.TaosServer;
import io.taosj.server.TlsOptions;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A TDengine-compatible database in this JVM with a server in front, for tests and for applications that want to be
 * reachable by other programs.
 *
 * <p>Code that only needs a connection uses the URL {@code taos+embedded:} instead and starts no server. Safe for use by
 * several threads; {@link #close()} leaves no thread and no open file behind.
 */
public final class EmbeddedTaos implements AutoCloseable {
    private static final int USER_EXISTS = 0x350;

    private final Engine engine;
    private final TaosServer server;
    private final String scheme;
    private final String authority;

    private EmbeddedTaos(Engine engine, TaosServer server, EngineOptions engineOptions, ServerOptions serverOptions) {
        this.engine = engine;
        this.server = server;
        scheme = serverOptions.tls() == null ? "" : "s";
        authority = "root:" + encoded(engineOptions.rootPassword()) + "@" + host(serverOptions.host()) + ":"
                + server.port();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** An address that a client of this machine can use. */
    private static String host(String listening) {
        return switch (listening) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::" -> "[::1]";
            default -> listening.indexOf(':') >= 0 && !listening.startsWith("[") ? "[" + listening + "]" : listening;
        };
    }

    /** In memory, on a free port of the loopback address. */
    public static EmbeddedTaos start() {
        return builder().start();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The port of the REST and WebSocket endpoints. */
    public int port() {
        return server.port();
    }

    /**
     * A URL for {@link Taos#connect(String)}, with {@code root} and the password of the builder: {@code taos+ws}, or {@code
     * taos+wss} with a certificate.
     */
    public String url() {
        return "taos+ws" + scheme + "://" + authority;
    }

    /** As {@link #url()}, for the REST transport: {@code taos+http} or {@code taos+https}. */
    public String restUrl() {
        return "taos+http" + scheme + "://" + authority;
    }

    /**
     * A new WebSocket connection as {@code root}.
     *
     * @throws io.taosj.TaosConnectionException if the builder was given a certificate that this JVM does not trust; connect
     *     with an SSL context of your own then
     */
    public TaosConnection connect() {
        return Taos.connect(url());
    }

    /** Stops the server, then closes the engine; everything written is durable if there is a directory. */
    @Override
    public void close() {
        server.close();
        engine.close();
    }

    /** How an {@link EmbeddedTaos} is started. Not safe for use by several threads. */
    public static final class Builder {
        private EngineOptions engine = EngineOptions.inMemory();
        private ServerOptions server = ServerOptions.defaults().withPort(0);
        private final Map<String, String> users = new LinkedHashMap<>();

        private Builder() {}

        /** Where data is kept; memory if never called. */
        public Builder directory(Path directory) {
            EngineOptions onDisk = EngineOptions.inDirectory(directory);
            engine = onDisk.withVersion(engine.version())
                    .withZone(engine.zone())
                    .withClock(engine.clock())
                    .withRootPassword(engine.rootPassword())
                    .withMemoryLimitBytes(engine.memoryLimitBytes());
            return this;
        }

        /** The port to listen on; 0, the default, takes a free one. */
        public Builder port(int port) {
            server = server.withPort(port);
            return this;
        }

        /** The address to listen on; loopback by default. */
        public Builder host(String host) {
            server = server.withHost(host);
            return this;
        }

        /** The password of {@code root} in a new database; {@code taosdata} by default. */
        public Builder rootPassword(String password) {
            engine = engine.withRootPassword(password);
            return this;
        }

        /** A further user, who may do everything but manage users; made if the database doesn't have it yet. */
        public Builder user(String name, String password) {
            users.put(name, password);
            return this;
        }

        /** What the server grants its clients. */
        public Builder limits(ServerLimits limits) {
            server = server.withLimits(limits);
            return this;
        }

        /** A certificate: clients must use TLS then. */
        public Builder tls(TlsOptions tls) {
            server = server.withTls(tls);
            return this;
        }

        /** A bearer token that stands for a user. */
        public Builder token(String token, String user) {
            server = server.withToken(token, user);
            return this;
        }

        /** Whether writes to the InfluxDB and OpenTSDB endpoints make a database that does not exist; off by default. */
        public Builder createDatabases(boolean create) {
            server = server.withCreateDatabases(create);
            return this;
        }

        /** What {@code now()} asks. */
        public Builder clock(Clock clock) {
            engine = engine.withClock(clock);
            return this;
        }

        /** The zone of sessions that set none; the system's by default. */
        public Builder timeZone(ZoneId zone) {
            engine = engine.withZone(zone);
            return this;
        }

        /** The version that the database says it has. */
        public Builder version(String version) {
            engine = engine.withVersion(version);
            return this;
        }

        /** What queries may use before they spill to disk, in bytes. */
        public Builder memoryLimitBytes(long bytes) {
            engine = engine.withMemoryLimitBytes(bytes);
            return this;
        }

        /**
         * Opens the engine and starts the server.
         *
         * @throws IllegalStateException if the directory can't be used or the port is taken, with the reason
         */
        public EmbeddedTaos start() {
            Engine opened;
            try {
                opened = Engine.open(engine);
            } catch (EngineException e) {
                throw new IllegalStateException("embedded database not started: " + e.getMessage(), e);
            }
            try {
                addUsers(opened);
                return new EmbeddedTaos(opened, TaosServer.start(opened, server), engine, server);
            } catch (IOException | EngineException e) {
                opened.close();
                throw new IllegalStateException("embedded database not started: " + e.getMessage(), e);
            }
        }

        private void addUsers(Engine opened) {
            try (EngineSession session = opened.session()) {
                for (Map.Entry<String, String> user : users.entrySet()) {
                    addUser(session, user.getKey(), user.getValue());
                }
            }
        }

        private static void addUser(EngineSession session, String name, String password) {
            String escaped = password.replace("\\", "\\\\").replace("'", "\\'");
            try {
                session.execute("create user " + name + " pass '" + escaped + "'")
                        .close();
            } catch (EngineException e) {
                if (e.code() != USER_EXISTS) {
                    throw e;
                }
            }
        }
    }
}

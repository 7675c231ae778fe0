package io.taosj;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Everything a connection can be told, from {@link #parse a URL} or from {@link #builder()}.
 *
 * <p>Immutable. Passwords and tokens never appear in {@link #toString()} or in exceptions.
 */
public final class ConnectionOptions {
    private static final Logger LOG = System.getLogger("io.taosj");

    private final Builder from;
    private final List<Endpoint> endpoints;
    private final Map<String, String> properties;
    private final List<ClientListener> listeners;

    ConnectionOptions(Builder builder) {
        this.from = builder.copy();
        this.endpoints = builder.endpointsOrDefault();
        this.properties = Map.copyOf(builder.properties);
        this.listeners = List.copyOf(builder.listeners);
    }

    /** Logs what was probably not meant. */
    void warn() {
        for (String key : properties.keySet()) {
            LOG.log(Level.WARNING, "no option is named ''{0}''; it has no effect on {1}", key, this);
        }
        if (tls() && !verifyHostName()) {
            LOG.log(
                    Level.WARNING,
                    "the host name of {0} is not verified: anyone with a certificate can pose as it",
                    this);
        }
    }

    /** A builder with the defaults: WebSocket to localhost:6041 as root. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads a URL of the form {@code scheme://[[user:password@]host[:port][,host[:port]...]][/database][?key=value&...]}.
     *
     * @throws TaosInterfaceException if the URL is malformed; the text names the part
     */
    public static ConnectionOptions parse(String url) {
        return Dsn.parse(url).build();
    }

    /** A builder that starts with these options. */
    public Builder toBuilder() {
        return from.copy();
    }

    /** How to reach the server. */
    public Protocol protocol() {
        return from.protocol;
    }

    /** Whether the connection is encrypted. */
    public boolean tls() {
        return from.tls;
    }

    /** Servers to try; at least one unless the engine is embedded. */
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /** The user, {@code root} by default. */
    public String user() {
        return from.user;
    }

    /** The password, {@code taosdata} by default. A secret. */
    public String password() {
        return from.password;
    }

    /** The token of a TDengine Cloud instance, sent as the URL's {@code token}. A secret. */
    public @Nullable String token() {
        return from.token;
    }

    /** A user's token, used in place of user and password. A secret. */
    public @Nullable String bearerToken() {
        return from.bearerToken;
    }

    /** The second factor of the login: a fixed one, or what the supplier gives now. A secret; ask at each login. */
    public @Nullable String totpCode() {
        Supplier<String> supplier = from.totp;
        return supplier == null ? from.totpCode : supplier.get();
    }

    /** Who hears of connections and requests. */
    public List<ClientListener> listeners() {
        return listeners;
    }

    /** The current database after the login, if any. */
    public @Nullable String database() {
        return from.database;
    }

    /** The directory of the embedded engine; null keeps everything in memory. */
    public @Nullable Path directory() {
        return from.directory;
    }

    /** The zone that was asked for, if any. */
    public @Nullable ZoneId timeZone() {
        return from.timeZone;
    }

    /** The zone that the session uses: the one asked for, else that of this JVM. */
    public ZoneId effectiveTimeZone() {
        ZoneId zone = from.timeZone;
        return zone == null ? ZoneId.systemDefault() : zone;
    }

    /** The application's name, shown by {@code show connections}. */
    public String application() {
        return from.application;
    }

    /** How long connecting and logging in may take, for each endpoint. */
    public Duration connectTimeout() {
        return from.connectTimeout;
    }

    /** How long to wait for each reply: of a statement, or of one block of its result. */
    public Duration requestTimeout() {
        return from.requestTimeout;
    }

    /** How long a connection may be silent before it is probed; it counts as lost after three times that. */
    public Duration keepAlive() {
        return from.keepAlive;
    }

    /** What happens when the server is lost, and which of several is taken. */
    public FailoverOptions failover() {
        return from.failover;
    }

    /** Whether to ask the server for compression. */
    public boolean compression() {
        return from.compression;
    }

    /** The largest message that is accepted from a server, in bytes. */
    public int maxMessageBytes() {
        return from.maxMessageBytes;
    }

    /** Trust and keys of encrypted connections; null is the JVM's default. */
    public @Nullable SSLContext sslContext() {
        return from.sslContext;
    }

    /** Whether the server's certificate must be issued for the host that was asked for. */
    public boolean verifyHostName() {
        return from.verifyHostName;
    }

    /** Keys of the URL that this class does not know; transports may. */
    public Map<String, String> properties() {
        return properties;
    }

    /** The options without secrets, in the form of a URL. */
    @Override
    public String toString() {
        return Dsn.format(this);
    }

    /** Collects options. Setters return the builder. Not safe for use by several threads. */
    public static final class Builder {
        private Protocol protocol = Protocol.WEBSOCKET;
        private boolean tls;
        private final List<Endpoint> endpoints = new ArrayList<>();
        private String user = "root";
        private String password = "taosdata";
        private @Nullable String token;
        private @Nullable String bearerToken;
        private @Nullable String totpCode;
        private @Nullable Supplier<String> totp;
        private final List<ClientListener> listeners = new ArrayList<>();
        private @Nullable String database;
        private @Nullable Path directory;
        private @Nullable ZoneId timeZone;
        private String application = "taosj";
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration requestTimeout = Duration.ofSeconds(60);
        private Duration keepAlive = Duration.ofSeconds(30);
        private FailoverOptions failover = FailoverOptions.defaults();
        private boolean compression;
        private int maxMessageBytes = 256 << 20;
        private @Nullable SSLContext sslContext;
        private boolean verifyHostName = true;
        private final Map<String, String> properties = new LinkedHashMap<>();

        Builder() {}

        private Builder copy() {
            Builder copy = new Builder();
            copy.protocol = protocol;
            copy.tls = tls;
            copy.endpoints.addAll(endpoints);
            copy.user = user;
            copy.password = password;
            copy.token = token;
            copy.bearerToken = bearerToken;
            copy.totpCode = totpCode;
            copy.totp = totp;
            copy.listeners.addAll(listeners);
            copy.database = database;
            copy.directory = directory;
            copy.timeZone = timeZone;
            copy.application = application;
            copy.connectTimeout = connectTimeout;
            copy.requestTimeout = requestTimeout;
            copy.keepAlive = keepAlive;
            copy.failover = failover;
            copy.compression = compression;
            copy.maxMessageBytes = maxMessageBytes;
            copy.sslContext = sslContext;
            copy.verifyHostName = verifyHostName;
            copy.properties.putAll(properties);
            return copy;
        }

        private List<Endpoint> endpointsOrDefault() {
            if (endpoints.isEmpty() && protocol != Protocol.EMBEDDED) {
                return List.of(new Endpoint("localhost", protocol.defaultPort()));
            }
            return List.copyOf(endpoints);
        }

        /** How to reach the server; WebSocket by default. */
        public Builder protocol(Protocol protocol) {
            this.protocol = protocol;
            return this;
        }

        /** Whether to encrypt the connection; no by default. */
        public Builder tls(boolean tls) {
            this.tls = tls;
            return this;
        }

        /** Adds a server; the first call replaces the default, localhost. */
        public Builder endpoint(String host, int port) {
            endpoints.add(new Endpoint(host, port));
            return this;
        }

        /** Replaces the servers. */
        public Builder endpoints(List<Endpoint> servers) {
            endpoints.clear();
            endpoints.addAll(servers);
            return this;
        }

        /** The user; root by default. */
        public Builder user(String user) {
            this.user = user;
            return this;
        }

        /** The password; taosdata by default. */
        public Builder password(String password) {
            this.password = password;
            return this;
        }

        /** The token of a TDengine Cloud instance. */
        public Builder token(@Nullable String token) {
            this.token = token;
            return this;
        }

        /** A user's token, used in place of user and password. */
        public Builder bearerToken(@Nullable String bearerToken) {
            this.bearerToken = bearerToken;
            return this;
        }

        /** The second factor of the login. */
        public Builder totpCode(@Nullable String totpCode) {
            this.totpCode = totpCode;
            return this;
        }

        /** Who gives the second factor; asked at every login, also when a lost connection is made anew. */
        public Builder totp(@Nullable Supplier<String> totp) {
            this.totp = totp;
            return this;
        }

        /** Adds somebody who hears of connections and requests. */
        public Builder listener(ClientListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /** The current database after the login; none by default. */
        public Builder database(@Nullable String database) {
            this.database = database;
            return this;
        }

        /** The directory of the embedded engine; null, the default, keeps everything in memory. */
        public Builder directory(@Nullable Path directory) {
            this.directory = directory;
            return this;
        }

        /** The zone in which the session reads and shows local times; null, the default, is that of the JVM. */
        public Builder timeZone(@Nullable ZoneId timeZone) {
            this.timeZone = timeZone;
            return this;
        }

        /** The application's name, shown by {@code show connections}. */
        public Builder application(String application) {
            this.application = application;
            return this;
        }

        /** How long connecting and logging in may take, for each endpoint; 10 seconds by default. */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = positive(connectTimeout, "connectTimeout");
            return this;
        }

        /** How long to wait for each reply; 60 seconds by default. */
        public Builder requestTimeout(Duration requestTimeout) {
            this.requestTimeout = positive(requestTimeout, "requestTimeout");
            return this;
        }

        /** How long a connection may be silent before it is probed; 30 seconds by default. */
        public Builder keepAlive(Duration keepAlive) {
            this.keepAlive = positive(keepAlive, "keepAlive");
            return this;
        }

        /** What happens when the server is lost, and which of several is taken. */
        public Builder failover(FailoverOptions failover) {
            this.failover = Objects.requireNonNull(failover, "failover");
            return this;
        }

        /** Whether to ask the server for compression; no by default. */
        public Builder compression(boolean compression) {
            this.compression = compression;
            return this;
        }

        /** The largest message that is accepted from a server, in bytes; 256 MiB by default. */
        public Builder maxMessageBytes(int maxMessageBytes) {
            if (maxMessageBytes < 1024) {
                throw Dsn.wrong("maxMessageBytes " + maxMessageBytes + " is less than 1024");
            }
            this.maxMessageBytes = maxMessageBytes;
            return this;
        }

        /** Trust and keys of encrypted connections; null, the default, is the JVM's. */
        public Builder sslContext(@Nullable SSLContext sslContext) {
            this.sslContext = sslContext;
            return this;
        }

        /** Whether the server's certificate must be issued for the host asked for. Switching it off allows a man in the middle. */
        public Builder verifyHostName(boolean verifyHostName) {
            this.verifyHostName = verifyHostName;
            return this;
        }

        /** Another key and value, for transports that know them. */
        public Builder property(String key, String value) {
            properties.put(key, value);
            return this;
        }

        private static Duration positive(Duration duration, String name) {
            if (duration.isNegative() || duration.isZero()) {
                throw Dsn.wrong(name + " " + duration + " is not positive");
            }
            return duration;
        }

        /** The options as they are now. */
        public ConnectionOptions build() {
            return new ConnectionOptions(this);
        }

        /**
         * Connects with the options as they are now.
         *
         * @throws TaosException if there is no connection or the login is refused
         */
        public TaosConnection connect() {
            return Taos.connect(build());
        }
    }
}

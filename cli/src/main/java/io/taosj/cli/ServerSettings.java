package io.taosj.cli;

import io.taosj.engine.EngineOptions;
import io.taosj.server.ServerLimits;
import io.taosj.server.ServerOptions;
import io.taosj.server.TlsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What a server can be told: the one table behind the command line, the file of {@code --config} and the help. The file's
 * keys are the options' names without dashes.
 */
final class ServerSettings {
    static final String DEFAULT_PASSWORD = "taosdata";
    private static final int MAX_PORT = 65_535;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on (${DEFAULT-VALUE}).")
    private String host = "";

    @Option(
            names = "--port",
            defaultValue = "6041",
            description = "Port to listen on, 0 for a free one (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--data", paramLabel = "DIR", description = "Directory to keep data in; memory without it.")
    private @Nullable Path data;

    @Option(
            names = "--user",
            defaultValue = "root",
            description = "The administrator; only root is possible (${DEFAULT-VALUE}).")
    private String user = "";

    @Option(
            names = "--password",
            defaultValue = DEFAULT_PASSWORD,
            description = "Password of the administrator when the data directory is new (${DEFAULT-VALUE}).")
    private String password = "";

    @Option(
            names = "--insecure-default-password",
            description = "Allows the default password on an address other than loopback.")
    private boolean insecureDefaultPassword;

    @Option(
            names = "--token",
            paramLabel = "TOKEN=USER",
            split = ",",
            description = "A bearer token and the user it stands for; may be given several times."
                    + " Better in the --config file than on the command line, which other users can see.")
    private List<String> tokens = new ArrayList<>();

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "Certificate chain as PEM, or a PKCS#12 key store: clients must use TLS then."
                    + " A changed file is taken over within seconds, without restart.")
    private @Nullable Path tlsCertificate;

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "Private key as PEM (PKCS#8, not encrypted), if --tls-cert has only the certificate.")
    private @Nullable Path tlsKey;

    @Option(
            names = "--tls-password",
            paramLabel = "PASSWORD",
            description = "Password of the PKCS#12 key store; better in the --config file than on the command line.")
    private @Nullable String tlsPassword;

    @Option(
            names = "--create-databases",
            description = "Writes to the InfluxDB and OpenTSDB endpoints make a database that does not exist.")
    private boolean createDatabases;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description = "Zone of sessions that set none, as Europe/Berlin or +02:00 (the system's).")
    private @Nullable ZoneId timeZone;

    @Option(
            names = "--server-version",
            paramLabel = "VERSION",
            description = "Version that clients are told, four numbers; some switch features on by it.")
    private @Nullable String version;

    @Option(
            names = "--memory-limit",
            paramLabel = "SIZE",
            converter = Units.Size.class,
            description = "What queries may use before they spill to disk, as 512M or 2G (512M).")
    private @Nullable Long memoryLimit;

    @Option(
            names = "--max-body",
            paramLabel = "SIZE",
            defaultValue = "64M",
            converter = Units.Size.class,
            description = "Longest body of an HTTP request, inflated (${DEFAULT-VALUE}).")
    private long maxBody;

    @Option(
            names = "--max-message",
            paramLabel = "SIZE",
            defaultValue = "256M",
            converter = Units.Size.class,
            description = "Longest WebSocket message, inflated (${DEFAULT-VALUE}).")
    private long maxMessage;

    @Option(
            names = "--max-header",
            paramLabel = "SIZE",
            defaultValue = "32K",
            converter = Units.Size.class,
            description = "Longest head of an HTTP request (${DEFAULT-VALUE}).")
    private long maxHeader;

    @Option(
            names = "--max-results",
            paramLabel = "N",
            defaultValue = "1024",
            description = "Most results that a WebSocket connection may have open (${DEFAULT-VALUE}).")
    private int maxResults;

    @Option(
            names = "--max-requests",
            paramLabel = "N",
            defaultValue = "128",
            description = "Most requests of a WebSocket connection that are worked on at a time (${DEFAULT-VALUE}).")
    private int maxRequests;

    @Option(
            names = "--login-timeout",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = Units.Time.class,
            description = "How long a connection may take to log in or to send its first request (${DEFAULT-VALUE}).")
    private Duration loginTimeout = Duration.ZERO;

    @Option(
            names = "--idle-timeout",
            paramLabel = "TIME",
            defaultValue = "114s",
            converter = Units.Time.class,
            description = "How long a peer may stay silent, pongs included (${DEFAULT-VALUE}).")
    private Duration idleTimeout = Duration.ZERO;

    @Option(
            names = "--ping-interval",
            paramLabel = "TIME",
            defaultValue = "54s",
            converter = Units.Time.class,
            description = "How often WebSocket peers are pinged (${DEFAULT-VALUE}).")
    private Duration pingInterval = Duration.ZERO;

    @Option(
            names = "--write-timeout",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = Units.Time.class,
            description = "How long a peer may take to read a reply (${DEFAULT-VALUE}).")
    private Duration writeTimeout = Duration.ZERO;

    @Option(
            names = "--stop-timeout",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = Units.Time.class,
            description = "How long running requests are waited for when the server stops (${DEFAULT-VALUE}).")
    private Duration stopTimeout = Duration.ZERO;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            defaultValue = "warn",
            description = "What is told on standard error: error, warn, info or debug (${DEFAULT-VALUE})."
                    + " Debug tells every request, without its SQL.")
    private String logLevel = "";

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "Lines as text or as json (${DEFAULT-VALUE}).")
    private String logFormat = "";

    /** Makes the log as verbose as it is to be. */
    void applyLog() {
        LogFormat.of(logFormat).apply();
        LogLevel.of(logLevel).apply();
    }

    /** Where data is kept; null for memory only. */
    @Nullable Path data() {
        return data;
    }

    EngineOptions engine() {
        EngineOptions options = data == null ? EngineOptions.inMemory() : EngineOptions.inDirectory(data);
        options = options.withRootPassword(password);
        if (timeZone != null) {
            options = options.withZone(timeZone);
        }
        if (version != null) {
            options = options.withVersion(version);
        }
        return memoryLimit == null ? options : options.withMemoryLimitBytes(memoryLimit);
    }

    /**
     * How the server listens.
     *
     * @throws CommandFailure if the settings don't fit together
     */
    ServerOptions server() {
        check();
        ServerOptions options = ServerOptions.defaults()
                .withHost(host)
                .withPort(port)
                .withTls(tls())
                .withLimits(limits())
                .withCreateDatabases(createDatabases);
        for (String token : tokens) {
            // a token may end in equals signs itself
            int end = token.lastIndexOf('=');
            if (end < 1 || end == token.length() - 1) {
                throw new CommandFailure("--token must be TOKEN=USER");
            }
            options = options.withToken(token.substring(0, end), token.substring(end + 1));
        }
        return options;
    }

    private ServerLimits limits() {
        return new ServerLimits(
                size("--max-body", maxBody),
                size("--max-message", maxMessage),
                size("--max-header", maxHeader),
                maxResults,
                maxRequests,
                loginTimeout,
                idleTimeout,
                pingInterval,
                writeTimeout,
                stopTimeout);
    }

    private static int size(String name, long bytes) {
        if (bytes < 1 || bytes > Integer.MAX_VALUE) {
            throw new CommandFailure(name + " must be from 1 byte to 2G - 1, not " + bytes);
        }
        return (int) bytes;
    }

    private @Nullable TlsOptions tls() {
        if (tlsCertificate == null && tlsKey != null) {
            throw new CommandFailure("--tls-key needs --tls-cert");
        }
        return tlsCertificate == null ? null : new TlsOptions(tlsCertificate, tlsKey, tlsPassword);
    }

    private void check() {
        if (port < 0 || port > MAX_PORT) {
            throw new CommandFailure("--port must be from 0 to " + MAX_PORT + ", not " + port);
        }
        if (maxResults < 1 || maxRequests < 1) {
            throw new CommandFailure("--max-results and --max-requests must be at least 1");
        }
        if (!user.equals("root")) {
            throw new CommandFailure("--user can only be root; create other users with CREATE USER");
        }
        boolean loopback = host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
        if (!loopback && password.equals(DEFAULT_PASSWORD) && !insecureDefaultPassword) {
            throw new CommandFailure("listening on " + host + " needs another --password than the default one"
                    + " (or --insecure-default-password)");
        }
    }
}

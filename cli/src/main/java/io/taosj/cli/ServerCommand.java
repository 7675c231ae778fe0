package io.taosj.cli;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineException;
import io.taosj.engine.EngineOptions;
import io.taosj.server.ServerOptions;
import io.taosj.server.TaosServer;
import io.taosj.server.TlsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code taosj server}: the engine behind TDengine's REST and WebSocket protocols. */
@Command(
        name = "server",
        description = "Runs a TDengine-compatible server until it is stopped (Ctrl-C).",
        mixinStandardHelpOptions = true)
final class ServerCommand implements Callable<Integer> {
    private static final long STOP_MILLIS = 20_000;
    private static final int MAX_PORT = 65_535;
    private static final String DEFAULT_PASSWORD = "taosdata";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Properties file with the options below, their names without dashes: port=6041."
                    + " The command line wins.")
    private @Nullable Path config;

    @Option(names = "--host", description = "Address to listen on (default: 127.0.0.1).")
    private @Nullable String host;

    @Option(names = "--port", description = "Port to listen on, 0 for a free one (default: 6041).")
    private @Nullable String port;

    @Option(names = "--data", paramLabel = "DIR", description = "Directory to keep data in; memory without it.")
    private @Nullable Path data;

    @Option(names = "--user", defaultValue = "root", description = "The administrator; only root is possible.")
    private String user = "root";

    @Option(
            names = "--password",
            description = "Password of the administrator when the data directory is new (default: taosdata).")
    private @Nullable String password;

    @Option(
            names = "--insecure-default-password",
            description = "Allows the default password on an address other than loopback.")
    private boolean insecure;

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
            description = "Password of the PKCS#12 key store; better in the --config file than on the command line.")
    private @Nullable String tlsPassword;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            description = "What is told on standard error: error, warn, info or debug (default: warn).")
    private @Nullable String logLevel;

    @Override
    public Integer call() throws InterruptedException {
        ServerSettings settings = ServerSettings.of(config);
        LogLevel.of(settings.get("log-level", logLevel, "warn")).apply();
        String rootPassword = settings.get("password", password, DEFAULT_PASSWORD);
        ServerOptions serverOptions = options(settings);
        check(serverOptions.host(), rootPassword, settings.flag("insecure-default-password", insecure));
        Path directory = settings.path("data", data);
        EngineOptions options = directory == null ? EngineOptions.inMemory() : EngineOptions.inDirectory(directory);
        try (Engine engine = open(options.withRootPassword(rootPassword));
                TaosServer server = start(engine, serverOptions)) {
            CountDownLatch stopped = new CountDownLatch(1);
            Thread main = Thread.currentThread();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopped, main), "taosj-stop"));
            print("taosj server listening on " + serverOptions.host() + ":" + server.port()
                    + (directory == null ? ", in memory" : ", data in " + directory));
            stopped.await();
        }
        return 0;
    }

    private ServerOptions options(ServerSettings settings) {
        Path certificate = settings.path("tls-cert", tlsCertificate);
        Path key = settings.path("tls-key", tlsKey);
        if (certificate == null && key != null) {
            throw new CommandFailure("--tls-key needs --tls-cert");
        }
        TlsOptions tls = certificate == null
                ? null
                : new TlsOptions(certificate, key, settings.find("tls-password", tlsPassword));
        return ServerOptions.defaults()
                .withHost(settings.get("host", host, "127.0.0.1"))
                .withPort(port(settings.get("port", port, "6041")))
                .withTls(tls);
    }

    private static int port(String text) {
        try {
            int number = Integer.parseInt(text.trim());
            if (number >= 0 && number <= MAX_PORT) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new CommandFailure("--port must be from 0 to " + MAX_PORT + ", not " + text);
    }

    /** Lets the main thread close everything before the JVM ends. */
    private static void stop(CountDownLatch stopped, Thread main) {
        stopped.countDown();
        try {
            main.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void check(String address, String rootPassword, boolean defaultAllowed) {
        if (!user.equals("root")) {
            throw new CommandFailure("--user can only be root; create other users with CREATE USER");
        }
        boolean loopback = address.equals("localhost") || address.startsWith("127.") || address.equals("::1");
        if (!loopback && rootPassword.equals(DEFAULT_PASSWORD) && !defaultAllowed) {
            throw new CommandFailure("listening on " + address + " needs another --password than the default one"
                    + " (or --insecure-default-password)");
        }
    }

    private static Engine open(EngineOptions options) {
        try {
            return Engine.open(options);
        } catch (EngineException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private static TaosServer start(Engine engine, ServerOptions options) {
        try {
            return TaosServer.start(engine, options);
        } catch (IOException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}

package io.taosj.cli;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineException;
import io.taosj.engine.EngineOptions;
import io.taosj.server.ServerOptions;
import io.taosj.server.TaosServer;
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

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (default: ${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            defaultValue = "6041",
            description = "Port to listen on, 0 for a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--data", paramLabel = "DIR", description = "Directory to keep data in; memory without it.")
    private @Nullable Path data;

    @Option(names = "--user", defaultValue = "root", description = "The administrator; only root is possible.")
    private String user = "root";

    @Option(
            names = "--password",
            defaultValue = "taosdata",
            description = "Password of the administrator when the data directory is new (default: ${DEFAULT-VALUE}).")
    private String password = "taosdata";

    @Option(
            names = "--insecure-default-password",
            description = "Allows the default password on an address other than loopback.")
    private boolean insecure;

    @Override
    public Integer call() throws InterruptedException {
        check();
        EngineOptions options = data == null ? EngineOptions.inMemory() : EngineOptions.inDirectory(data);
        try (Engine engine = open(options.withRootPassword(password));
                TaosServer server = start(engine)) {
            CountDownLatch stopped = new CountDownLatch(1);
            Thread main = Thread.currentThread();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopped, main), "taosj-stop"));
            print("taosj server listening on " + host + ":" + server.port()
                    + (data == null ? ", in memory" : ", data in " + data));
            stopped.await();
        }
        return 0;
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

    private void check() {
        if (!user.equals("root")) {
            throw new CommandFailure("--user can only be root; create other users with CREATE USER");
        }
        boolean loopback = host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
        if (!loopback && password.equals("taosdata") && !insecure) {
            throw new CommandFailure("listening on " + host + " needs another --password than the default one"
                    + " (or --insecure-default-password)");
        }
        if (port < 0 || port > 65_535) {
            throw new CommandFailure("--port must be from 0 to 65535, not " + port);
        }
    }

    private static Engine open(EngineOptions options) {
        try {
            return Engine.open(options);
        } catch (EngineException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private TaosServer start(Engine engine) {
        try {
            return TaosServer.start(
                    engine, ServerOptions.defaults().withHost(host).withPort(port));
        } catch (IOException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}

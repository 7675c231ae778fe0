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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code taosj server}: the engine behind TDengine's REST and WebSocket protocols. */
@Command(
        name = "server",
        description = "Runs a TDengine-compatible server until it is stopped (Ctrl-C).",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ServerCommand implements Callable<Integer> {
    private static final long STOP_MILLIS = 20_000;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Properties file with the options below, their names without dashes: port=6041."
                    + " The command line wins.")
    private @Nullable Path config;

    @Mixin
    private ServerSettings given = new ServerSettings();

    @Override
    public Integer call() throws InterruptedException {
        ServerSettings settings = config == null
                ? given
                : ServerConfigFile.read(
                        config, spec.commandLine().getParseResult().originalArgs());
        settings.applyLog();
        ServerOptions options = settings.server();
        try (Engine engine = open(settings.engine());
                TaosServer server = start(engine, options)) {
            CountDownLatch stopped = new CountDownLatch(1);
            Thread main = Thread.currentThread();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopped, main), "taosj-stop"));
            print("taosj server listening on " + options.host() + ":" + server.port()
                    + (settings.data() == null ? ", in memory" : ", data in " + settings.data()));
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

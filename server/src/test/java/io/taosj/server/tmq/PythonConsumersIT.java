package io.taosj.server.tmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineOptions;
import io.taosj.server.ServerOptions;
import io.taosj.server.TaosServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TDengine's Python client for WebSocket as a consumer; left out where Python or the network is missing. */
final class PythonConsumersIT {
    private static final Path ENVIRONMENT = Path.of("target", "python-consumer").toAbsolutePath();
    private static final String CLIENT = "taos-ws-py==0.7.0";
    private static final int INSTALL_SECONDS = 180;
    private static final int RUN_SECONDS = 120;

    @TempDir
    private Path directory = Path.of("");

    @Test
    void consumersShareSeekAndGoOnAfterARestart() throws Exception {
        String missing = prepare();
        assumeTrue(missing.isEmpty(), missing);
        for (String phase : List.of("first", "second")) {
            try (Engine engine = Engine.open(EngineOptions.inDirectory(directory.resolve("data")));
                    TaosServer server =
                            TaosServer.start(engine, ServerOptions.defaults().withPort(0))) {
                succeeds("subscriptions.py", Integer.toString(server.port()), phase);
            }
        }
    }

    private void succeeds(String name, String... arguments) throws Exception {
        Path script = directory.resolve(name);
        try (InputStream in = PythonConsumersIT.class.getClassLoader().getResourceAsStream("clients/" + name)) {
            Files.copy(Objects.requireNonNull(in), script, StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> command = new ArrayList<>(List.of(python(), script.toString()));
        command.addAll(List.of(arguments));
        Outcome outcome = run(RUN_SECONDS, command);
        assertThat(outcome.output()).endsWith("all as expected\n");
        assertThat(outcome.code()).isZero();
    }

    private static String python() {
        return ENVIRONMENT.resolve("bin").resolve("python").toString();
    }

    /** Installs the clients once; what is missing, or an empty text. */
    private String prepare() throws Exception {
        if (Files.exists(ENVIRONMENT.resolve("complete"))) {
            return "";
        }
        if (run(INSTALL_SECONDS, List.of("python3", "-m", "venv", "--clear", ENVIRONMENT.toString()))
                        .code()
                != 0) {
            return "no python3 with venv on this machine";
        }
        Outcome pip = run(
                INSTALL_SECONDS,
                List.of(
                        python(),
                        "-m",
                        "pip",
                        "install",
                        "-q",
                        "--disable-pip-version-check",
                        "--retries",
                        "1",
                        CLIENT));
        if (pip.code() != 0) {
            return "the Python clients can't be installed (offline?)";
        }
        Files.createFile(ENVIRONMENT.resolve("complete"));
        return "";
    }

    private record Outcome(int code, String output) {}

    private Outcome run(int seconds, List<String> command) throws InterruptedException, IOException {
        Path output = Files.createTempFile(directory, "output", ".txt");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            return new Outcome(-1, e.toString());
        }
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return new Outcome(-1, "not done after " + seconds + " s: " + Files.readString(output));
        }
        return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }
}

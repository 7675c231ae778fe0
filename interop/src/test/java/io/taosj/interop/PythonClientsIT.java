package io.taosj.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * TDengine's Python clients, taospy (REST, SQLAlchemy) and taos-ws-py (WebSocket); left out where Python or the network
 * is missing.
 */
final class PythonClientsIT {
    private static final Path ENVIRONMENT = Path.of("target", "python-clients").toAbsolutePath();
    private static final List<String> CLIENTS =
            List.of("taospy==2.8.10", "taos-ws-py==0.7.0", "sqlalchemy==2.0.45", "pandas==2.3.3");
    private static final int INSTALL_SECONDS = 300;
    private static final int RUN_SECONDS = 120;

    private static String missing = "";

    @TempDir
    private Path directory = Path.of("");

    @BeforeAll
    static void install(@TempDir Path logs) throws IOException, InterruptedException {
        Path complete = ENVIRONMENT.resolve("complete");
        String wanted = String.join("\n", CLIENTS);
        if (Files.exists(complete) && Files.readString(complete).equals(wanted)) {
            return;
        }
        Commands commands = new Commands(logs, Map.of());
        if (commands.run(INSTALL_SECONDS, List.of("python3", "-m", "venv", "--clear", ENVIRONMENT.toString()))
                        .code()
                != 0) {
            missing = "no python3 with venv on this machine";
            return;
        }
        List<String> pip = new ArrayList<>(List.of(python(), "-m", "pip", "install", "-q"));
        pip.addAll(List.of("--disable-pip-version-check", "--retries", "1"));
        pip.addAll(CLIENTS);
        Commands.Outcome outcome = commands.run(INSTALL_SECONDS, pip);
        if (outcome.code() == 0) {
            Files.writeString(complete, wanted);
        } else {
            missing = "the Python clients can't be installed (offline?): " + outcome.output();
        }
    }

    private static String python() {
        return ENVIRONMENT.resolve("bin").resolve("python").toString();
    }

    @Test
    void theClientsOfTheRecordings() throws Exception {
        run("official");
    }

    @ParameterizedTest
    @ValueSource(strings = {"statements", "subscriptions", "frames"})
    void connectWriteReadAndFailAsWithTheOriginal(String script) throws Exception {
        run(script);
    }

    private void run(String script) throws Exception {
        assumeTrue(missing.isEmpty(), missing);
        Commands commands = new Commands(directory, Map.of("PYTHONWARNINGS", "ignore"));
        Path file = commands.copy("python/" + script + ".py", script + ".py");
        commands.copy("python/checks.py", "checks.py");
        try (RunningServer server = new RunningServer()) {
            Commands.Outcome outcome =
                    commands.run(RUN_SECONDS, List.of(python(), file.toString(), Integer.toString(server.port())));
            assertThat(outcome.output()).endsWith("all as expected\n");
            assertThat(outcome.code()).isZero();
        }
    }
}

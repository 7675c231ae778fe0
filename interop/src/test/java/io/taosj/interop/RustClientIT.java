package io.taosj.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * TDengine's crate {@code taos} over WebSocket, in a small program that is built once; left out where cargo or the network
 * is missing.
 */
final class RustClientIT {
    private static final Path PROJECT = Path.of("target", "rust-client").toAbsolutePath();
    private static final Path BUILD = Path.of("target", "rust").toAbsolutePath();
    private static final int FETCH_SECONDS = 120;
    private static final int BUILD_SECONDS = 1200;
    private static final int RUN_SECONDS = 120;

    @Test
    void connectWriteReadSubscribeAndFail() throws Exception {
        Files.createDirectories(PROJECT);
        Commands commands = new Commands(
                PROJECT, Map.of("CARGO_TARGET_DIR", BUILD.toString(), "CARGO_NET_RETRY", "1", "RUST_BACKTRACE", "0"));
        for (String file : List.of("Cargo.toml", "Cargo.lock", "src/main.rs")) {
            commands.copy("rust/" + file, file);
        }
        Commands.Outcome fetched = commands.run(FETCH_SECONDS, List.of("cargo", "fetch", "--locked"));
        assumeTrue(fetched.code() == 0, "no cargo, or it can't load the crate (offline?): " + fetched.output());
        Commands.Outcome built = commands.run(BUILD_SECONDS, List.of("cargo", "build", "--locked", "--offline"));
        assertThat(built.code()).as(built.output()).isZero();
        Path program = BUILD.resolve("debug").resolve("official-client");
        try (RunningServer server = new RunningServer()) {
            Commands.Outcome outcome =
                    commands.run(RUN_SECONDS, List.of(program.toString(), Integer.toString(server.port())));
            assertThat(outcome.output()).isEqualTo("all as expected\n");
            assertThat(outcome.code()).isZero();
        }
    }
}

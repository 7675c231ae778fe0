package io.taosj.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.server.ServerOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The options of {@code taosj server}: on the command line, in a file, in the help. */
final class ServerCommandIT {
    /** A value for each setting that is not the default. */
    private static final Map<String, String> EXAMPLES = new TreeMap<>(Map.ofEntries(
            Map.entry("host", "127.0.0.2"),
            Map.entry("port", "7041"),
            Map.entry("data", "somewhere"),
            Map.entry("user", "root"),
            Map.entry("password", "Secret_123"),
            Map.entry("insecure-default-password", "true"),
            Map.entry("token", "abc==:x=reader,def=root"),
            Map.entry("tls-cert", "cert.pem"),
            Map.entry("tls-key", "key.pem"),
            Map.entry("tls-password", "hidden"),
            Map.entry("create-databases", "true"),
            Map.entry("time-zone", "Europe/Berlin"),
            Map.entry("server-version", "3.3.6.13"),
            Map.entry("memory-limit", "1G"),
            Map.entry("max-body", "1M"),
            Map.entry("max-message", "2M"),
            Map.entry("max-header", "4096"),
            Map.entry("max-results", "5"),
            Map.entry("max-requests", "6"),
            Map.entry("login-timeout", "500ms"),
            Map.entry("idle-timeout", "2m"),
            Map.entry("ping-interval", "20s"),
            Map.entry("write-timeout", "1h"),
            Map.entry("stop-timeout", "3s"),
            Map.entry("log-level", "error"),
            Map.entry("log-format", "json")));

    @TempDir
    private Path directory = Path.of("");

    private record Outcome(int code, String out, String err) {}

    private static Outcome run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Outcome(code, out.toString(), err.toString());
    }

    private static List<OptionSpec> options() {
        return new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(new ServerSettings()))
                .getCommandSpec()
                .options();
    }

    @Test
    void helpTellsEveryOptionWithItsDefault() {
        String help = run("server", "--help").out().replaceAll("\\s+", " ");
        assertThat(help).contains("--config");
        assertThat(options()).hasSameSizeAs(EXAMPLES.keySet()).allSatisfy(option -> {
            assertThat(help).contains(option.longestName());
            assertThat(option.description()).isNotEmpty();
            if (option.defaultValue() != null) {
                assertThat(help).contains("(" + option.defaultValue() + ")");
            }
        });
    }

    @Test
    void everyOptionMayStandInTheFile() throws IOException {
        StringBuilder lines = new StringBuilder();
        EXAMPLES.forEach(
                (key, value) -> lines.append(key).append('=').append(value).append('\n'));
        Path file = Files.writeString(directory.resolve("server.properties"), lines);
        ServerSettings settings = ServerConfigFile.read(file, List.of("server", "--port", "7042", "--config", "x"));
        ServerOptions server = settings.server();
        assertThat(server.host()).isEqualTo("127.0.0.2");
        assertThat(server.port()).as("the command line wins").isEqualTo(7042);
        assertThat(server.tokens()).containsEntry("abc==:x", "reader").containsEntry("def", "root");
        assertThat(server.createDatabases()).isTrue();
        assertThat(server.tls())
                .isNotNull()
                .satisfies(tls -> assertThat(tls.password()).isEqualTo("hidden"));
        assertThat(server.limits().bodyBytes()).isEqualTo(1 << 20);
        assertThat(server.limits().headerBytes()).isEqualTo(4096);
        assertThat(server.limits().results()).isEqualTo(5);
        assertThat(server.limits().loginTimeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(server.limits().writeTimeout()).isEqualTo(Duration.ofHours(1));
        assertThat(settings.engine().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(settings.engine().version()).isEqualTo("3.3.6.13");
        assertThat(settings.engine().memoryLimitBytes()).isEqualTo(1L << 30);
        assertThat(settings.engine().directory()).isEqualTo(Path.of("somewhere"));
    }

    @Test
    void withoutAnythingTheLimitsAreThoseOfTheLibrary() {
        ServerSettings settings = new ServerSettings();
        new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(settings)).parseArgs();
        assertThat(settings.server()).isEqualTo(ServerOptions.defaults());
    }

    @Test
    void theCommandReadsTheFile() throws IOException {
        Path config = Files.writeString(directory.resolve("server.properties"), "host=0.0.0.0\nport=0\n");
        assertThat(run("server", "--config", config.toString()).err()).contains("0.0.0.0");
        Files.writeString(config, "prot=0\n");
        assertThat(run("server", "--config", config.toString()).err())
                .contains("'prot'")
                .contains("port")
                .hasLineCount(1);
        assertThat(run("server", "--config", directory.resolve("no-file").toString())
                        .code())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"port, many", "max-body, 1X", "login-timeout, soon", "time-zone, Nowhere", "memory-limit, 99999999999T"
    })
    void aWrongValueInTheFileIsSaidPlainly(String key, String value) throws IOException {
        Path config = Files.writeString(directory.resolve("server.properties"), key + "=" + value + "\n");
        assertThat(run("server", "--config", config.toString()).err())
                .contains("--" + key, value)
                .hasLineCount(1);
    }

    @Test
    void wrongOptionsAreSaidPlainly() {
        assertThat(run("server", "--port", "70000").err()).contains("65535").hasLineCount(1);
        assertThat(run("server", "--log-level", "loud").err()).contains("debug").hasLineCount(1);
        assertThat(run("server", "--log-format", "xml").err()).contains("json").hasLineCount(1);
        assertThat(run("server", "--tls-key", "key.pem").err()).contains("--tls-cert");
        assertThat(run("server", "--token", "secret").err())
                .contains("TOKEN=USER")
                .doesNotContain("secret");
        assertThat(run("server", "--port", "0", "--tls-cert", "none.pem").err())
                .contains("none.pem")
                .hasLineCount(1);
    }

    @Test
    void unitsHaveLimits() {
        assertThat(new Units.Size().convert("3kb")).isEqualTo(3072);
        assertThat(new Units.Time().convert("1d")).isEqualTo(Duration.ofDays(1));
        assertThatThrownBy(() -> new Units.Size().convert("-1")).hasMessageContaining("64M");
    }
}

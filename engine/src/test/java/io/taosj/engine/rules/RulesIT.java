package io.taosj.engine.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Statements with their answers, a file per family of rules. A line that begins with {@code > } is a statement, the lines
 * behind it are its answer: columns, rows and errors as {@link Transcript} writes them. A statement without answer only has
 * to succeed. {@code @zone}, {@code @server-zone} and {@code @version} set up the session and the engine.
 */
class RulesIT {
    private static final Path DIRECTORY =
            Path.of(System.getProperty("basedir", "."), "src", "test", "resources", "rules");

    private record Step(String sql, List<String> answer) {}

    static Stream<String> families() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void answers(String family) {
        List<String> lines = lines(family);
        List<String> wanted = new ArrayList<>();
        List<String> got = new ArrayList<>();
        try (Engine engine = Engine.open(options(lines));
                EngineSession session = engine.session()) {
            for (Step step : steps(lines)) {
                if (step.sql().startsWith("@zone ")) {
                    session.zone(ZoneId.of(step.sql().substring("@zone ".length())));
                    continue;
                }
                List<String> answer = Transcript.of(session, step.sql());
                boolean plain = step.answer().isEmpty() && !answer.get(0).startsWith("ERR");
                wanted.add("> " + step.sql() + "\n" + String.join("\n", plain ? answer : step.answer()));
                got.add("> " + step.sql() + "\n" + String.join("\n", answer));
            }
        }
        assertThat(String.join("\n", got)).isEqualTo(String.join("\n", wanted));
    }

    private static List<String> lines(String family) {
        try {
            return Files.readAllLines(DIRECTORY.resolve(family));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EngineOptions options(List<String> lines) {
        EngineOptions options = EngineOptions.inMemory()
                .withZone(ZoneOffset.UTC)
                .withVersion("3.3.5.8")
                .withClock(Clock.fixed(Instant.parse("2024-06-01T00:00:00Z"), ZoneOffset.UTC));
        for (String line : lines) {
            if (line.startsWith("@server-zone ")) {
                options = options.withZone(ZoneId.of(line.substring("@server-zone ".length())));
            } else if (line.startsWith("@version ")) {
                options = options.withVersion(line.substring("@version ".length()));
            }
        }
        return options;
    }

    private static List<Step> steps(List<String> lines) {
        List<Step> steps = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("> ")) {
                steps.add(new Step(line.substring(2), new ArrayList<>()));
            } else if (line.startsWith("@zone ")) {
                steps.add(new Step(line, new ArrayList<>()));
            } else if (line.startsWith("  ")) {
                steps.get(steps.size() - 1).answer().add(line.strip());
            }
        }
        return steps;
    }
}

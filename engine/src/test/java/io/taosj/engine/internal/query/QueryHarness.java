package io.taosj.engine.internal.query;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineException;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineSession;
import io.taosj.wire.Block;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.RestResultWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs recorded statements in an engine in memory and compares the answers of the queries among them. */
final class QueryHarness implements AutoCloseable {
    private final Engine engine;
    private final EngineSession session;

    QueryHarness() {
        engine = Engine.open(EngineOptions.inMemory().withZone(ZoneOffset.UTC).withVersion("3.3.5.8.alpha"));
        session = engine.session();
    }

    /**
     * What came of a theme.
     *
     * @param failures one entry per query with another answer
     */
    record Score(int queries, List<String> failures) {
        int passed() {
            return queries - failures.size();
        }
    }

    /** Runs a theme: the text of a file with recorded answers. */
    @SuppressWarnings("unchecked")
    Score run(String json) {
        Map<String, Object> theme = (Map<String, Object>) Objects.requireNonNull(Json.parse(json));
        int queries = 0;
        List<String> failures = new ArrayList<>();
        for (Object step : (List<Object>) Objects.requireNonNull(theme.get("steps"))) {
            Recorded recorded = Recorded.of((Map<String, @Nullable Object>) step);
            use(recorded.database());
            if (!isQuery(recorded.sql())) {
                prepare(recorded);
                continue;
            }
            queries++;
            String difference = compare(recorded);
            if (difference != null) {
                failures.add(recorded.line() + ": " + recorded.sql() + "\n      " + difference);
            }
        }
        return new Score(queries, failures);
    }

    /** Each recorded statement came with the name of its database. */
    private void use(@Nullable String database) {
        try {
            session.use(database);
        } catch (EngineException e) {
            session.use(null);
        }
    }

    private static boolean isQuery(String sql) {
        return sql.replaceFirst("^[( ]*", "").toLowerCase(Locale.ROOT).startsWith("select");
    }

    /** Statements other than queries prepare the data; what they answer is not looked at. */
    private void prepare(Recorded recorded) {
        try {
            session.execute(recorded.sql()).close();
        } catch (EngineException e) {
            if (recorded.code() == 0 && System.getProperty("harness.verbose") != null) {
                System.out.println("   not prepared: " + recorded.sql() + " -> " + e.getMessage());
            }
        }
    }

    private @Nullable String compare(Recorded recorded) {
        session.zone(recorded.zone());
        try (EngineResult result = session.execute(recorded.sql())) {
            return recorded.difference(Answer.of(result, recorded.shownIn()));
        } catch (EngineException e) {
            return recorded.difference(e);
        } catch (RuntimeException e) {
            return "exception " + e + " at "
                    + List.of(e.getStackTrace()).subList(0, Math.min(4, e.getStackTrace().length));
        } finally {
            session.zone(null);
        }
    }

    /** Runs one query and reads all of its rows. */
    Answer query(String sql) {
        try (EngineResult result = session.execute(sql)) {
            return Answer.of(result, ZoneOffset.UTC);
        }
    }

    /** Runs statements that prepare data. */
    QueryHarness with(String... statements) {
        for (String statement : statements) {
            session.execute(statement).close();
        }
        return this;
    }

    EngineSession session() {
        return session;
    }

    @Override
    public void close() {
        session.close();
        engine.close();
    }

    /** A query's answer in the form of REST. */
    record Answer(List<ColumnInfo> columns, List<List<@Nullable Object>> rows) {
        @SuppressWarnings("unchecked")
        static Answer of(EngineResult result, ZoneId zone) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                RestResultWriter writer = new RestResultWriter(out, result.schema(), zone, false);
                for (Block block = result.next(); block != null; block = result.next()) {
                    writer.write(block);
                }
                writer.finish(RestResultWriter.NO_TIMING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Map<String, Object> json =
                    (Map<String, Object>) Objects.requireNonNull(Json.parse(out.toString(StandardCharsets.UTF_8)));
            List<List<@Nullable Object>> rows = (List<List<@Nullable Object>>) Objects.requireNonNull(json.get("data"));
            return new Answer(result.schema().columns(), rows);
        }
    }

    /** Prints scores: arguments are files with recorded answers. */
    public static void main(String[] files) throws IOException {
        int all = 0;
        int passed = 0;
        for (String file : files) {
            try (QueryHarness harness = new QueryHarness()) {
                Score score = harness.run(Files.readString(Path.of(file)));
                all += score.queries();
                passed += score.passed();
                System.out.println(Path.of(file).getFileName() + ": " + score.passed() + "/" + score.queries());
                score.failures().forEach(f -> System.out.println("   " + f));
            }
        }
        System.out.println("total " + passed + "/" + all);
    }
}

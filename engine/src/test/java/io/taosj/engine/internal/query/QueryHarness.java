package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineResult;
import io.taosj.engine.internal.function.StatementContext;
import io.taosj.engine.internal.insert.InsertExecutor;
import io.taosj.engine.internal.insert.InsertSession;
import io.taosj.engine.internal.sql.DatabaseStatement;
import io.taosj.engine.internal.sql.InsertStatement;
import io.taosj.engine.internal.sql.Parser;
import io.taosj.engine.internal.sql.QueryStatement;
import io.taosj.engine.internal.sql.SqlText;
import io.taosj.engine.internal.sql.Statement;
import io.taosj.engine.internal.storage.DuckStorage;
import io.taosj.engine.internal.storage.StorageEngine;
import io.taosj.wire.Block;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.Precision;
import io.taosj.wire.RestResultWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs recorded statements in process and compares the answers of the queries among them. */
final class QueryHarness implements AutoCloseable {
    private final StorageEngine storage;
    private final TestLoader loader;
    private final QueryEngine queries;
    private @Nullable String database;

    QueryHarness() {
        storage = DuckStorage.open(EngineOptions.inMemory().withZone(ZoneOffset.UTC));
        loader = new TestLoader(storage);
        queries = new QueryEngine(storage);
    }

    /**
     * What came of a theme.
     *
     * @param failures one line per query with another answer
     */
    record Score(int queries, int passed, List<String> failures) {}

    /** Runs a theme from a file with recorded answers. */
    Score run(Path file) {
        try {
            return run(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    Score run(String json) {
        Map<String, Object> theme = (Map<String, Object>) Objects.requireNonNull(Json.parse(json));
        int count = 0;
        List<String> failures = new ArrayList<>();
        for (Object step : (List<Object>) Objects.requireNonNull(theme.get("steps"))) {
            Recorded recorded = Recorded.of((Map<String, Object>) step);
            String sql = recorded.sql();
            if (!isQuery(sql)) {
                runOther(sql);
                continue;
            }
            count++;
            String difference = compare(recorded);
            if (difference != null) {
                failures.add(recorded.line() + ": " + sql + "\n      " + difference);
            }
        }
        return new Score(count, count - failures.size(), failures);
    }

    private static boolean isQuery(String sql) {
        String start = sql.replaceFirst("^[( ]*", "").toLowerCase(java.util.Locale.ROOT);
        return start.startsWith("select");
    }

    /** Statements other than queries prepare the data; those that were recorded as errors do nothing here. */
    private void runOther(String sql) {
        try {
            SqlText text = SqlText.of(sql);
            Statement statement = Parser.parse(text);
            if (statement instanceof InsertStatement insert) {
                InsertExecutor.execute(insert, new InsertSession(database, ZoneOffset.UTC, Clock.systemUTC(), storage));
            } else if (statement instanceof DatabaseStatement.Use use) {
                database = use.name();
            } else if (loader.run(statement, database) && statement instanceof DatabaseStatement.Create create) {
                database = create.name();
            }
        } catch (EngineException e) {
            if (System.getProperty("harness.verbose") != null) {
                System.err.println("setup: " + sql + " -> " + Integer.toHexString(e.code()) + " " + e.getMessage());
            }
        }
    }

    private @Nullable String compare(Recorded recorded) {
        Answer answer;
        try (EngineResult result = query(recorded.sql(), recorded.zone())) {
            answer = Answer.of(result, recorded.zone());
        } catch (EngineException e) {
            if (recorded.code() == e.code()) {
                return recorded.sameText(e) ? null : "text: " + e.getMessage() + " | want " + recorded.desc();
            }
            return "code " + Integer.toHexString(e.code()) + " " + e.getMessage() + " | want "
                    + Integer.toHexString(recorded.code()) + " " + recorded.desc() + cause(e);
        } catch (RuntimeException e) {
            return "exception " + e + " at "
                    + List.of(e.getStackTrace()).subList(0, Math.min(4, e.getStackTrace().length));
        }
        return recorded.difference(answer);
    }

    private static String cause(EngineException e) {
        return e.getCause() == null
                ? ""
                : "\n      " + e.getCause() + " "
                        + List.of(e.getCause().getStackTrace()).subList(0, 3)
                        + e.getCause().getMessage();
    }

    /** Runs one query. */
    EngineResult query(String sql, ZoneId zone) {
        SqlText text = SqlText.of(sql);
        Statement statement = Parser.parse(text);
        if (!(statement instanceof QueryStatement query)) {
            throw new IllegalArgumentException("not a query: " + sql);
        }
        return queries.execute(query.query(), session(zone));
    }

    /** The store's statement of a query. */
    String translate(String sql) {
        QueryStatement statement = (QueryStatement) Parser.parse(SqlText.of(sql));
        return queries.translate(statement.query(), session(ZoneOffset.UTC));
    }

    private QuerySession session(ZoneId zone) {
        StatementContext context = new StatementContext(
                Precision.MILLISECONDS, zone, Clock.systemUTC().instant(), database, "root", "3.3.5.8.alpha");
        return new QuerySession(context, ZoneOffset.UTC, (d, t) -> null, 0);
    }

    /** Runs statements that prepare data. */
    QueryHarness prepare(String... statements) {
        for (String statement : statements) {
            runOther(statement);
        }
        return this;
    }

    @Override
    public void close() {
        storage.close();
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
    public static void main(String[] files) {
        int all = 0;
        int passed = 0;
        for (String file : files) {
            try (QueryHarness harness = new QueryHarness()) {
                Score score = harness.run(Path.of(file));
                all += score.queries();
                passed += score.passed();
                System.out.println(Path.of(file).getFileName() + ": " + score.passed() + "/" + score.queries());
                score.failures().forEach(f -> System.out.println("   " + f));
            }
        }
        System.out.println("total " + passed + "/" + all);
    }
}

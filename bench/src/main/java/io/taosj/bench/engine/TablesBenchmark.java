package io.taosj.bench.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Many child tables, made in a directory by INSERT statements that write one row into each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class TablesBenchmark {
    private static final int PER_STATEMENT = 1_000;

    /** How many tables. */
    @Param({"100", "1000", "10000", "100000"})
    public int tables = 100;

    private Path directory = Path.of("");
    private Side side = Side.NONE;

    @Setup(Level.Iteration)
    public void open() throws IOException {
        directory = Files.createTempDirectory("taosj-bench-tables");
        side = EngineSide.open(directory);
    }

    @TearDown(Level.Iteration)
    public void close() throws IOException, SQLException {
        side.close();
        Directories.delete(directory);
    }

    /** Makes all tables. */
    @Benchmark
    public long create() throws SQLException {
        long rows = 0;
        for (int from = 0; from < tables; from += PER_STATEMENT) {
            rows += side.run(SqlText.insertUsing(from, Math.min(tables, from + PER_STATEMENT)));
        }
        return rows;
    }
}

package io.taosj.bench.engine;

import io.taosj.bench.Who;
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

/**
 * Batches of 1,000 rows into a directory: bound columns into the engine, the appender by hand. The engine's time ends when
 * everything is acknowledged and logged; how long it takes until everything is in the store too is a second benchmark.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class IngestBenchmark {
    /** Who writes. */
    @Param
    public Who who = Who.TAOSJ;

    private final Scale scale;
    private Path directory = Path.of("");
    private Side side = Side.NONE;

    public IngestBenchmark() {
        this(Scale.standard());
    }

    IngestBenchmark(Scale scale) {
        this.scale = scale;
    }

    /** Opens an empty directory. */
    @Setup(Level.Iteration)
    public void open() throws IOException, SQLException {
        directory = Files.createTempDirectory("taosj-bench-ingest");
        side = who == Who.TAOSJ
                ? EngineSide.open(directory.resolve("engine"))
                : StoreSide.open(directory.resolve("store.duckdb"));
    }

    @TearDown(Level.Iteration)
    public void close() throws IOException, SQLException {
        side.close();
        Directories.delete(directory);
    }

    /** Until everything is acknowledged. */
    @Benchmark
    public long acknowledged() throws SQLException {
        return side.load(scale);
    }

    /** Until everything is in the store's file. */
    @Benchmark
    public long stored() throws SQLException {
        long rows = side.load(scale);
        side.close();
        return rows;
    }
}

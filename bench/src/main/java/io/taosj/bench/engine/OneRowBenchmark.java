package io.taosj.bench.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** INSERT of one row from four threads into a directory, each acknowledged when it is in the change log. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Threads(4)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class OneRowBenchmark {
    private static final int TABLES = 100;

    private Path directory = Path.of("");
    private Side side = Side.NONE;
    private final AtomicInteger next = new AtomicInteger();

    @Setup(Level.Trial)
    public void open() throws IOException {
        directory = Files.createTempDirectory("taosj-bench-rows");
        EngineSide engine = EngineSide.open(directory);
        engine.run(SqlText.createTables(0, TABLES));
        side = engine;
    }

    @TearDown(Level.Trial)
    public void close() throws IOException, SQLException {
        side.close();
        Directories.delete(directory);
    }

    /** Inserts one row. */
    @Benchmark
    public long oneRow() throws SQLException {
        int number = next.getAndIncrement();
        return side.run(SqlText.insertOne(number % TABLES, number / TABLES));
    }
}

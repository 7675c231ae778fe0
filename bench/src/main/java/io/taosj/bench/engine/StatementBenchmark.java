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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** INSERT as text, into a directory; one operation is a statement of nearly 1 MiB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class StatementBenchmark {
    private static final int TABLES = 100;
    private static final int MEBIBYTE = 1 << 20;
    /** a statement ends behind the row that reaches its length, and must stay below the limit */
    private static final int MARGIN = 200;

    private final int size;
    private final SqlText text = new SqlText(TABLES);
    private Path directory = Path.of("");
    private Side side = Side.NONE;
    private String statement = "";

    public StatementBenchmark() {
        this(MEBIBYTE - MARGIN);
    }

    StatementBenchmark(int size) {
        this.size = size;
    }

    @Setup(Level.Trial)
    public void open() throws IOException {
        directory = Files.createTempDirectory("taosj-bench-text");
        EngineSide engine = EngineSide.open(directory);
        engine.run(SqlText.createTables(0, TABLES));
        side = engine;
    }

    @TearDown(Level.Trial)
    public void close() throws IOException, SQLException {
        side.close();
        Directories.delete(directory);
    }

    /** Writes the text of the next statement, outside of what is measured. */
    @Setup(Level.Invocation)
    public void write() {
        statement = text.insert(size);
    }

    /** Inserts one large statement. */
    @Benchmark
    public long largeInsert() throws SQLException {
        return side.run(statement);
    }
}

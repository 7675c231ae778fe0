package io.taosj.bench.engine;

import io.taosj.bench.Who;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Queries on data that is on disk, their results read to the end. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class QueryBenchmark {
    /** What is asked. */
    @Param
    public Question question = Question.TABLE;

    /** Who is asked. */
    @Param
    public Who who = Who.TAOSJ;

    private Side side = Side.NONE;

    /** Opens the data, which {@link Data#prepare} has made. */
    @Setup
    public void open() throws SQLException {
        open(Scale.standard());
    }

    void open(Scale scale) throws SQLException {
        side = who == Who.TAOSJ ? EngineSide.open(Data.engine(scale)) : StoreSide.open(Data.store(scale));
    }

    @TearDown
    public void close() throws SQLException {
        side.close();
    }

    /** Asks once. */
    @Benchmark
    public long query() throws SQLException {
        return side.run(question);
    }
}

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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From nothing to the first answer, in memory: in a new JVM, and in one that has done it before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StartBenchmark {
    /** Who starts. */
    @Param
    public Who who = Who.TAOSJ;

    /** In a JVM that has loaded neither classes nor native code. */
    @Benchmark
    @Fork(5)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public long cold() throws SQLException {
        return start();
    }

    /** In a JVM in which an engine has run. */
    @Benchmark
    @Fork(1)
    @Warmup(iterations = 5)
    @Measurement(iterations = 10)
    public long warm() throws SQLException {
        return start();
    }

    private long start() throws SQLException {
        try (Side side = who == Who.TAOSJ ? EngineSide.open(null) : StoreSide.open(null)) {
            return side.run(Question.COUNT_OF_ALL);
        }
    }
}

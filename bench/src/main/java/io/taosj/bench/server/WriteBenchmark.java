package io.taosj.bench.server;

import io.taosj.BindTable;
import io.taosj.Statement2;
import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.bench.Who;
import io.taosj.embedded.EmbeddedTaos;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Rows of 7 columns into 100 tables by stmt2 over one WebSocket; by hand is the same in this JVM without a server. One
 * operation is a row.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@SuppressWarnings("NullAway.Init") // set up by the harness
public class WriteBenchmark {
    private static final int TABLES = 100;
    private static final int ROWS = 100;
    private static final String URL = "taos+embedded:";

    @Param
    private Who who = Who.TAOSJ;

    private EmbeddedTaos taos;
    private TaosConnection connection;
    private Statement2 insert;
    private long time = 1_704_067_200_000L;
    private final int[] ints = new int[ROWS];
    private final long[] longs = new long[ROWS];
    private final float[] floats = new float[ROWS];
    private final double[] doubles = new double[ROWS];
    private final boolean[] flags = new boolean[ROWS];
    private final String[] texts = new String[ROWS];

    @Setup(Level.Trial)
    public void open() {
        taos = EmbeddedTaos.start();
        connection = Taos.connect(who == Who.TAOSJ ? taos.url() : URL);
        connection.execute("create database w");
        connection.execute("use w");
        connection.execute("create table st (ts timestamp, i int, l bigint, f float, d double, b bool, s varchar(16))"
                + " tags (g int)");
        for (int i = 0; i < TABLES; i++) {
            connection.execute("create table t" + i + " using st tags (" + i + ")");
        }
        insert = connection.statement2("insert into ? using st tags (?) values (?, ?, ?, ?, ?, ?, ?)");
        for (int i = 0; i < ROWS; i++) {
            ints[i] = i;
            longs[i] = i * 7L;
            floats[i] = i * 0.5f;
            doubles[i] = i * 0.25;
            flags[i] = i % 2 == 0;
        }
        Arrays.fill(texts, "abcdefgh");
    }

    @TearDown(Level.Trial)
    public void close() {
        insert.close();
        connection.close();
        taos.close();
    }

    /** Binds and writes 10,000 rows. */
    @Benchmark
    @OperationsPerInvocation(TABLES * ROWS)
    public long rows() {
        long[] times = new long[ROWS];
        for (int i = 0; i < ROWS; i++) {
            times[i] = time + i;
        }
        time += ROWS;
        for (int table = 0; table < TABLES; table++) {
            insert.bind(BindTable.named("t" + table)
                    .tags(table)
                    .column(times)
                    .column(ints)
                    .column(longs)
                    .column(floats)
                    .column(doubles)
                    .column(flags)
                    .column(texts));
        }
        return insert.execute();
    }
}

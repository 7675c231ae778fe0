package io.taosj.bench.server;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineSession;
import io.taosj.server.ServerOptions;
import io.taosj.server.TaosServer;
import io.taosj.wire.Block;
import io.taosj.wire.BlockBuilder;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
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

/** Blocks that lie in memory leave the server over loopback; one operation is 256 MiB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // set up by the harness
public class BlocksBenchmark {
    private static final long BYTES = 256L << 20;
    private static final int COLUMNS = 7;
    /** Requests that are on their way while a block is read, as prefetching clients have them. */
    private static final int AHEAD = 4;

    /** 230 KB and 2 MB. */
    @Param({"4096", "36000"})
    private int rows;

    private Engine engine = Engine.open(EngineOptions.inMemory());
    private TaosServer server;
    private RawClient client;

    @Setup(Level.Trial)
    public void open() throws IOException {
        Block block = block(rows);
        server = TaosServer.start(
                endless(engine, block), ServerOptions.defaults().withPort(0));
        client = new RawClient(server.port());
        client.query(2, "endless");
        client.read();
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        client.close();
        server.close();
        engine.close();
    }

    /** Reads and drops blocks. */
    @Benchmark
    public long read() throws IOException {
        long length = 0;
        for (int i = 0; i < AHEAD; i++) {
            client.fetch(i, 1);
        }
        while (length < BYTES) {
            length += client.skip();
            client.fetch(AHEAD, 1);
        }
        for (int i = 0; i < AHEAD; i++) {
            length += client.skip();
        }
        return length;
    }

    private static Block block(int rows) {
        List<ColumnInfo> columns = new ArrayList<>();
        for (int i = 0; i < COLUMNS; i++) {
            columns.add(ColumnInfo.of("c" + i, DataType.BIGINT));
        }
        BlockBuilder builder = new BlockBuilder(new ResultSchema(columns, Precision.MILLISECONDS));
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < COLUMNS; i++) {
                builder.column(i).addLong(row);
            }
        }
        return builder.build();
    }

    /** An engine that answers everything with the same block, for ever. */
    private static Engine endless(Engine real, Block block) {
        return proxy(
                Engine.class,
                real,
                answer -> answer instanceof EngineSession session
                        ? proxy(
                                EngineSession.class,
                                session,
                                inner -> inner instanceof EngineResult ? new Endless(block) : inner)
                        : answer);
    }

    private interface Change {
        Object apply(Object answer);
    }

    private static <T> T proxy(Class<T> type, T target, Change change) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (arguments != null && arguments.length == 1 && "endless".equals(arguments[0])) {
                        arguments[0] = "select 1";
                    }
                    try {
                        return change.apply(method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                }));
    }

    private record Endless(Block block) implements EngineResult {
        @Override
        public boolean isUpdate() {
            return false;
        }

        @Override
        public long affectedRows() {
            return 0;
        }

        @Override
        public ResultSchema schema() {
            return block.schema();
        }

        @Override
        public Block next() {
            return block;
        }

        @Override
        public void close() {}
    }
}

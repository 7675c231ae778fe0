package io.taosj.bench.server;

import io.taosj.bench.Who;
import io.taosj.engine.Engine;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineSession;
import io.taosj.server.ServerOptions;
import io.taosj.server.TaosServer;
import java.io.IOException;
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

/** One row by its time over one WebSocket; by hand is the same in the engine without a server. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // set up by the harness
public class PointQueryBenchmark {
    private static final int ROWS = 2000;
    private static final long START = 1_704_067_200_000L;
    private static final String QUERY = "select * from p.t where ts = " + (START + 777);

    @Param
    private Who who = Who.TAOSJ;

    private Engine engine = Engine.open(EngineOptions.inMemory());
    private EngineSession session = engine.session();
    private TaosServer server;
    private RawClient client;

    @Setup(Level.Trial)
    public void open() throws IOException {
        session.execute("create database p").close();
        session.execute("create table p.t (ts timestamp, v int, d double)").close();
        StringBuilder insert = new StringBuilder("insert into p.t values");
        for (int i = 0; i < ROWS; i++) {
            insert.append('(').append(START + i).append(',').append(i).append(",1.5)");
        }
        session.execute(insert.toString()).close();
        server = TaosServer.start(engine, ServerOptions.defaults().withPort(0));
        client = new RawClient(server.port());
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        client.close();
        server.close();
        session.close();
        engine.close();
    }

    /** Queries one row. */
    @Benchmark
    public long row() throws IOException {
        return who == Who.TAOSJ ? overWebSocket() : inTheEngine();
    }

    private long inTheEngine() {
        long rows = 0;
        try (EngineResult result = session.execute(QUERY)) {
            for (var block = result.next(); block != null; block = result.next()) {
                rows += block.rows();
            }
        }
        return rows;
    }

    private long overWebSocket() throws IOException {
        client.query(2, QUERY);
        String reply = client.read();
        int at = reply.indexOf("\"id\":") + 5;
        long id = Long.parseLong(reply.substring(at, reply.indexOf(',', at)));
        client.fetch(3, id);
        long length = client.skip();
        client.fetch(4, id);
        return length + client.skip();
    }
}

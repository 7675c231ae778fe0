package io.taosj.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.wire.Block;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Long statements end when they are killed, when their session is, and at their deadline. */
class StoppingIT {
    /** Pairs of rows by the hundred million: much longer than any of these tests. */
    private static final String LONG =
            "select count(*), sum(a.v), sum(b.v) from d.t a left window join d.t b" + " window_offset(-30s, 30s)";

    private static final int ROWS = 20_000;
    private static final long PATIENCE_SECONDS = 60;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    private Engine engine(EngineOptions options) {
        Engine engine = Engine.open(options);
        open.add(engine);
        try (EngineSession session = engine.session()) {
            session.execute("create database d").close();
            session.execute("create table d.t (ts timestamp, v int)").close();
            StringBuilder insert = new StringBuilder("insert into d.t values ");
            for (int i = 0; i < ROWS; i++) {
                insert.append('(')
                        .append(1_800_000_000_000L + i)
                        .append(',')
                        .append(i)
                        .append(')');
            }
            session.execute(insert.toString()).close();
        }
        return engine;
    }

    private EngineSession session(Engine engine) {
        EngineSession session = engine.session();
        open.add(session);
        return session;
    }

    private static int code(EngineSession session, String sql) {
        try (EngineResult result = session.execute(sql)) {
            while (result.next() != null) {
                // to the end
            }
            return 0;
        } catch (EngineException e) {
            return e.code();
        }
    }

    private static CompletableFuture<Integer> start(EngineSession session, String sql) {
        return CompletableFuture.supplyAsync(() -> code(session, sql));
    }

    /** The texts in a column of the rows about a session's long statement; waits until there is one. */
    private static String killId(EngineSession session, long connection, CompletableFuture<Integer> running) {
        String sql =
                "select kill_id, conn_id, `sql` from performance_schema.perf_queries where conn_id = " + connection;
        while (!running.isDone()) {
            try (EngineResult result = session.execute(sql)) {
                for (Block block = result.next(); block != null; block = result.next()) {
                    assertThat(block.texts(2).getString(0)).isEqualTo(LONG);
                    return String.valueOf(block.texts(0).getString(0));
                }
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("the long statement has ended with " + running.join());
    }

    @Test
    void killQueryEndsAStatementAndLeavesItsSession() throws Exception {
        Engine engine = engine(EngineOptions.inMemory());
        EngineSession victim = session(engine);
        EngineSession other = session(engine);
        CompletableFuture<Integer> running = start(victim, LONG);
        other.execute("kill query '" + killId(other, victim.id(), running) + "'")
                .close();
        assertThat(running.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(0x22D);
        assertThat(code(victim, "select count(*) from d.t")).isZero();
        assertThat(code(other, "kill query 'nonsense'")).isEqualTo(0x30C);
    }

    @Test
    void killQueryEndsAnInsertFromAQuery() throws Exception {
        Engine engine = engine(EngineOptions.inMemory());
        EngineSession victim = session(engine);
        EngineSession other = session(engine);
        other.execute("create table d.target (ts timestamp, v bigint)").close();
        String insert = "insert into d.target select last(a.ts), count(*) from d.t a left window join d.t b"
                + " window_offset(-30s, 30s)";
        CompletableFuture<Integer> running = start(victim, insert);
        String id = "";
        while (id.isEmpty() && !running.isDone()) {
            try (EngineResult result = other.execute(
                    "select kill_id from performance_schema.perf_queries where conn_id = " + victim.id())) {
                Block block = result.next();
                id = block == null ? "" : String.valueOf(block.texts(0).getString(0));
            }
        }
        other.execute("kill query '" + id + "'").close();
        assertThat(running.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(0x22D);
        try (EngineResult result = other.execute("select * from d.target")) {
            assertThat(result.next()).isNull();
        }
    }

    @Test
    void killConnectionEndsItsStatementsAndTheSession() throws Exception {
        Engine engine = engine(EngineOptions.inMemory());
        EngineSession victim = session(engine);
        EngineSession other = session(engine);
        CompletableFuture<Integer> running = start(victim, LONG);
        killId(other, victim.id(), running);
        other.execute("kill connection " + victim.id()).close();
        assertThat(running.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(0x22D);
        assertThat(code(victim, "select 1")).isEqualTo(0x215);
        try (EngineResult result =
                other.execute("select * from performance_schema.perf_connections where conn_id = " + victim.id())) {
            assertThat(result.next()).isNull();
        }
        assertThat(code(other, "kill connection " + victim.id())).isEqualTo(0x30E);
    }

    @Test
    void closingASessionEndsItsStatements() throws Exception {
        Engine engine = engine(EngineOptions.inMemory());
        EngineSession victim = session(engine);
        CompletableFuture<Integer> running = start(victim, LONG);
        killId(session(engine), victim.id(), running);
        victim.close();
        assertThat(running.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(0x22D);
    }

    @Test
    void statementsEndAtTheirDeadline() {
        Engine engine = engine(EngineOptions.inMemory().withStatementTimeout(Duration.ofMillis(300)));
        EngineSession session = session(engine);
        assertThat(code(session, LONG)).isEqualTo(0x2504);
        assertThat(code(session, "select 1")).isZero();
    }

    @Test
    void aResultThatNobodyReadsEndsAtItsDeadline() throws Exception {
        Engine engine = engine(EngineOptions.inMemory().withStatementTimeout(Duration.ofMillis(1)));
        EngineSession session = session(engine);
        assertThatThrownBy(() -> {
                    try (EngineResult result = session.execute("select * from d.t")) {
                        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2);
                        while (System.nanoTime() < deadline) {
                            Thread.onSpinWait();
                        }
                        while (result.next() != null) {
                            // until the end
                        }
                    }
                })
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(0x2504));
    }
}

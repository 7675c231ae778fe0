package io.taosj.engine.internal.query;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineSession;
import io.taosj.engine.corpus.Answer;
import java.time.ZoneOffset;

/** An engine with a session. */
public final class QueryHarness implements AutoCloseable {
    private final Engine engine;
    private final EngineSession session;

    /** An engine in memory, in UTC. */
    public QueryHarness() {
        this(EngineOptions.inMemory().withZone(ZoneOffset.UTC).withVersion("3.3.5.8.alpha"));
    }

    public QueryHarness(EngineOptions options) {
        engine = Engine.open(options);
        session = engine.session();
    }

    /** Runs one query and reads all of its rows. */
    public Answer query(String sql) {
        try (EngineResult result = session.execute(sql)) {
            return Answer.of(result, ZoneOffset.UTC);
        }
    }

    /** Runs statements that prepare data. */
    public QueryHarness with(String... statements) {
        for (String statement : statements) {
            session.execute(statement).close();
        }
        return this;
    }

    public EngineSession session() {
        return session;
    }

    @Override
    public void close() {
        session.close();
        engine.close();
    }
}

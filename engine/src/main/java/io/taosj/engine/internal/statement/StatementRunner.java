package io.taosj.engine.internal.statement;

import io.taosj.engine.EngineResult;
import io.taosj.engine.internal.sql.Statement;

/** Runs statements whose parameters have been filled in. */
public interface StatementRunner {
    /** Finds out without running it whether a statement fits the tables. */
    void check(Statement statement);

    EngineResult run(Statement statement);
}

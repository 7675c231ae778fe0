package io.taosj.engine.internal.sql;

/**
 * EXPLAIN.
 *
 * @param ratio RATIO, 0.001 where not written
 * @param statement a QueryStatement or an InsertSelect
 */
public record ExplainStatement(boolean analyze, boolean verbose, double ratio, Statement statement)
        implements Statement {}

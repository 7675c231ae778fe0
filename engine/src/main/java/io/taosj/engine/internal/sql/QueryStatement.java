package io.taosj.engine.internal.sql;

/** A SELECT or UNION as a statement of its own. */
public record QueryStatement(Query query) implements Statement {}

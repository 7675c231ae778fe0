package io.taosj.engine.internal.sql;

import org.jspecify.annotations.Nullable;

/** DELETE FROM table [WHERE condition]. */
public record DeleteStatement(ObjectName table, @Nullable Expr where) implements Statement {}

package io.taosj.engine.internal.sql;

import org.jspecify.annotations.Nullable;

/**
 * The name of a table or of another object that may be qualified by a database.
 *
 * @param database what stands before the dot, or null
 * @param name without quotes
 * @param span both parts as written
 */
public record ObjectName(@Nullable String database, String name, Span span) {}

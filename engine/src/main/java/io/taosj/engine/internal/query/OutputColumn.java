package io.taosj.engine.internal.query;

import io.taosj.engine.internal.function.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * A result column of a bound query.
 *
 * @param label what the result calls it
 * @param name what an outer query may call it, or null
 * @param role TIME if it is the time that orders the rows
 */
record OutputColumn(String label, @Nullable String name, ValueType type, Field.Role role) {}

package io.taosj.engine.internal.query;

import io.taosj.engine.internal.function.ValueType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function that gives some of the rows, translated.
 *
 * @param input a condition that drops rows before anything is computed, or null
 * @param helpers columns that are computed before the value, by name
 * @param value the function's value in a row
 * @param keep a condition on rows, helpers and values: which rows remain
 */
record RowFunction(
        String name, ValueType type, @Nullable String input, Map<String, String> helpers, String value, String keep) {}

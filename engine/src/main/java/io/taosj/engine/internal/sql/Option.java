package io.taosj.engine.internal.sql;

import java.util.List;

/**
 * An option of a database, table, user or stream as written.
 *
 * @param name in lower case, for example {@code wal_level}
 * @param values literals: IntegerLiteral, FloatLiteral, StringLiteral, DurationLiteral, or a function's name as a
 *     ColumnRef (ROLLUP) or columns (SMA); RETENTIONS has pairs of frequency and keep, a frequency {@code -} is a
 *     NullLiteral
 * @param span name and values
 */
public record Option(String name, List<Expr> values, Span span) {
    public Option {
        values = List.copyOf(values);
    }

    /** The first value, for options that have one. */
    public Expr value() {
        return values.get(0);
    }
}

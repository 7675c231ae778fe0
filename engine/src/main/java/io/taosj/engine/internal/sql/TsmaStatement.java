package io.taosj.engine.internal.sql;

import java.util.List;

/** Time-range small materialised aggregates. */
public sealed interface TsmaStatement extends Statement {

    /** CREATE TSMA name ON table FUNCTION(…) INTERVAL(d). */
    record Create(boolean ifNotExists, String name, ObjectName table, List<Expr.FunctionCall> functions, Expr interval)
            implements TsmaStatement {
        public Create {
            functions = List.copyOf(functions);
        }
    }

    /** CREATE RECURSIVE TSMA name ON tsma INTERVAL(d). */
    record CreateRecursive(boolean ifNotExists, String name, ObjectName base, Expr interval) implements TsmaStatement {}

    record Drop(boolean ifExists, ObjectName name) implements TsmaStatement {}
}

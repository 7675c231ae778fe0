package io.taosj.engine.internal.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Indexes on tags, and the older SMA indexes. */
public sealed interface IndexStatement extends Statement {

    /** CREATE INDEX name ON table (columns). */
    record Create(boolean ifNotExists, ObjectName name, ObjectName table, List<String> columns)
            implements IndexStatement {
        public Create {
            columns = List.copyOf(columns);
        }
    }

    /**
     * CREATE SMA INDEX name ON table FUNCTION(…) INTERVAL(…).
     *
     * @param options watermark, max_delay, delete_mark
     */
    record CreateSma(
            boolean ifNotExists,
            ObjectName name,
            ObjectName table,
            List<Expr.FunctionCall> functions,
            Expr interval,
            @Nullable Expr offset,
            @Nullable Expr sliding,
            List<Option> options)
            implements IndexStatement {
        public CreateSma {
            functions = List.copyOf(functions);
            options = List.copyOf(options);
        }
    }

    record Drop(boolean ifExists, ObjectName name) implements IndexStatement {}
}

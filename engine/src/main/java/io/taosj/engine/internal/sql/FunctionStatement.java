package io.taosj.engine.internal.sql;

import org.jspecify.annotations.Nullable;

/** User-defined functions. */
public sealed interface FunctionStatement extends Statement {

    /**
     * CREATE FUNCTION.
     *
     * @param bufferSize BUFSIZE, 0 where not written
     */
    record Create(
            boolean orReplace,
            boolean ifNotExists,
            boolean aggregate,
            String name,
            String path,
            TypeName outputType,
            long bufferSize,
            @Nullable String language)
            implements FunctionStatement {}

    record Drop(boolean ifExists, String name) implements FunctionStatement {}
}

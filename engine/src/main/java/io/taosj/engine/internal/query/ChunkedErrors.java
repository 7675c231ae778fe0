package io.taosj.engine.internal.query;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.SQLException;
import org.duckdb.DuckDBChunkedResult;

/**
 * Asks a chunked result whether it ended because of an error. The driver's {@code nextChunk()} then says the same as at the
 * end of the rows, and the method that tells them apart is not public, so it is reached by reflection.
 */
final class ChunkedErrors {
    private static final Method CHECK = find();

    private ChunkedErrors() {}

    private static Method find() {
        try {
            Method check = DuckDBChunkedResult.class.getDeclaredMethod("checkError");
            check.setAccessible(true);
            return check;
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IllegalStateException(
                    "this version of the store's driver cannot report errors of running queries; use duckdb_jdbc 2.0.0.1",
                    e);
        }
    }

    /** Throws the error that ended a result, if there was one. */
    static void check(DuckDBChunkedResult result) throws SQLException {
        try {
            CHECK.invoke(result);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException error) {
                throw error;
            }
            throw new SQLException("the result ended with an error", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("no access to the error state of results", e);
        }
    }
}

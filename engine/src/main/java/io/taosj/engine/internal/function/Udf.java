package io.taosj.engine.internal.function;

import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBWritableVector;

/**
 * A scalar function of the store that is written in Java. NULL in any argument gives NULL.
 *
 * @param kernel computes one row; runs in several threads at once
 */
record Udf(String name, DuckDBColumnType result, List<DuckDBColumnType> parameters, Kernel kernel) {

    /** Computes one row. */
    interface Kernel {
        /** Writes one row of the result; no argument is NULL. */
        void apply(DuckDBReadableVector[] in, long row, DuckDBWritableVector out);
    }

    /** A function from text to text (null for NULL). */
    interface Words {
        @org.jspecify.annotations.Nullable String apply(DuckDBReadableVector[] in, long row);
    }

    static Udf of(String name, DuckDBColumnType result, Kernel kernel, DuckDBColumnType... parameters) {
        return new Udf(name, result, List.of(parameters), kernel);
    }

    /** A function whose result is text. */
    static Udf ofText(String name, Words words, DuckDBColumnType... parameters) {
        return of(
                name,
                DuckDBColumnType.VARCHAR,
                (in, row, out) -> {
                    String value = words.apply(in, row);
                    if (value == null) {
                        out.setNull(row);
                    } else {
                        out.setString(row, value);
                    }
                },
                parameters);
    }

    void register(DuckDBConnection connection) throws SQLException {
        try (var builder = DuckDBFunctions.scalarFunction()) {
            builder.withName(name)
                    .withParameters(parameters.toArray(new DuckDBColumnType[0]))
                    .withReturnType(result)
                    .withVectorizedFunction(this::run)
                    .register(connection);
        }
    }

    private void run(DuckDBDataChunkReader chunk, DuckDBWritableVector out) {
        DuckDBReadableVector[] in = new DuckDBReadableVector[parameters.size()];
        for (int i = 0; i < in.length; i++) {
            in[i] = chunk.vector(i);
        }
        long rows = chunk.rowCount();
        for (long row = 0; row < rows; row++) {
            if (anyNull(in, row)) {
                out.setNull(row);
            } else {
                kernel.apply(in, row, out);
            }
        }
    }

    private static boolean anyNull(DuckDBReadableVector[] in, long row) {
        for (DuckDBReadableVector vector : in) {
            if (vector.isNull(row)) {
                return true;
            }
        }
        return false;
    }
}

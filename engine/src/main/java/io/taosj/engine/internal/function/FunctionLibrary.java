package io.taosj.engine.internal.function;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBConnection;

/**
 * What the SQL of this package needs in the store: macros in an attached catalog in memory (so that nothing is written to
 * the store's file) and functions written in Java.
 */
public final class FunctionLibrary {
    private static final List<List<String>> MACROS = List.of(
            Conversions.MACROS,
            JsonOperators.MACROS,
            MathFunctions.MACROS,
            StringFunctions.MACROS,
            TimeFunctions.MACROS,
            JsonFunctions.MACROS,
            Aggregates.MACROS,
            Decimals.MACROS,
            StatisticFunctions.MACROS);
    private static final List<List<Udf>> FUNCTIONS = List.of(
            Conversions.FUNCTIONS,
            StringFunctions.FUNCTIONS,
            TimeFunctions.FUNCTIONS,
            TimeTextFunctions.FUNCTIONS,
            GeometryFunctions.FUNCTIONS,
            Decimals.FUNCTIONS,
            Apercentile.UDFS);

    private FunctionLibrary() {}

    /** Makes the functions known to all connections of a database; once per database. */
    public static void register(DuckDBConnection connection) throws SQLException {
        for (List<Udf> family : FUNCTIONS) {
            for (Udf function : family) {
                function.register(connection);
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("ATTACH IF NOT EXISTS ':memory:' AS taosj");
            for (List<String> family : MACROS) {
                for (String macro : family) {
                    statement.execute("CREATE OR REPLACE MACRO taosj." + macro);
                }
            }
        }
    }
}

package io.taosj.bench.engine;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/** The same data and the same questions by hand in the store that the engine is built on. */
final class StoreSide implements Side {
    private final DuckDBConnection connection;

    private StoreSide(DuckDBConnection connection) {
        this.connection = connection;
    }

    static StoreSide open(@Nullable Path file) throws SQLException {
        String url = "jdbc:duckdb:" + (file == null ? "" : file);
        StoreSide side = new StoreSide(DriverManager.getConnection(url).unwrap(DuckDBConnection.class));
        side.execute("SET memory_limit = '512MB'");
        side.execute("SET threads = " + Math.min(4, Runtime.getRuntime().availableProcessors()));
        side.execute("CREATE TABLE IF NOT EXISTS meters (tbid INTEGER, ts BIGINT, current DOUBLE, voltage INTEGER,"
                + " phase FLOAT, energy BIGINT, note VARCHAR)");
        side.execute(
                "CREATE TABLE IF NOT EXISTS tables (tbid INTEGER, tbname VARCHAR, groupid INTEGER, location VARCHAR)");
        return side;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Writes everything in the order in which the engine gets it. */
    @Override
    public long load(Scale scale) throws SQLException {
        try (DuckDBAppender tables = connection.createAppender("tables")) {
            for (int table = 0; table < scale.tables(); table++) {
                tables.beginRow().append(table).append(Meters.table(table)).append(Meters.group(table));
                tables.append(Meters.location(table)).endRow();
            }
        }
        try (DuckDBAppender rows = connection.createAppender("meters")) {
            for (int from = 0; from < scale.rows(); from += Scale.BATCH) {
                for (int table = 0; table < scale.tables(); table++) {
                    append(rows, table, from, Math.min(scale.rows(), from + Scale.BATCH));
                }
            }
        }
        return scale.total();
    }

    private static void append(DuckDBAppender rows, int table, int from, int to) throws SQLException {
        int kind = table % Meters.KINDS;
        for (int row = from; row < to; row++) {
            rows.beginRow().append(table).append(Meters.time(row)).append(Meters.current(kind, row));
            rows.append(Meters.voltage(kind, row)).append(Meters.phase(kind, row));
            rows.append(Meters.energy(kind, row)).append(Meters.note(kind, row)).endRow();
        }
    }

    @Override
    public long run(Question question) throws SQLException {
        return run(question.byHand());
    }

    /** Reads every value of an answer by the driver's fastest way. */
    @Override
    public long run(String sql) throws SQLException {
        try (DuckDBPreparedStatement statement = connection.prepare(sql);
                DuckDBChunkedResult result = statement.query()) {
            long rows = 0;
            long sum = 0;
            while (result.nextChunk()) {
                DuckDBDataChunkReader chunk = result.chunk();
                for (int i = 0; i < chunk.columnCount(); i++) {
                    sum += read(chunk.vector(i), (int) chunk.rowCount());
                }
                rows += chunk.rowCount();
            }
            return sum == Long.MIN_VALUE ? -1 : rows; // what is read has to be used
        }
    }

    private static long read(DuckDBReadableVector vector, int rows) {
        DuckDBColumnType type = vector.getType();
        long sum = 0;
        for (int row = 0; row < rows; row++) {
            if (!vector.isNull(row)) {
                sum += value(vector, type, row);
            }
        }
        return sum;
    }

    private static long value(DuckDBReadableVector vector, DuckDBColumnType type, int row) {
        return switch (type) {
            case BIGINT -> vector.getLong(row);
            case INTEGER -> vector.getInt(row);
            case DOUBLE -> (long) vector.getDouble(row);
            case FLOAT -> (long) vector.getFloat(row);
            case VARCHAR -> vector.getString(row).length();
            default -> throw new IllegalArgumentException("a column of type " + type);
        };
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.ColumnDef;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/** The table function {@code taosj_rows(number)} of the store, which reads a registered {@link RowSource}. */
final class RowFunction implements DuckDBTableFunction<RowSource, RowSource.Cursor, Object> {
    private static final String NAME = "taosj_rows";

    private final Map<Long, RowSource> sources = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    void register(DuckDBConnection connection) throws SQLException {
        try (var builder = DuckDBFunctions.tableFunction()) {
            builder.withName(NAME)
                    .withParameter(Long.class)
                    .withProjectionPushdown()
                    .withFunction(this)
                    .register(connection);
        }
    }

    /** Makes rows readable until {@link #remove}; returns their number. */
    long add(RowSource source) {
        long number = numbers.incrementAndGet();
        sources.put(number, source);
        return number;
    }

    void remove(long number) {
        sources.remove(number);
    }

    /** What to put behind FROM. */
    static String call(long number) {
        return NAME + "(" + number + ")";
    }

    @Override
    public RowSource bind(DuckDBTableFunctionBindInfo info) throws SQLException {
        long number;
        try (var parameter = info.getParameter(0)) {
            number = parameter.getLong();
        }
        RowSource source = sources.get(number);
        if (source == null) {
            throw new SQLException("rows " + number + " are no longer there");
        }
        for (RowSource.Column column : source.columns()) {
            addColumn(info, column);
        }
        info.setCardinality(source.rows(), true);
        return source;
    }

    private static void addColumn(DuckDBTableFunctionBindInfo info, RowSource.Column column) throws SQLException {
        ColumnDef decimal = column.decimal();
        if (decimal == null) {
            info.addResultColumn(column.name(), column.type());
            return;
        }
        try (var type = DuckDBLogicalType.decimal(decimal.precision(), decimal.scale())) {
            info.addResultColumn(column.name(), type);
        }
    }

    @Override
    public RowSource.Cursor init(DuckDBTableFunctionInitInfo info) {
        RowSource source = info.getBindData();
        info.setMaxThreads(1);
        int[] wanted = new int[(int) info.getColumnCount()];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = (int) info.getColumnIndex(i);
        }
        return source.open(wanted);
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
        RowSource.Cursor cursor = info.getInitData();
        return cursor.next(chunk);
    }
}

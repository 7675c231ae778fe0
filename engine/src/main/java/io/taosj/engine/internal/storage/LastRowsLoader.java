package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.ColumnDef;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the newest rows of tables from the store, as {@link NewestRows} would pick them. */
final class LastRowsLoader {
    private final List<ColumnDef> columns;

    LastRowsLoader(List<ColumnDef> columns) {
        this.columns = columns;
    }

    /** @param stored what to put behind FROM: the rows of all tables that are wanted */
    Map<Integer, RunSource.Slice> load(Statement statement, String stored) throws SQLException {
        String times = columns.stream()
                .map(column -> "max(ts) FILTER (WHERE " + column.storeName() + " IS NOT NULL)")
                .collect(Collectors.joining(", ", "[", "]"));
        String names = columns.stream().map(ColumnDef::storeName).collect(Collectors.joining(", "));
        String sql = "SELECT tbid, " + names + " FROM " + stored + " r SEMI JOIN (SELECT tbid, unnest(" + times
                + ") AS ts FROM " + stored + " GROUP BY tbid) x USING (tbid, ts) ORDER BY tbid, ts";
        Map<Integer, RunSource.Slice> slices = new HashMap<>();
        Run all = new Run(0);
        List<ColumnData> data = columns.stream()
                .map(column -> all.addColumn(column.id(), new ColumnData(column.type())))
                .toList();
        try (ResultSet result = statement.executeQuery(sql)) {
            int rows = 0;
            while (result.next()) {
                for (int i = 0; i < data.size(); i++) {
                    add(data.get(i), result, i + 2);
                }
                int row = rows++;
                int tbid = result.getInt(1);
                RunSource.Slice before = slices.get(tbid);
                slices.put(tbid, new RunSource.Slice(tbid, all, before == null ? row : before.from(), rows));
            }
            all.setRows(rows);
        }
        return slices;
    }

    private static void add(ColumnData out, ResultSet result, int index) throws SQLException {
        Object value = result.getObject(index);
        if (value == null) {
            out.addNull();
            return;
        }
        switch (out.type()) {
            case FLOAT, DOUBLE -> out.addDouble(((Number) value).doubleValue());
            case DECIMAL, DECIMAL64 -> out.addDecimal(result.getBigDecimal(index));
            case VARCHAR, NCHAR, JSON -> out.addBytes(result.getString(index).getBytes(StandardCharsets.UTF_8));
            case VARBINARY, GEOMETRY, BLOB, MEDIUMBLOB -> out.addBytes(result.getBytes(index));
            case BOOL -> out.addLong((Boolean) value ? 1 : 0);
            case UBIGINT -> out.addLong(((BigInteger) value).longValue());
            default -> out.addLong(((Number) value).longValue());
        }
    }
}

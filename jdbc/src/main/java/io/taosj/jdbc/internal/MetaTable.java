package io.taosj.jdbc.internal;

import io.taosj.wire.Block;
import io.taosj.wire.BlockBuilder;
import io.taosj.wire.ColumnBuilder;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A result set that is made here, row by row. */
final class MetaTable {
    private static final int TEXT_LENGTH = 65_517;

    private final ResultSchema schema;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    private MetaTable(ResultSchema schema) {
        this.schema = schema;
    }

    /** An empty table of columns in the form {@code NAME TYPE, NAME TYPE}; the type VARCHAR may be left out. */
    static MetaTable of(String columns) {
        List<ColumnInfo> infos = new ArrayList<>();
        for (String column : columns.split(",", -1)) {
            String[] parts = column.strip().split(" ", -1);
            DataType type = parts.length == 1 ? DataType.VARCHAR : DataType.valueOf(parts[1]);
            infos.add(
                    type == DataType.VARCHAR
                            ? ColumnInfo.of(parts[0], type, TEXT_LENGTH)
                            : ColumnInfo.of(parts[0], type));
        }
        return new MetaTable(new ResultSchema(infos, Precision.MILLISECONDS));
    }

    /** Adds a row: texts, numbers and booleans. */
    MetaTable row(@Nullable Object... values) {
        List<@Nullable Object> row = new ArrayList<>();
        for (Object value : values) {
            row.add(value);
        }
        rows.add(row);
        return this;
    }

    /** Sorts by columns, given by their numbers from 0. */
    MetaTable sorted(int... columns) {
        rows.sort((a, b) -> {
            for (int column : columns) {
                int order = order(a.get(column), b.get(column));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        });
        return this;
    }

    private static int order(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return Long.compare(x.longValue(), y.longValue());
        }
        return Comparator.<String>naturalOrder().compare(String.valueOf(a), String.valueOf(b));
    }

    ResultSet build(ZoneId zone) throws SQLException {
        BlockBuilder builder = new BlockBuilder(schema);
        for (List<@Nullable Object> row : rows) {
            for (int i = 0; i < schema.size(); i++) {
                add(builder.column(i), row.get(i));
            }
        }
        List<Block> blocks = rows.isEmpty() ? List.of() : List.of(builder.build());
        return JdbcResultSet.of(BlockFeed.of(schema, blocks, zone), null, true, 0);
    }

    private static void add(ColumnBuilder column, @Nullable Object value) {
        if (value == null) {
            column.addNull();
        } else if (value instanceof Boolean b) {
            column.addBoolean(b);
        } else if (value instanceof Number n) {
            column.addLong(n.longValue());
        } else {
            column.addText(value.toString());
        }
    }
}

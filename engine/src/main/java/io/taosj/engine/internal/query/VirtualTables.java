package io.taosj.engine.internal.query;

import io.taosj.engine.internal.function.ValueType;
import io.taosj.wire.Block;
import io.taosj.wire.BlockBuilder;
import io.taosj.wire.Column;
import io.taosj.wire.LongColumn;
import io.taosj.wire.ResultSchema;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.IdentityHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Makes virtual tables readable for the store: each becomes a temporary table of the statement's connection. */
final class VirtualTables implements AutoCloseable {
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final DuckDBConnection connection;
    private final IdentityHashMap<VirtualTable, String> loaded = new IdentityHashMap<>();

    VirtualTables(DuckDBConnection connection) {
        this.connection = connection;
    }

    /** The name of a temporary table with the rows; its columns are c0, c1 …. */
    String load(VirtualTable table) {
        String name = loaded.get(table);
        if (name == null) {
            name = "v" + NUMBERS.incrementAndGet();
            try {
                fill(name, table);
            } catch (SQLException e) {
                throw StoreErrors.of(e);
            }
            loaded.put(table, name);
        }
        return name;
    }

    private void fill(String name, VirtualTable table) throws SQLException {
        ResultSchema schema = table.schema();
        BlockBuilder rows = new BlockBuilder(schema);
        table.fill(rows);
        StringBuilder create = new StringBuilder("CREATE TEMPORARY TABLE ").append(name);
        for (int i = 0; i < schema.size(); i++) {
            create.append(i == 0 ? " (" : ", ").append('c').append(i).append(' ');
            create.append(Sql.type(ValueType.of(schema.columns().get(i))));
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(create.append(')').toString());
        }
        Block block = rows.build();
        try (DuckDBAppender appender = connection.createAppender("temp", "main", name)) {
            for (int row = 0; row < block.rows(); row++) {
                appender.beginRow();
                for (int i = 0; i < schema.size(); i++) {
                    append(appender, block.column(i), row);
                }
                appender.endRow();
            }
        }
    }

    private static void append(DuckDBAppender appender, Column column, int row) throws SQLException {
        @Nullable Object value = column.isNull(row) ? null : column.get(row);
        if (value == null) {
            appender.appendNull();
            return;
        }
        if (column instanceof LongColumn longs) {
            switch (column.type()) {
                case TINYINT, UTINYINT -> appender.append((byte) longs.getLong(row));
                case SMALLINT, USMALLINT -> appender.append((short) longs.getLong(row));
                case INT, UINT -> appender.append((int) longs.getLong(row));
                default -> appender.append(longs.getLong(row));
            }
        } else if (value instanceof Boolean truth) {
            appender.append(truth.booleanValue());
        } else if (value instanceof Double number) {
            appender.append(number.doubleValue());
        } else if (value instanceof Float number) {
            appender.append(number.floatValue());
        } else if (value instanceof byte[] bytes) {
            appender.append(bytes);
        } else if (value instanceof BigDecimal number) {
            appender.append(number);
        } else {
            appender.append(value.toString());
        }
    }

    @Override
    public void close() {
        for (String name : loaded.values()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("DROP TABLE IF EXISTS temp." + name);
            } catch (SQLException e) {
                // the connection is going away anyway, and the table with it
                System.getLogger(VirtualTables.class.getName())
                        .log(
                                System.Logger.Level.DEBUG,
                                "temporary table " + name + " stays until its connection ends",
                                e);
            }
        }
        loaded.clear();
    }
}

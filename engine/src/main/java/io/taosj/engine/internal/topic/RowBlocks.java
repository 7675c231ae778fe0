package io.taosj.engine.internal.topic;

import io.taosj.engine.TopicMessage;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.storage.ColumnData;
import io.taosj.engine.internal.storage.TableRows;
import io.taosj.wire.BlockBuilder;
import io.taosj.wire.ColumnBuilder;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Makes blocks of written rows: one for each table of each statement. */
final class RowBlocks {
    private final Precision precision;
    private final IdentityHashMap<Table, Shape> shapes = new IdentityHashMap<>();

    RowBlocks(Precision precision) {
        this.precision = precision;
    }

    static List<ColumnDef> columns(Table definer) {
        return definer instanceof Table.SuperTable table ? table.columns() : ((Table.NormalTable) definer).columns();
    }

    private static int version(Table definer) {
        return definer instanceof Table.SuperTable table ? table.version() : ((Table.NormalTable) definer).version();
    }

    TopicMessage.Rows block(TableRows rows) {
        Shape shape = shapes.computeIfAbsent(rows.definer(), definer -> new Shape(definer, precision));
        BlockBuilder builder = shape.builder;
        builder.reset();
        for (int i = 0; i < shape.columns.size(); i++) {
            ColumnDef column = shape.columns.get(i);
            copy(rows.column(column.id()), builder.column(i), column.type(), rows.rows());
        }
        return new TopicMessage.Rows(rows.table().name(), builder.build(), shape.version, shape.ids);
    }

    /** What the blocks of one definition have in common. */
    private static final class Shape {
        private final List<ColumnDef> columns;
        private final BlockBuilder builder;
        private final int version;
        private final List<Integer> ids;

        Shape(Table definer, Precision precision) {
            columns = columns(definer);
            List<ColumnInfo> infos = columns.stream().map(ColumnDef::info).toList();
            builder = new BlockBuilder(new ResultSchema(infos, precision));
            version = Math.max(0, version(definer) - 1);
            ids = columns.stream().map(ColumnDef::id).toList();
        }
    }

    private static void copy(@Nullable ColumnData from, ColumnBuilder to, DataType type, int rows) {
        if (from == null) {
            for (int row = 0; row < rows; row++) {
                to.addNull();
            }
        } else if (type == DataType.BOOL) {
            copy(from, to, rows, row -> to.addBoolean(from.getLong(row) != 0));
        } else if (type.isFloating()) {
            doubles(from, to, rows);
        } else if (type.isDecimal()) {
            copy(from, to, rows, row -> to.addDecimal(from.getDecimal(row)));
        } else if (type == DataType.NCHAR) {
            copy(from, to, rows, row -> to.addText(new String(from.getBytes(row), StandardCharsets.UTF_8)));
        } else if (type.isVariable()) {
            copy(from, to, rows, row -> to.addBytes(from.getBytes(row)));
        } else {
            longs(from, to, rows);
        }
    }

    private static void copy(ColumnData from, ColumnBuilder to, int rows, IntConsumer add) {
        for (int row = 0; row < rows; row++) {
            if (from.state(row) == ColumnData.VALUE) {
                add.accept(row);
            } else {
                to.addNull();
            }
        }
    }

    // numbers have loops of their own: most values are numbers

    private static void longs(ColumnData from, ColumnBuilder to, int rows) {
        for (int row = 0; row < rows; row++) {
            if (from.state(row) == ColumnData.VALUE) {
                to.addLong(from.getLong(row));
            } else {
                to.addNull();
            }
        }
    }

    private static void doubles(ColumnData from, ColumnBuilder to, int rows) {
        for (int row = 0; row < rows; row++) {
            if (from.state(row) == ColumnData.VALUE) {
                to.addDouble(from.getDouble(row));
            } else {
                to.addNull();
            }
        }
    }
}

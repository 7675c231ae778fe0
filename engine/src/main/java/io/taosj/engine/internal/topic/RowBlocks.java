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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes blocks of written rows: one for each table of each statement. */
final class RowBlocks {
    private final Precision precision;

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
        List<ColumnDef> columns = columns(rows.definer());
        List<ColumnInfo> infos = columns.stream().map(ColumnDef::info).toList();
        BlockBuilder builder = new BlockBuilder(new ResultSchema(infos, precision));
        for (int i = 0; i < columns.size(); i++) {
            ColumnDef column = columns.get(i);
            copy(rows.column(column.id()), builder.column(i), column.type(), rows.rows());
        }
        return new TopicMessage.Rows(
                rows.table().name(),
                builder.build(),
                Math.max(0, version(rows.definer()) - 1),
                columns.stream().map(ColumnDef::id).toList());
    }

    private static void copy(@Nullable ColumnData from, ColumnBuilder to, DataType type, int rows) {
        for (int row = 0; row < rows; row++) {
            if (from == null || from.state(row) != ColumnData.VALUE) {
                to.addNull();
            } else if (type == DataType.BOOL) {
                to.addBoolean(from.getLong(row) != 0);
            } else if (type.isFloating()) {
                to.addDouble(from.getDouble(row));
            } else if (type.isDecimal()) {
                to.addDecimal(from.getDecimal(row));
            } else if (type == DataType.NCHAR) {
                to.addText(new String(from.getBytes(row), StandardCharsets.UTF_8));
            } else if (type.isVariable()) {
                to.addBytes(from.getBytes(row));
            } else {
                to.addLong(from.getLong(row));
            }
        }
    }
}

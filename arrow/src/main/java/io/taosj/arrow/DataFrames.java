package io.taosj.arrow;

import io.taosj.Statement2;
import io.taosj.StatementField;
import io.taosj.TaosResult;
import io.taosj.wire.Block;
import io.taosj.wire.BoolColumn;
import io.taosj.wire.Column;
import io.taosj.wire.DataType;
import io.taosj.wire.DoubleColumn;
import io.taosj.wire.LongColumn;
import java.util.ArrayList;
import java.util.List;
import org.dflib.DataFrame;
import org.dflib.Series;
import org.dflib.row.RowProxy;
import org.jspecify.annotations.Nullable;

/**
 * Results as DFLib data frames, and data frames as rows to write.
 *
 * <p>Columns without NULL become series of {@code int}, {@code long}, {@code double} or {@code boolean} where the type
 * fits into one; all others are series of objects as {@link Column#get} has them.
 */
public final class DataFrames {
    private DataFrames() {}

    /** The remaining rows of a result, which is closed. A second column of the same label gets {@code _2}. */
    public static DataFrame of(TaosResult result) {
        try (result) {
            List<Block> blocks = new ArrayList<>();
            for (Block block : result) {
                blocks.add(block);
            }
            int rows = Math.toIntExact(blocks.stream().mapToLong(Block::rows).sum());
            Series<?>[] series = new Series<?>[result.schema().size()];
            for (int i = 0; i < series.length; i++) {
                int index = i;
                List<Column> parts = blocks.stream().map(b -> b.column(index)).toList();
                series[i] = series(result.schema().columns().get(i).type(), parts, rows);
            }
            String[] labels = TaosArrow.schema(result.schema()).getFields().stream()
                    .map(f -> f.getName())
                    .toArray(String[]::new);
            return DataFrame.byColumn(labels).of(series);
        }
    }

    private static Series<?> series(DataType type, List<Column> parts, int rows) {
        if (hasNull(parts)) {
            return objects(parts, rows);
        }
        return switch (type) {
            case BOOL -> booleans(parts, rows);
            case TINYINT, SMALLINT, INT, UTINYINT, USMALLINT -> ints(parts, rows);
            case UINT, BIGINT -> longs(parts, rows);
            case DOUBLE -> doubles(parts, rows);
            default -> objects(parts, rows);
        };
    }

    private static boolean hasNull(List<Column> parts) {
        for (Column part : parts) {
            for (int row = 0; row < part.rows(); row++) {
                if (part.isNull(row)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Series<?> objects(List<Column> parts, int rows) {
        @Nullable Object[] values = new @Nullable Object[rows];
        int at = 0;
        for (Column part : parts) {
            for (int row = 0; row < part.rows(); row++) {
                values[at++] = part.get(row);
            }
        }
        return Series.of(values);
    }

    private static Series<?> booleans(List<Column> parts, int rows) {
        boolean[] values = new boolean[rows];
        int at = 0;
        for (Column part : parts) {
            for (int row = 0; row < part.rows(); row++) {
                values[at++] = ((BoolColumn) part).getBoolean(row);
            }
        }
        return Series.ofBool(values);
    }

    private static Series<?> ints(List<Column> parts, int rows) {
        int[] values = new int[rows];
        int at = 0;
        for (Column part : parts) {
            for (int row = 0; row < part.rows(); row++) {
                values[at++] = ((LongColumn) part).getInt(row);
            }
        }
        return Series.ofInt(values);
    }

    private static Series<?> longs(List<Column> parts, int rows) {
        long[] values = new long[rows];
        int at = 0;
        for (Column part : parts) {
            ((LongColumn) part).copyTo(0, values, at, part.rows());
            at += part.rows();
        }
        return Series.ofLong(values);
    }

    private static Series<?> doubles(List<Column> parts, int rows) {
        double[] values = new double[rows];
        int at = 0;
        for (Column part : parts) {
            ((DoubleColumn) part).copyTo(0, values, at, part.rows());
            at += part.rows();
        }
        return Series.ofDouble(values);
    }

    /**
     * Binds the rows of a data frame to a prepared INSERT, by name: each placeholder takes the column of its name, the
     * table's name that of {@code tbname}. {@link Statement2#execute()} writes them.
     *
     * @throws io.taosj.TaosException if a value does not fit
     * @throws IllegalArgumentException if there is no column for a placeholder
     */
    @SuppressWarnings("NullAway") // JDK 17 drops the annotations of arrays in class files
    public static void bind(Statement2 statement, DataFrame frame) {
        List<String> names = statement.fields().stream().map(DataFrames::name).toList();
        for (String name : names) {
            if (!frame.getColumnsIndex().contains(name)) {
                throw new IllegalArgumentException("the data frame has no column '" + name + "', there are "
                        + List.of(frame.getColumnsIndex().toArray()));
            }
        }
        @Nullable Object[] row = new @Nullable Object[names.size()];
        for (RowProxy source : frame) {
            for (int i = 0; i < row.length; i++) {
                row[i] = source.get(names.get(i));
            }
            statement.bindRow(row);
        }
    }

    private static String name(StatementField field) {
        return field.kind() == StatementField.Kind.TABLE_NAME
                ? "tbname"
                : field.column().name();
    }
}

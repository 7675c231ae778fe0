package io.taosj.arrow;

import io.taosj.wire.ColumnInfo;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Which Arrow type a column has; the type in SQL stays with the field as {@code taosj.type}. */
final class ArrowSchemas {
    static final String TYPE_KEY = "taosj.type";

    private ArrowSchemas() {}

    static Schema of(ResultSchema schema) {
        List<Field> fields = new ArrayList<>(schema.size());
        Set<String> names = new HashSet<>();
        for (ColumnInfo column : schema.columns()) {
            String name = column.name();
            for (int n = 2; !names.add(name); n++) {
                name = column.name() + "_" + n;
            }
            Map<String, String> metadata = Map.of(TYPE_KEY, column.typeName());
            fields.add(
                    new Field(name, new FieldType(true, type(column, schema.precision()), null, metadata), List.of()));
        }
        return new Schema(fields);
    }

    private static ArrowType type(ColumnInfo column, Precision precision) {
        return switch (column.type()) {
            case BOOL -> ArrowType.Bool.INSTANCE;
            case TINYINT, SMALLINT, INT, BIGINT ->
                new ArrowType.Int(column.type().width() * Byte.SIZE, true);
            case UTINYINT, USMALLINT, UINT, UBIGINT ->
                new ArrowType.Int(column.type().width() * Byte.SIZE, false);
            case FLOAT -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
            case DOUBLE -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
            case TIMESTAMP -> new ArrowType.Timestamp(unit(precision), "UTC");
            case DECIMAL, DECIMAL64 -> new ArrowType.Decimal(column.precision(), column.scale(), 128);
            case VARBINARY, GEOMETRY, BLOB, MEDIUMBLOB -> ArrowType.Binary.INSTANCE;
            case VARCHAR, NCHAR, JSON, NULL -> ArrowType.Utf8.INSTANCE;
        };
    }

    private static TimeUnit unit(Precision precision) {
        return switch (precision) {
            case MILLISECONDS -> TimeUnit.MILLISECOND;
            case MICROSECONDS -> TimeUnit.MICROSECOND;
            case NANOSECONDS -> TimeUnit.NANOSECOND;
        };
    }
}

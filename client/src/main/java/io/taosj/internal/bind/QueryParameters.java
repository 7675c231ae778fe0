package io.taosj.internal.bind;

import io.taosj.ClientErrors;
import io.taosj.StatementField;
import io.taosj.TaosDataException;
import io.taosj.wire.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Parameters of queries, whose types come from the values alone: the server converts them. */
public final class QueryParameters {
    private QueryParameters() {}

    /** A parameter ready to be written; times go as text with zone and all their digits. */
    public static CheckedColumn of(int number, @Nullable Object value) {
        Object sent = value instanceof Instant
                        || value instanceof OffsetDateTime
                        || value instanceof ZonedDateTime
                        || value instanceof Character
                        || value instanceof Enum
                ? text(value)
                : value;
        DataType type = type(number, sent);
        int scale = sent instanceof BigDecimal decimal ? Math.max(0, decimal.scale()) : 0;
        StatementField field = new StatementField(
                "parameter " + number,
                type,
                Integer.MAX_VALUE,
                scale,
                Integer.MAX_VALUE,
                StatementField.Kind.PARAMETER);
        return CheckedColumn.of(new Place(null, field), new BindValues(new @Nullable Object[] {sent}, null));
    }

    private static String text(Object value) {
        if (value instanceof OffsetDateTime time) {
            return time.toInstant().toString();
        }
        return value instanceof ZonedDateTime time ? time.toInstant().toString() : value.toString();
    }

    private static DataType type(int number, @Nullable Object value) {
        if (value == null || value instanceof String) {
            return DataType.VARCHAR;
        } else if (value instanceof Long) {
            return DataType.BIGINT;
        } else if (value instanceof Integer) {
            return DataType.INT;
        } else if (value instanceof Short) {
            return DataType.SMALLINT;
        } else if (value instanceof Byte) {
            return DataType.TINYINT;
        } else if (value instanceof BigInteger) {
            return DataType.UBIGINT;
        } else if (value instanceof Double) {
            return DataType.DOUBLE;
        } else if (value instanceof Float) {
            return DataType.FLOAT;
        } else if (value instanceof Boolean) {
            return DataType.BOOL;
        } else if (value instanceof BigDecimal) {
            return DataType.DECIMAL;
        } else if (value instanceof byte[]) {
            return DataType.VARBINARY;
        }
        throw new TaosDataException(
                ClientErrors.WRONG_TYPE,
                "parameter " + number + ": a " + value.getClass().getName() + " can't be a parameter");
    }
}

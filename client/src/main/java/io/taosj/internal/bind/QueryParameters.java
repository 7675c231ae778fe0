package io.taosj.internal.bind;

import io.taosj.StatementField;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.message.Stmt2Fields;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Parameters of a prepared query: the server tells no types, so the objects choose, and the server converts. */
public final class QueryParameters {
    private QueryParameters() {}

    /** Adds one parameter. */
    public static void encode(Stmt2Fields out, int index, @Nullable Object value, ZoneId zone) {
        Object plain = value instanceof LocalDateTime t ? t.atZone(zone).toInstant() : value;
        plain = plain instanceof ZonedDateTime t ? t.toInstant() : plain;
        plain = plain instanceof OffsetDateTime t ? t.toInstant() : plain;
        // as text, because the precision of the column is not known here
        plain = plain instanceof Instant || plain instanceof java.math.BigDecimal ? plain.toString() : plain;
        DataType type = type(plain);
        ColumnInfo column = type.isVariable()
                ? ColumnInfo.of("parameter " + (index + 1), type, Integer.MAX_VALUE)
                : ColumnInfo.of("parameter " + (index + 1), type);
        Place place =
                new Place(null, new StatementField(StatementField.Kind.QUERY, column, Precision.MILLISECONDS), zone);
        new BindValues.Objects(new @Nullable Object[] {plain}).encode(out, place);
    }

    private static DataType type(@Nullable Object value) {
        if (value instanceof Boolean) {
            return DataType.BOOL;
        }
        if (value instanceof Double || value instanceof Float) {
            return DataType.DOUBLE;
        }
        if (value instanceof BigInteger) {
            return DataType.UBIGINT;
        }
        if (value instanceof Number) {
            return DataType.BIGINT;
        }
        return value instanceof byte[] ? DataType.VARBINARY : DataType.VARCHAR;
    }
}

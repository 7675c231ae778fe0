package io.taosj.server.internal.ws;

import io.taosj.engine.BoundValues;
import io.taosj.engine.EngineStatement;
import io.taosj.wire.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values that come as JSON for the tags and columns of a statement. */
final class BoundJson {
    private BoundJson() {}

    /** One value per tag. */
    static List<BoundValues> tags(List<EngineStatement.Field> fields, List<?> values) {
        List<BoundValues> tags = new ArrayList<>();
        for (int i = 0; i < values.size() && i < fields.size(); i++) {
            List<@Nullable Object> single = new ArrayList<>();
            single.add(value(fields.get(i), values.get(i), "tag"));
            tags.add(typed(fields.get(i), single));
        }
        return tags;
    }

    /** One list of values per column; columns at the end may be missing. */
    static List<BoundValues> columns(List<EngineStatement.Field> fields, List<?> columns) {
        List<BoundValues> bound = new ArrayList<>();
        for (int i = 0; i < columns.size() && i < fields.size(); i++) {
            if (!(columns.get(i) instanceof List<?> values)) {
                throw failure("column", fields.get(i), columns.get(i));
            }
            List<@Nullable Object> converted = new ArrayList<>(values.size());
            for (Object value : values) {
                converted.add(value(fields.get(i), value, "column"));
            }
            bound.add(typed(fields.get(i), converted));
        }
        return bound;
    }

    /** Times as text are for the statement to read, which it does with values of another type than the column's. */
    private static BoundValues typed(EngineStatement.Field field, List<@Nullable Object> values) {
        boolean texts = field.type() == DataType.TIMESTAMP && values.stream().anyMatch(String.class::isInstance);
        return BoundValues.of(texts ? DataType.VARCHAR : field.type(), values);
    }

    private static @Nullable Object value(EngineStatement.Field field, @Nullable Object value, String what) {
        if (value == null) {
            return null;
        }
        Object converted =
                switch (field.type()) {
                    case BOOL -> value instanceof Boolean ? value : null;
                    case TINYINT, SMALLINT, INT, BIGINT, UTINYINT, USMALLINT, UINT, UBIGINT -> integer(field, value);
                    case FLOAT, DOUBLE -> value instanceof Number number ? (Object) number.doubleValue() : null;
                    case TIMESTAMP -> value instanceof Long || value instanceof String ? value : null;
                    case VARBINARY, GEOMETRY, BLOB, MEDIUMBLOB -> bytes(value);
                    case DECIMAL, DECIMAL64 -> decimal(value);
                    default -> value instanceof String ? value : null;
                };
        if (converted == null) {
            throw failure(what, field, value);
        }
        return converted;
    }

    private static @Nullable Object integer(EngineStatement.Field field, Object value) {
        if (!(value instanceof Long) && !(value instanceof BigInteger)) {
            return null;
        }
        BigInteger number = new BigInteger(value.toString());
        int bits = field.type().width() * Byte.SIZE;
        boolean fits = field.type().isUnsignedInteger()
                ? number.signum() >= 0 && number.bitLength() <= bits
                : number.bitLength() < bits;
        return fits ? value : null;
    }

    private static byte @Nullable [] bytes(Object value) {
        try {
            return value instanceof String hex ? HexFormat.of().parseHex(hex) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Object decimal(Object value) {
        try {
            return value instanceof String || value instanceof Number ? new BigDecimal(value.toString()) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static BadRequestException failure(String what, EngineStatement.Field field, @Nullable Object value) {
        return new BadRequestException("stmt parse " + what + " json:" + what + " " + field.name() + " of type "
                + field.type().sqlName() + " can't take " + (value instanceof List ? "a list" : "the value " + value));
    }
}

package io.taosj.jdbc.internal;

import io.taosj.StatementField;
import io.taosj.wire.DataType;
import io.taosj.wire.Ticks;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Parameters as the column wants them, as far as JDBC allows more than the client: texts for numbers and times, numbers
 * for texts, and points in time that are finer than the column's precision, which are cut to it.
 */
final class Coercion {
    private Coercion() {}

    static @Nullable Object fit(@Nullable Object value, StatementField field, ZoneId zone) throws SQLException {
        if (value == null || field.kind() == StatementField.Kind.TABLE_NAME) {
            return value;
        }
        DataType type = field.column().type();
        return switch (type) {
            case TIMESTAMP -> ticks(value, field, zone);
            case BOOL -> value instanceof Boolean ? value : flag(value, field);
            case FLOAT, DOUBLE -> value instanceof Number ? value : floating(value);
            case VARCHAR, NCHAR, JSON -> text(value, type, zone);
            case VARBINARY, BLOB, MEDIUMBLOB -> value instanceof String s ? s.getBytes(StandardCharsets.UTF_8) : value;
            case GEOMETRY, NULL -> value;
            default -> value instanceof String || value instanceof Boolean ? Parameters.decimal(value) : value;
        };
    }

    private static Object ticks(Object value, StatementField field, ZoneId zone) throws SQLException {
        Instant instant = value instanceof Instant i ? i : null;
        if (value instanceof String s) {
            instant = Times.parse(s, zone);
            if (instant == null) {
                throw Failures.data("'" + s + "' for " + name(field) + " is no date and time");
            }
        }
        try {
            return instant == null ? value : (Object) Ticks.ofInstant(instant, field.precision());
        } catch (ArithmeticException e) {
            throw Failures.data(value + " for " + name(field) + " is out of the range of "
                    + field.precision().text());
        }
    }

    private static boolean flag(Object value, StatementField field) throws SQLException {
        String text = value.toString();
        if (text.equals("1") || text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equals("0") || text.equalsIgnoreCase("false")) {
            return false;
        }
        throw Failures.data("'" + value + "' for " + name(field) + " is no boolean");
    }

    private static Object floating(Object value) throws SQLException {
        try {
            return value instanceof String s ? (Object) Double.valueOf(s.strip()) : Parameters.decimal(value);
        } catch (NumberFormatException e) {
            throw Failures.data("'" + value + "' is no number");
        }
    }

    private static Object text(Object value, DataType type, ZoneId zone) {
        if (value instanceof String || value instanceof byte[] && type == DataType.VARCHAR) {
            return value;
        }
        if (value instanceof byte[] b) {
            return new String(b, StandardCharsets.UTF_8);
        }
        return value instanceof Instant i ? i.atZone(zone).toOffsetDateTime().toString() : value.toString();
    }

    private static String name(StatementField field) {
        return (field.kind() == StatementField.Kind.TAG ? "tag '" : "column '")
                + field.column().name() + "'";
    }
}

package io.taosj.internal.bind;

import io.taosj.ClientErrors;
import io.taosj.StatementField;
import io.taosj.TaosDataException;
import org.jspecify.annotations.Nullable;

/**
 * Where a value belongs, for error texts.
 *
 * @param table null if the statement names the table
 */
public record Place(@Nullable String table, StatementField field) {
    private static final int MOST_VALUE = 80;

    private String text(int row) {
        String where = table == null ? "" : "table " + table + ", ";
        return switch (field.kind()) {
            case TAG -> where + "tag " + field.name();
            case PARAMETER -> field.name();
            default -> where + "column " + field.name() + ", row " + row;
        };
    }

    /** A value of the right kind that is too large, too long or too precise. */
    TaosDataException outOfRange(int row, Object value, String why) {
        return new TaosDataException(ClientErrors.OUT_OF_RANGE, text(row) + ": " + shown(value) + " " + why);
    }

    /** A value of a wrong kind. */
    TaosDataException wrongType(int row, Object value) {
        return new TaosDataException(
                ClientErrors.WRONG_TYPE,
                text(row) + ": " + shown(value) + " (" + value.getClass().getSimpleName() + ") is no value of type "
                        + field.type().sqlName());
    }

    private static String shown(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes.length + " bytes";
        }
        String text = value.toString();
        return text.length() <= MOST_VALUE ? "value " + text : "value " + text.substring(0, MOST_VALUE) + "…";
    }
}

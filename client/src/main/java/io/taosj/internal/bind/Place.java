package io.taosj.internal.bind;

import io.taosj.ClientErrors;
import io.taosj.StatementField;
import io.taosj.TaosDataException;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Where values go, for conversions and for error texts.
 *
 * @param table the table's name, if the statement does not name it
 * @param field the column or tag
 * @param zone of local times
 */
public record Place(@Nullable String table, StatementField field, ZoneId zone) {
    ColumnInfo column() {
        return field.column();
    }

    DataType type() {
        return field.column().type();
    }

    /** The error for a value that the type can't hold. */
    public TaosDataException outOfRange(int row, Object value) {
        return new TaosDataException(
                ClientErrors.OUT_OF_RANGE, "value " + shown(value) + " of row " + row + " does not fit into " + this);
    }

    /** The error for a value of a kind that the type does not take. */
    public TaosDataException wrongType(String what) {
        return new TaosDataException(ClientErrors.WRONG_TYPE, what + " can't be bound to " + this);
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        return text.length() > 100 ? text.substring(0, 100) + "..." : text;
    }

    @Override
    public String toString() {
        ColumnInfo column = field.column();
        String length = column.type().isVariable() ? "(" + column.length() + ")" : "";
        return (field.kind() == StatementField.Kind.TAG ? "tag '" : "column '") + column.name() + "' of type "
                + column.typeName() + length + (table == null ? "" : " of table '" + table + "'");
    }
}

package io.taosj;

import io.taosj.internal.bind.BindValues;
import io.taosj.internal.bind.Place;
import io.taosj.wire.message.Stmt2Payload;
import java.time.ZoneId;
import java.util.List;

/** Checks tables against the placeholders of an INSERT and puts them into a message. */
final class BoundTables {
    private final List<StatementField> tagFields;
    private final List<StatementField> columnFields;
    private final boolean needsName;
    private final ZoneId zone;

    BoundTables(List<StatementField> fields, ZoneId zone) {
        this.tagFields = ofKind(fields, StatementField.Kind.TAG);
        this.columnFields = ofKind(fields, StatementField.Kind.COLUMN);
        this.needsName = !ofKind(fields, StatementField.Kind.TABLE_NAME).isEmpty();
        this.zone = zone;
    }

    private static List<StatementField> ofKind(List<StatementField> fields, StatementField.Kind kind) {
        return fields.stream().filter(f -> f.kind() == kind).toList();
    }

    /** Replaces what the payload holds. If that fails, the payload is useless. */
    void encode(Stmt2Payload payload, List<BindTable> tables) {
        payload.reset();
        for (BindTable table : tables) {
            check(table);
            payload.table(table.name());
            for (int i = 0; i < tagFields.size(); i++) {
                table.tags().get(i).encode(payload.tags(), place(table, tagFields.get(i)));
            }
            for (int i = 0; i < columnFields.size(); i++) {
                table.columns().get(i).encode(payload.columns(), place(table, columnFields.get(i)));
            }
        }
    }

    private Place place(BindTable table, StatementField field) {
        return new Place(table.name(), field, zone);
    }

    private void check(BindTable table) {
        String shown = table.name() == null ? "the rows" : "table '" + table.name() + "'";
        if (needsName != (table.name() != null)) {
            throw wrong(
                    needsName
                            ? "the statement has a placeholder for the table's name, but a table has no name"
                            : shown + " has a name, but the statement has no placeholder for it");
        }
        if (table.tags().size() != tagFields.size()) {
            throw wrong(shown + ": the statement has " + tagFields.size() + " tags, given are "
                    + table.tags().size());
        }
        if (table.columns().size() != columnFields.size()) {
            throw wrong(shown + ": the statement has " + columnFields.size() + " columns, given are "
                    + table.columns().size());
        }
        int rows = table.columns().isEmpty() ? 0 : table.columns().get(0).size();
        for (int i = 1; i < table.columns().size(); i++) {
            BindValues column = table.columns().get(i);
            if (column.size() != rows) {
                throw wrong(shown + ": column '" + columnFields.get(i).column().name() + "' has " + column.size()
                        + " values, the first one has " + rows);
            }
        }
        if (rows == 0) {
            throw wrong(shown + " has no rows");
        }
    }

    private static TaosStatementException wrong(String message) {
        return new TaosStatementException(ClientErrors.INVALID_ARGUMENT, message);
    }
}

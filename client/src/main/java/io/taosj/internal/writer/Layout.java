package io.taosj.internal.writer;

import io.taosj.StatementField;
import java.util.List;

/** What the rows of an INSERT are made of. */
public final class Layout {
    private final List<StatementField> tags;
    private final List<StatementField> columns;
    private final boolean named;

    /**
     * @param fields the placeholders of the statement
     */
    public Layout(List<StatementField> fields) {
        tags = ofKind(fields, StatementField.Kind.TAG);
        columns = ofKind(fields, StatementField.Kind.COLUMN);
        named = !ofKind(fields, StatementField.Kind.TABLE_NAME).isEmpty();
    }

    private static List<StatementField> ofKind(List<StatementField> fields, StatementField.Kind kind) {
        return fields.stream().filter(f -> f.kind() == kind).toList();
    }

    public List<StatementField> tags() {
        return tags;
    }

    public List<StatementField> columns() {
        return columns;
    }

    /** Whether rows come with the name of their table. */
    public boolean named() {
        return named;
    }
}

package io.taosj.engine.internal.topic;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.topic.MetaJson.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What ALTER did to a table as the JSON objects that consumers get, found by comparing two definitions. */
final class AlterJson {
    private static final int ADD_TAG = 1;
    private static final int DROP_TAG = 2;
    private static final int RENAME_TAG = 3;
    private static final int SET_TAG = 4;
    private static final int ADD_COLUMN = 5;
    private static final int DROP_COLUMN = 6;
    private static final int COLUMN_LENGTH = 7;
    private static final int TAG_LENGTH = 8;
    private static final int OPTIONS = 9;
    private static final int RENAME_COLUMN = 10;
    private static final int COMPRESSION = 13;

    private final String kind;
    private final String table;
    private final List<String> changes = new ArrayList<>();

    private AlterJson(String kind, String table) {
        this.kind = kind;
        this.table = table;
    }

    /** Numbers of the kinds of changes, for columns or for tags. */
    private record Kinds(int add, int drop, int rename, int length) {}

    private static final Kinds COLUMNS = new Kinds(ADD_COLUMN, DROP_COLUMN, RENAME_COLUMN, COLUMN_LENGTH);
    private static final Kinds TAGS = new Kinds(ADD_TAG, DROP_TAG, RENAME_TAG, TAG_LENGTH);

    /** @param tags the tags that a child's values belong to */
    static List<String> of(Table before, Table after, List<ColumnDef> tags) {
        boolean stable = after instanceof Table.SuperTable;
        AlterJson json = new AlterJson(stable ? "super" : "normal", after.name());
        if (before instanceof Table.SuperTable from && after instanceof Table.SuperTable to) {
            json.compare(from.columns(), to.columns(), COLUMNS);
            json.compare(from.tags(), to.tags(), TAGS);
        } else if (before instanceof Table.NormalTable from && after instanceof Table.NormalTable to) {
            json.compare(from.columns(), to.columns(), COLUMNS);
        } else if (before instanceof Table.ChildTable from && after instanceof Table.ChildTable to) {
            AlterJson child = new AlterJson("child", after.name());
            child.values(from, to, tags);
            json.changes.addAll(child.changes);
        }
        if (json.changes.isEmpty()) {
            json.add(OPTIONS, out -> {});
        }
        return json.changes;
    }

    private void add(int type, Body body) {
        changes.add(MetaJson.object("alter", out -> {
            MetaJson.table(out, kind, table);
            out.writeNumberField("alterType", type);
            body.write(out);
        }));
    }

    private void compare(List<ColumnDef> before, List<ColumnDef> after, Kinds kinds) {
        for (ColumnDef column : after) {
            ColumnDef old = find(before, column.id());
            if (old == null) {
                add(kinds.add(), typed(column));
            } else {
                compare(old, column, kinds);
            }
        }
        for (ColumnDef column : before) {
            if (find(after, column.id()) == null) {
                add(kinds.drop(), out -> out.writeStringField("colName", column.name()));
            }
        }
    }

    private void compare(ColumnDef old, ColumnDef column, Kinds kinds) {
        if (!old.name().equals(column.name())) {
            add(kinds.rename(), out -> {
                out.writeStringField("colName", old.name());
                out.writeStringField("colNewName", column.name());
            });
        }
        if (old.length() != column.length()) {
            add(kinds.length(), typed(column));
        }
        boolean same = Objects.equals(old.encode(), column.encode())
                && Objects.equals(old.compress(), column.compress())
                && Objects.equals(old.level(), column.level());
        if (!same) {
            add(COMPRESSION, out -> {
                out.writeStringField("colName", column.name());
                MetaJson.compression(out, column);
            });
        }
    }

    private static Body typed(ColumnDef column) {
        return out -> {
            out.writeStringField("colName", column.name());
            out.writeNumberField("colType", column.type().code());
            if (MetaJson.hasLength(column)) {
                out.writeNumberField("colLength", column.length());
            }
        };
    }

    private static @Nullable ColumnDef find(List<ColumnDef> columns, int id) {
        for (ColumnDef column : columns) {
            if (column.id() == id) {
                return column;
            }
        }
        return null;
    }

    private void values(Table.ChildTable before, Table.ChildTable after, List<ColumnDef> tags) {
        for (int i = 0; i < tags.size(); i++) {
            ColumnDef tag = tags.get(i);
            Object value = TagValue.of(after, i);
            if (!Objects.deepEquals(TagValue.of(before, i), value)) {
                add(SET_TAG, out -> {
                    out.writeStringField("colName", tag.name());
                    String text = MetaJson.text(tag.type(), value);
                    if (text != null) {
                        out.writeStringField("colValue", text);
                    }
                    out.writeBooleanField("colValueNull", text == null);
                });
            }
        }
    }
}

package io.taosj.engine.internal.topic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.wire.DataType;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of tables as the JSON objects that consumers get. */
final class MetaJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private MetaJson() {}

    /** Writes members of an object. */
    @FunctionalInterface
    interface Body {
        void write(JsonGenerator out) throws IOException;
    }

    /** A child table and the names of its tags. */
    record NamedChild(Table.ChildTable table, List<ColumnDef> tags) {}

    static String object(String type, Body body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("type", type);
            body.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static void table(JsonGenerator out, String kind, String name) throws IOException {
        out.writeStringField("tableType", kind);
        out.writeStringField("tableName", name);
    }

    /** Creation of a super or normal table. */
    static String created(Table table) {
        return object("create", out -> {
            boolean stable = table instanceof Table.SuperTable;
            table(out, stable ? "super" : "normal", table.name());
            out.writeArrayFieldStart("columns");
            for (ColumnDef column : RowBlocks.columns(table)) {
                out.writeStartObject();
                typed(out, column);
                out.writeBooleanField("isPrimarykey", column.key());
                compression(out, column);
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeArrayFieldStart("tags");
            if (table instanceof Table.SuperTable found) {
                for (ColumnDef tag : found.tags()) {
                    out.writeStartObject();
                    typed(out, tag);
                    out.writeEndObject();
                }
            }
            out.writeEndArray();
        });
    }

    private static void typed(JsonGenerator out, ColumnDef column) throws IOException {
        out.writeStringField("name", column.name());
        out.writeNumberField("type", column.type().code());
        if (hasLength(column)) {
            out.writeNumberField("length", column.length());
        }
    }

    static boolean hasLength(ColumnDef column) {
        return column.type().isVariable() && column.type() != DataType.JSON;
    }

    static void compression(JsonGenerator out, ColumnDef column) throws IOException {
        out.writeStringField("encode", column.encode());
        out.writeStringField("compress", column.compress());
        out.writeStringField("level", column.level());
    }

    /** Creation of children by one statement; the outer members repeat the first one. */
    static String created(List<NamedChild> children) {
        return object("create", out -> {
            out.writeStringField("tableType", "child");
            child(out, children.get(0));
            out.writeArrayFieldStart("createList");
            if (children.size() > 1) {
                for (NamedChild child : children) {
                    out.writeStartObject();
                    child(out, child);
                    out.writeEndObject();
                }
            }
            out.writeEndArray();
        });
    }

    private static void child(JsonGenerator out, NamedChild child) throws IOException {
        out.writeStringField("tableName", child.table().name());
        out.writeStringField("using", child.table().superTable());
        out.writeNumberField("tagNum", child.tags().size());
        out.writeArrayFieldStart("tags");
        for (int i = 0; i < child.tags().size(); i++) {
            Object value = TagValue.of(child.table(), i);
            if (value != null) {
                out.writeStartObject();
                out.writeStringField("name", child.tags().get(i).name());
                out.writeNumberField("type", child.tags().get(i).type().code());
                out.writeFieldName("value");
                TagValue.write(out, child.tags().get(i).type(), value);
                out.writeEndObject();
            }
        }
        out.writeEndArray();
    }

    /** Dropping of child and normal tables by one statement. */
    static String dropped(List<Table> tables) {
        return object("drop", out -> {
            out.writeArrayFieldStart("tableNameList");
            for (Table table : tables) {
                out.writeString(table.name());
            }
            out.writeEndArray();
        });
    }

    static String droppedSuper(Table table) {
        return object("drop", out -> table(out, "super", table.name()));
    }

    /** Deletion of rows between two times, both inclusive. */
    static String deleted(String table, String timeColumn, long from, long to) {
        String sql = "delete from `" + table + "` where `" + timeColumn + "` >= " + from + " and `" + timeColumn
                + "` <= " + to;
        return object("delete", out -> out.writeStringField("sql", sql));
    }

    /** A value as text for a tag that was set, or null. */
    static @Nullable String text(DataType type, @Nullable Object value) {
        return value == null ? null : TagValue.text(type, value);
    }
}

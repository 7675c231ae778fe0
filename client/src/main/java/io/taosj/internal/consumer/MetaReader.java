package io.taosj.internal.consumer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.taosj.ClientErrors;
import io.taosj.TableChange;
import io.taosj.TableChange.AlterTable;
import io.taosj.TableChange.ColumnDefinition;
import io.taosj.TableChange.CreateChildTable;
import io.taosj.TableChange.CreateSuperTable;
import io.taosj.TableChange.CreateTable;
import io.taosj.TableChange.DeleteRows;
import io.taosj.TableChange.DropSuperTable;
import io.taosj.TableChange.DropTables;
import io.taosj.TableChange.Other;
import io.taosj.TableChange.TableType;
import io.taosj.TableChange.TagText;
import io.taosj.TableChange.TagValue;
import io.taosj.TaosTmqException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON in which servers describe changes of tables: one object, or a batch of them. */
public final class MetaReader {
    private static final JsonFactory JSON = new JsonFactory();

    private MetaReader() {}

    /**
     * The changes in order; a statement that creates several child tables is one change for each.
     *
     * @throws TaosTmqException if the text is no such JSON
     */
    public static List<TableChange> read(String json) {
        List<TableChange> changes = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                Map<String, @Nullable Object> object = object(parser);
                if (object.get("metas") instanceof List<?> metas) {
                    metas.forEach(meta -> add(changes, meta));
                } else {
                    add(changes, object);
                }
            }
            return List.copyOf(changes);
        } catch (IOException e) {
            throw new TaosTmqException(
                    ClientErrors.PROTOCOL, "the description of a table's change is no JSON: " + e.getMessage(), e);
        }
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> members = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("it is cut off");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                yield list;
            }
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> whole(parser.getNumberValue());
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_STRING -> parser.getText();
            default -> null;
        };
    }

    private static Number whole(Number number) {
        return number instanceof Integer ? (Number) number.longValue() : number;
    }

    private static void add(List<TableChange> changes, @Nullable Object meta) {
        if (!(meta instanceof Map<?, ?> object)) {
            return;
        }
        String type = text(object, "type");
        switch (type) {
            case "create" -> create(changes, object);
            case "alter" -> changes.add(alter(object));
            case "drop" -> changes.add(drop(object));
            case "delete" -> changes.add(new DeleteRows(text(object, "sql")));
            default -> changes.add(new Other(type));
        }
    }

    private static void create(List<TableChange> changes, Map<?, ?> object) {
        String table = text(object, "tableName");
        switch (text(object, "tableType")) {
            case "super" ->
                changes.add(new CreateSuperTable(table, columns(object, "columns"), columns(object, "tags")));
            case "normal" -> changes.add(new CreateTable(table, columns(object, "columns")));
            case "child" -> {
                List<?> several = list(object, "createList");
                // the outer members repeat the first of several
                for (Object child : several.isEmpty() ? List.of(object) : several) {
                    if (child instanceof Map<?, ?> one) {
                        changes.add(new CreateChildTable(text(one, "tableName"), text(one, "using"), tags(one)));
                    }
                }
            }
            default -> changes.add(new Other("create " + text(object, "tableType")));
        }
    }

    private static List<ColumnDefinition> columns(Map<?, ?> object, String name) {
        List<ColumnDefinition> columns = new ArrayList<>();
        for (Object entry : list(object, name)) {
            if (entry instanceof Map<?, ?> column) {
                columns.add(
                        new ColumnDefinition(text(column, "name"), number(column, "type"), number(column, "length")));
            }
        }
        return columns;
    }

    private static List<TagValue> tags(Map<?, ?> object) {
        List<TagValue> tags = new ArrayList<>();
        for (Object entry : list(object, "tags")) {
            if (entry instanceof Map<?, ?> tag) {
                tags.add(new TagValue(text(tag, "name"), number(tag, "type"), unquoted(tag.get("value"))));
            }
        }
        return tags;
    }

    /** Texts come with quotes around them, which don't belong to the value; quotes inside are as they are. */
    private static @Nullable Object unquoted(@Nullable Object value) {
        if (value instanceof String text && text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
            return text.substring(1, text.length() - 1);
        }
        return value;
    }

    private static TableChange alter(Map<?, ?> object) {
        String column = text(object, "colName");
        String newName = object.get("colNewName") instanceof String name ? name : null;
        List<TagText> values = new ArrayList<>();
        int code = number(object, "alterType");
        if (object.containsKey("colValueNull")) {
            values.add(tagText(object));
        }
        for (Object entry : list(object, "tags")) {
            if (entry instanceof Map<?, ?> tag) {
                values.add(tagText(tag));
            }
        }
        ColumnDefinition definition = column.isEmpty()
                ? null
                : new ColumnDefinition(column, number(object, "colType"), number(object, "colLength"));
        return new AlterTable(text(object, "tableName"), tableType(object), code, definition, newName, values);
    }

    private static TagText tagText(Map<?, ?> object) {
        boolean isNull = Boolean.TRUE.equals(object.get("colValueNull"));
        return new TagText(text(object, "colName"), isNull ? null : text(object, "colValue"));
    }

    private static TableType tableType(Map<?, ?> object) {
        return switch (text(object, "tableType")) {
            case "super" -> TableType.SUPER;
            case "child" -> TableType.CHILD;
            default -> TableType.NORMAL;
        };
    }

    private static TableChange drop(Map<?, ?> object) {
        if (text(object, "tableType").equals("super")) {
            return new DropSuperTable(text(object, "tableName"));
        }
        return new DropTables(
                list(object, "tableNameList").stream().map(String::valueOf).toList());
    }

    private static String text(Map<?, ?> object, String name) {
        return object.get(name) instanceof String text ? text : "";
    }

    private static int number(Map<?, ?> object, String name) {
        return object.get(name) instanceof Number number ? number.intValue() : 0;
    }

    private static List<?> list(Map<?, ?> object, String name) {
        return object.get(name) instanceof List<?> list ? list : List.of();
    }
}

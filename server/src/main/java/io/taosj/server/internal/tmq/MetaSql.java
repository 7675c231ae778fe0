package io.taosj.server.internal.tmq;

import io.taosj.wire.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes of tables, in the form in which consumers get them, as statements that repeat them. */
final class MetaSql {
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

    private MetaSql() {}

    /**
     * The statements for one change or a batch of them.
     *
     * @throws IllegalArgumentException if it is none
     */
    static List<String> statements(Map<?, ?> meta) {
        List<String> out = new ArrayList<>();
        if (meta.get("metas") instanceof List<?> metas) {
            metas.forEach(one -> out.addAll(statements(map(one))));
            return out;
        }
        switch (text(meta, "type")) {
            case "create" -> create(meta, out);
            case "alter" -> {
                if (number(meta, "alterType") != OPTIONS) {
                    out.add(alter(meta));
                }
            }
            case "drop" -> drop(meta, out);
            case "delete" -> out.add(text(meta, "sql"));
            default -> throw new IllegalArgumentException("unknown change " + meta.get("type"));
        }
        return out;
    }

    private static void create(Map<?, ?> meta, List<String> out) {
        if (text(meta, "tableType").equals("child")) {
            List<?> children = list(meta, "createList");
            if (children.isEmpty()) {
                out.add(child(meta));
            } else {
                children.forEach(one -> out.add(child(map(one))));
            }
            return;
        }
        String columns =
                list(meta, "columns").stream().map(one -> column(map(one))).collect(Collectors.joining(", "));
        String tags = list(meta, "tags").stream()
                .map(one -> quoted(map(one), "name") + " " + type(map(one), "type", "length"))
                .collect(Collectors.joining(", "));
        out.add("create table if not exists " + quoted(meta, "tableName") + " (" + columns + ")"
                + (tags.isEmpty() ? "" : " tags (" + tags + ")"));
    }

    private static String column(Map<?, ?> column) {
        String key = Boolean.TRUE.equals(column.get("isPrimarykey")) ? " primary key" : "";
        return quoted(column, "name") + " " + type(column, "type", "length") + key + compression(column);
    }

    private static String compression(Map<?, ?> column) {
        return " encode '" + text(column, "encode") + "' compress '" + text(column, "compress") + "' level '"
                + text(column, "level") + "'";
    }

    private static String type(Map<?, ?> column, String type, String length) {
        String name = DataType.ofCode((int) number(column, type)).sqlName();
        return column.get(length) instanceof Long n ? name + "(" + n + ")" : name;
    }

    private static String child(Map<?, ?> child) {
        List<?> tags = list(child, "tags");
        String start = "create table if not exists " + quoted(child, "tableName") + " using " + quoted(child, "using");
        if (tags.isEmpty()) {
            long count = number(child, "tagNum");
            return start + " tags (" + "null, ".repeat((int) Math.max(0, count - 1)) + "null)";
        }
        String names = tags.stream().map(tag -> quoted(map(tag), "name")).collect(Collectors.joining(", "));
        String values = tags.stream().map(tag -> value(map(tag))).collect(Collectors.joining(", "));
        return start + " (" + names + ") tags (" + values + ")";
    }

    private static String value(Map<?, ?> tag) {
        DataType type = DataType.ofCode((int) number(tag, "type"));
        Object value = tag.get("value");
        if (value == null) {
            return "null";
        }
        if (type == DataType.BOOL) {
            return value.equals(1L) ? "true" : "false";
        }
        return type.isVariable() ? literal(type, String.valueOf(value)) : String.valueOf(value);
    }

    /** A value of variable length; all but JSON come in quotes within the text. */
    private static String literal(DataType type, String text) {
        boolean quotes = type != DataType.JSON && text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        String plain = quotes ? text.substring(1, text.length() - 1) : text;
        if (type == DataType.VARBINARY) {
            return "'" + plain + "'"; // \x and digits
        }
        return "'" + plain.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String alter(Map<?, ?> meta) {
        String start = "alter table " + quoted(meta, "tableName");
        String column = quoted(meta, "colName");
        return switch ((int) number(meta, "alterType")) {
            case ADD_TAG -> start + " add tag " + column + " " + type(meta, "colType", "colLength");
            case DROP_TAG -> start + " drop tag " + column;
            case RENAME_TAG -> start + " rename tag " + column + " " + quoted(meta, "colNewName");
            case SET_TAG -> start + " set tag " + column + " = " + tagValue(meta);
            case ADD_COLUMN -> start + " add column " + column + " " + type(meta, "colType", "colLength");
            case DROP_COLUMN -> start + " drop column " + column;
            case COLUMN_LENGTH -> start + " modify column " + column + " " + type(meta, "colType", "colLength");
            case TAG_LENGTH -> start + " modify tag " + column + " " + type(meta, "colType", "colLength");
            case RENAME_COLUMN -> start + " rename column " + column + " " + quoted(meta, "colNewName");
            case COMPRESSION -> start + " modify column " + column + compression(meta);
            default -> throw new IllegalArgumentException("unknown change " + meta.get("alterType") + " of a table");
        };
    }

    /** A tag's value as text, whose type is not known: in quotes it fits every type. */
    private static String tagValue(Map<?, ?> meta) {
        if (Boolean.TRUE.equals(meta.get("colValueNull"))) {
            return "null";
        }
        String value = text(meta, "colValue");
        if (value.startsWith("\"\\x") && value.endsWith("\"")) {
            return literal(DataType.VARBINARY, value);
        }
        return value.startsWith("\"") ? literal(DataType.VARCHAR, value) : literal(DataType.JSON, value);
    }

    private static void drop(Map<?, ?> meta, List<String> out) {
        if (meta.get("tableNameList") instanceof List<?> names) {
            names.forEach(name -> out.add("drop table if exists " + quoted(String.valueOf(name))));
        } else {
            out.add("drop table if exists " + quoted(meta, "tableName"));
        }
    }

    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    private static String quoted(Map<?, ?> meta, String member) {
        return quoted(text(meta, member));
    }

    private static String text(Map<?, ?> meta, String member) {
        if (meta.get(member) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(member + " is missing in a change of a table");
    }

    private static long number(Map<?, ?> meta, String member) {
        if (meta.get(member) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException(member + " is missing in a change of a table");
    }

    private static List<?> list(Map<?, ?> meta, String member) {
        return meta.get(member) instanceof List<?> items ? items : List.of();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            return members;
        }
        throw new IllegalArgumentException("an object expected in a change of a table");
    }
}

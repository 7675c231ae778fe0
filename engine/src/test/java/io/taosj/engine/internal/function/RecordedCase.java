package io.taosj.engine.internal.function;

import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A SELECT and what a real server answered. */
final class RecordedCase {
    /** A column of a table or result. */
    record Column(String name, ValueType type) {}

    /** A table with its rows as text, ordered by time. */
    record Table(String name, Precision precision, List<Column> columns, List<List<@Nullable String>> rows) {}

    final String items;
    int line;

    @Nullable String database;

    @Nullable Table table;

    @Nullable String where;

    @Nullable String limit;

    ZoneId zone = ZoneId.of("UTC");
    int errorCode;
    String errorText = "";
    boolean skipRows;
    final List<ValueType> types = new ArrayList<>();
    final List<List<@Nullable String>> rows = new ArrayList<>();

    private RecordedCase(String items) {
        this.items = items;
    }

    /** Reads the cases of a resource. */
    static List<RecordedCase> read(String theme) throws IOException {
        List<RecordedCase> cases = new ArrayList<>();
        java.util.Map<String, Table> tables = new java.util.HashMap<>();
        Table table = null;
        for (String text : lines(theme)) {
            String[] fields = text.split("\t", -1);
            switch (fields[0]) {
                case "@table" -> {
                    table = new Table(fields[1], Precision.ofText(fields[2]), new ArrayList<>(), new ArrayList<>());
                    tables.put(fields[1], table);
                }
                case "@column" -> table(table).columns().add(new Column(fields[1], type(fields[2], fields[3])));
                case "@row" -> table(table).rows().add(values(fields));
                case "@select" -> cases.add(new RecordedCase(unescape(fields[1])));
                default -> last(cases).add(fields, tables);
            }
        }
        return cases;
    }

    private static Table table(@Nullable Table table) {
        if (table == null) {
            throw new IllegalStateException("a column before any table");
        }
        return table;
    }

    private static RecordedCase last(List<RecordedCase> cases) {
        return cases.get(cases.size() - 1);
    }

    private void add(String[] fields, java.util.Map<String, Table> tables) {
        switch (fields[0]) {
            case "@line" -> {
                line = Integer.parseInt(fields[1]);
                database = fields[2].equals("\\N") ? null : fields[2];
            }
            case "@from" -> table = tables.get(fields[1]);
            case "@where" -> where = unescape(fields[1]);
            case "@limit" -> limit = fields[1];
            case "@zone" -> zone = ZoneId.of(fields[1]);
            case "@error" -> {
                errorCode = Integer.parseInt(fields[1], 16);
                errorText = unescape(fields[2]);
            }
            case "@type" -> types.add(type(fields[1], fields[2]));
            case "@skiprows" -> skipRows = true;
            case "@value" -> rows.add(values(fields));
            default -> throw new IllegalStateException("unknown line " + fields[0]);
        }
    }

    private static List<@Nullable String> values(String[] fields) {
        List<@Nullable String> values = new ArrayList<>();
        for (String field : Arrays.asList(fields).subList(1, fields.length)) {
            values.add(field.equals("\\N") ? null : unescape(field));
        }
        return values;
    }

    private static ValueType type(String name, String length) {
        for (DataType type : DataType.values()) {
            if (type.sqlName().equals(name)) {
                return type.isVariable()
                        ? ValueType.of(type, (int) Math.min(Long.parseLong(length), Integer.MAX_VALUE))
                        : ValueType.of(type);
            }
        }
        throw new IllegalStateException("unknown type " + name);
    }

    private static String unescape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                char next = text.charAt(++i);
                out.append(next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static List<String> lines(String theme) throws IOException {
        try (InputStream in = RecordedCase.class.getResourceAsStream("/functions/" + theme + ".txt")) {
            if (in == null) {
                throw new IOException("no recorded answers of " + theme);
            }
            return Arrays.asList(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"));
        }
    }

    @Override
    public String toString() {
        return line + ": select " + items + (where == null ? "" : " where " + where);
    }
}

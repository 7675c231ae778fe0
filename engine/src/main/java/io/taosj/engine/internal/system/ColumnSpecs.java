package io.taosj.engine.internal.system;

import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of a system table, written down as in a CREATE TABLE.
 *
 * @param schema all columns, timestamps in milliseconds
 * @param restricted names of the columns that users without SYSINFO don't see, marked by {@code SYSINFO} behind the type
 */
record ColumnSpecs(ResultSchema schema, List<String> restricted) {
    private static final Map<String, DataType> TYPES = Stream.of(DataType.values())
            .filter(t -> t != DataType.DECIMAL && t != DataType.NULL)
            .collect(Collectors.toUnmodifiableMap(DataType::sqlName, t -> t));
    private static final String MARK = " SYSINFO";

    /** Reads for example {@code name VARCHAR(64), vgroups INT SYSINFO}. */
    static ColumnSpecs of(String text) {
        List<ColumnInfo> columns = new ArrayList<>();
        List<String> restricted = new ArrayList<>();
        for (String item : text.split(",\\s*", -1)) {
            String column = item.strip();
            boolean marked = column.endsWith(MARK);
            if (marked) {
                column = column.substring(0, column.length() - MARK.length());
            }
            int blank = column.indexOf(' ');
            String name = column.substring(0, blank);
            columns.add(column(name, column.substring(blank + 1)));
            if (marked) {
                restricted.add(name);
            }
        }
        return new ColumnSpecs(new ResultSchema(columns, Precision.MILLISECONDS), List.copyOf(restricted));
    }

    /** The schema alone, for results that belong to no table. */
    static ResultSchema schemaOf(String text) {
        return of(text).schema();
    }

    private static ColumnInfo column(String name, String type) {
        int open = type.indexOf('(');
        String word = (open < 0 ? type : type.substring(0, open)).toUpperCase(Locale.ROOT);
        DataType data = TYPES.get(word);
        if (data == null) {
            throw new IllegalArgumentException("no data type " + type + " for column " + name);
        }
        return open < 0
                ? ColumnInfo.of(name, data)
                : ColumnInfo.of(name, data, Integer.parseInt(type, open + 1, type.length() - 1, 10));
    }
}

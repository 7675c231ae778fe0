package io.taosj.internal.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.internal.convert.Values;
import io.taosj.spi.ConsumerMessage;
import io.taosj.wire.Column;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.message.TmqBlock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the rows of recorded messages with the contents of the tables that they came from. */
final class RecordedRows {
    private RecordedRows() {}

    /** A row of a table by its labels. */
    private record Expected(Map<String, @Nullable String> cells) {}

    static void check(Recording recording, List<ConsumerMessage> messages) {
        Map<?, ?> tmq = recording.expectedObject("tmq");
        Map<?, ?> topics = (Map<?, ?>) Objects.requireNonNull(tmq.get("topics"));
        Map<?, ?> tables = (Map<?, ?>) Objects.requireNonNull(tmq.get("tables"));
        Set<Expected> found = new HashSet<>();
        int rows = 0;
        for (ConsumerMessage message : messages) {
            Set<Expected> expected = new HashSet<>();
            for (Object table : (List<?>)
                    Objects.requireNonNull(topics.get(message.partition().topic()))) {
                expected.addAll(rows((Map<?, ?>) Objects.requireNonNull(tables.get(table))));
            }
            for (TmqBlock block : message.blocks()) {
                for (int row = 0; row < block.block().rows(); row++, rows++) {
                    found.add(find(block, row, expected));
                }
            }
        }
        assertThat(rows).isPositive();
        Set<Expected> all = new HashSet<>();
        messages.forEach(message -> all.addAll(expected(message, topics, tables)));
        all.removeAll(found);
        assertThat(all).as("rows that did not come").isEmpty();
    }

    private static Set<Expected> expected(ConsumerMessage message, Map<?, ?> topics, Map<?, ?> tables) {
        Set<Expected> expected = new HashSet<>();
        for (Object table :
                (List<?>) Objects.requireNonNull(topics.get(message.partition().topic()))) {
            expected.addAll(rows((Map<?, ?>) Objects.requireNonNull(tables.get(table))));
        }
        return expected;
    }

    private static Set<Expected> rows(Map<?, ?> table) {
        List<?> columns = (List<?>) Objects.requireNonNull(table.get("columns"));
        Set<Expected> rows = new HashSet<>();
        for (Object row : (List<?>) Objects.requireNonNull(table.get("rows"))) {
            Map<String, @Nullable String> cells = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                cells.put(String.valueOf(((List<?>) columns.get(i)).get(0)), (String) ((List<?>) row).get(i));
            }
            rows.add(new Expected(cells));
        }
        return rows;
    }

    private static Expected find(TmqBlock block, int row, Set<Expected> expected) {
        for (Expected candidate : expected) {
            if (matches(block, row, candidate.cells())) {
                return candidate;
            }
        }
        throw new AssertionError("row " + row + " of " + block.table() + " is in no table: " + text(block, row));
    }

    private static String text(TmqBlock block, int row) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < block.block().schema().size(); i++) {
            out.append(Values.asString(block.block().column(i), row, ZoneOffset.UTC))
                    .append(", ");
        }
        return out.toString();
    }

    private static boolean matches(TmqBlock block, int row, Map<String, @Nullable String> cells) {
        if (block.table() != null
                && cells.containsKey("tbname")
                && !block.table().equals(cells.get("tbname"))) {
            return false;
        }
        List<ColumnInfo> columns = block.block().schema().columns();
        Set<String> names = new HashSet<>(columns.stream().map(ColumnInfo::name).toList());
        if (block.table() != null) {
            names.add("tbname");
        }
        if (!names.containsAll(cells.keySet())) {
            return false;
        }
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            if (!cells.containsKey(name) || !equal(block.block().column(i), row, cells.get(name))) {
                return false;
            }
        }
        return true;
    }

    private static boolean equal(Column column, int row, @Nullable String expected) {
        if (column.isNull(row) || expected == null) {
            return column.isNull(row) && expected == null;
        }
        if (column.type() == DataType.FLOAT) {
            return Values.asFloat(column, row) == Float.parseFloat(expected);
        }
        if (column.type() == DataType.DOUBLE) {
            return Values.asDouble(column, row) == Double.parseDouble(expected);
        }
        return expected.equals(Values.asString(column, row, ZoneOffset.UTC));
    }
}

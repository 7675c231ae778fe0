package io.taosj.server.internal.ws;

import io.taosj.engine.BoundTable;
import io.taosj.engine.BoundValues;
import io.taosj.engine.EngineStatement;
import io.taosj.wire.message.Stmt2BindExecRequest;
import io.taosj.wire.message.Stmt2Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of stmt2_bind_exec, in which each row has its table's name and tags, as tables with columns. */
final class RowRuns {
    private RowRuns() {}

    /**
     * Splits rows where the table's name changes; the tags of a run's first row count.
     *
     * @throws BadRequestException if the fields don't fit the statement
     */
    static List<BoundTable> split(List<EngineStatement.Field> fields, Stmt2BindExecRequest request) {
        if (fields.size() != request.fields().size()) {
            throw new BadRequestException(
                    "field count not match, got: " + request.fields().size() + ", expect: " + fields.size());
        }
        Stmt2Column names = null;
        List<Stmt2Column> tags = new ArrayList<>();
        List<Stmt2Column> columns = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            Stmt2Column column = request.fields().get(i);
            switch (fields.get(i).role()) {
                case TABLE_NAME -> names = column;
                case TAG -> tags.add(column);
                default -> columns.add(column);
            }
        }
        if (names == null) {
            return List.of(new BoundTable(
                    null,
                    tags.stream().map(BoundValues::of).toList(),
                    columns.stream().map(BoundValues::of).toList()));
        }
        return runs(names, tags, columns);
    }

    private static List<BoundTable> runs(Stmt2Column names, List<Stmt2Column> tags, List<Stmt2Column> columns) {
        List<BoundTable> tables = new ArrayList<>();
        int from = 0;
        while (from < names.rows()) {
            byte[] name = names.getBytes(from);
            int to = from + 1;
            while (to < names.rows() && Arrays.equals(name, names.getBytes(to))) {
                to++;
            }
            int first = from;
            int end = to;
            tables.add(new BoundTable(
                    names.getString(from),
                    tags.stream().map(c -> slice(c, first, first + 1)).toList(),
                    columns.stream().map(c -> slice(c, first, end)).toList()));
            from = to;
        }
        return tables;
    }

    private static BoundValues slice(Stmt2Column column, int from, int to) {
        return BoundValues.slice(BoundValues.of(column), from, to);
    }
}

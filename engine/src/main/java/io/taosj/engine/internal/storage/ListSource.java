package io.taosj.engine.internal.storage;

import java.util.List;
import java.util.function.Function;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBWritableVector;

/** A list of objects as rows, one function per column. */
final class ListSource<T> implements RowSource {
    /** Writes one object's cell. */
    interface Cell<T> {
        void write(DuckDBWritableVector out, int at, T item);
    }

    record Field<T>(Column column, Cell<T> cell) {
        /** A text column; null is NULL. */
        static <T> Field<T> text(Column column, Function<T, @org.jspecify.annotations.Nullable String> text) {
            return new Field<>(column, (out, at, item) -> {
                String value = text.apply(item);
                if (value == null) {
                    out.setNull(at);
                } else {
                    out.setString(at, value);
                }
            });
        }
    }

    private final List<T> items;
    private final List<Field<T>> fields;

    ListSource(List<T> items, List<Field<T>> fields) {
        this.items = items;
        this.fields = List.copyOf(fields);
    }

    @Override
    public List<Column> columns() {
        return fields.stream().map(Field::column).toList();
    }

    @Override
    public long rows() {
        return items.size();
    }

    @Override
    public Cursor open(int[] wanted) {
        return new Cursor() {
            private int next;

            @Override
            public int next(DuckDBDataChunkWriter chunk) {
                int count = (int) Math.min(chunk.capacity(), items.size() - next);
                for (int i = 0; i < wanted.length; i++) {
                    DuckDBWritableVector out = chunk.vector(i);
                    Cell<T> cell = fields.get(wanted[i]).cell();
                    for (int row = 0; row < count; row++) {
                        cell.write(out, row, items.get(next + row));
                    }
                }
                next += count;
                return count;
            }
        };
    }
}

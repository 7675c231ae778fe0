package io.taosj.engine.internal.schemaless;

import io.taosj.engine.internal.storage.ColumnData;
import io.taosj.wire.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The points of one child table, column by column; what a point doesn't have stays unwritten. */
final class ChildRows {
    private final SuperRows parent;
    private final String name;
    private final List<Tag> tags;
    private final ColumnData times = new ColumnData(DataType.TIMESTAMP);
    private final List<@Nullable ColumnData> columns = new ArrayList<>();

    ChildRows(SuperRows parent, String name, List<Tag> tags) {
        this.parent = parent;
        this.name = name;
        this.tags = tags;
    }

    SuperRows parent() {
        return parent;
    }

    String name() {
        return name;
    }

    List<Tag> tags() {
        return tags;
    }

    ColumnData times() {
        return times;
    }

    /** The values of a column, or null if no point has it; shorter than the times if the last points don't have it. */
    @Nullable ColumnData column(Slot slot) {
        return slot.index() < columns.size() ? columns.get(slot.index()) : null;
    }

    /** Adds a field of the point that is being read. */
    void add(Slot slot, Value value, Place place) {
        if (slot.type() != value.type()) {
            slot.conflict(value.type(), place);
            return;
        }
        if (slot.type().isVariable()) {
            slot.widen(value.length(), value.characters());
        }
        ColumnData column = make(slot);
        int row = times.rows();
        if (column.rows() > row) {
            throw SmlErrors.duplicate(slot.name());
        }
        pad(column, row);
        value.addTo(column);
    }

    private ColumnData make(Slot slot) {
        while (columns.size() <= slot.index()) {
            columns.add(null);
        }
        ColumnData column = columns.get(slot.index());
        if (column == null) {
            column = new ColumnData(slot.type());
            columns.set(slot.index(), column);
        }
        return column;
    }

    static void pad(ColumnData column, int rows) {
        while (column.rows() < rows) {
            column.addNone();
        }
    }

    /** Ends the point. */
    void end(long time) {
        times.addLong(time);
    }
}

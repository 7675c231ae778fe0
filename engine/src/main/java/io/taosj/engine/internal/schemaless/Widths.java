package io.taosj.engine.internal.schemaless;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.wire.DataType;

/** Lengths of text columns and tags: powers of two above the longest text, up to what a table may have. */
enum Widths {
    COLUMN(65_517),
    TAG(16_382);

    private static final int BYTES_PER_CHARACTER = 4;

    private final int maxBytes;

    Widths(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    private int max(DataType type) {
        return type == DataType.NCHAR ? maxBytes / BYTES_PER_CHARACTER : maxBytes;
    }

    /** The length for what a slot holds; counted in bytes for NCHAR too, as the server does. */
    int of(Slot slot) {
        int needed = slot.type() == DataType.NCHAR ? slot.characters() : slot.bytes();
        int max = max(slot.type());
        if (needed > max) {
            throw SmlErrors.tooLong(slot.name());
        }
        int length = Integer.highestOneBit(Math.max(1, slot.bytes())) * (slot.bytes() == 0 ? 1 : 2);
        return Math.min(length, max);
    }

    /** Whether a column can't hold what a slot has. */
    boolean isTooNarrow(ColumnDef column, Slot slot) {
        return switch (column.type()) {
            case NCHAR -> slot.characters() > column.length();
            case VARCHAR, VARBINARY, GEOMETRY -> slot.bytes() > column.length();
            default -> false;
        };
    }
}

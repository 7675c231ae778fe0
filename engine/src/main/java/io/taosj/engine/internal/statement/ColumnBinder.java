package io.taosj.engine.internal.statement;

import io.taosj.engine.BoundValues;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.insert.TagValues;
import io.taosj.engine.internal.insert.ValueConverter;
import io.taosj.engine.internal.storage.ColumnData;
import io.taosj.wire.DataType;
import org.jspecify.annotations.Nullable;

/** Copies bound values into a column, checked; values of the column's own type without an object for each. */
final class ColumnBinder {
    private static final int CONTINUATION_MASK = 0xC0;
    private static final int CONTINUATION = 0x80;
    /** The id of every table's time column. */
    private static final int TIME = 1;

    private final ValueConverter converter;
    private final ColumnDef column;
    private final DataType type;

    ColumnBinder(ValueConverter converter) {
        this.converter = converter;
        this.column = converter.column();
        this.type = column.type();
    }

    ColumnDef column() {
        return column;
    }

    /** Adds all values. */
    void add(BoundValues in, boolean exactType, ColumnData out) {
        if (in.type() == type) {
            addSame(in, out);
        } else if (exactType) {
            throw StatementErrors.typeMismatch();
        } else {
            for (int row = 0; row < in.rows(); row++) {
                if (in.hasValue(row)) {
                    converter.addObject(in.get(row), out);
                } else {
                    addAbsent(in.isNone(row), out);
                }
            }
        }
    }

    /** The first value as a tag. */
    @Nullable Object tag(BoundValues in) {
        if (in.rows() == 0 || !in.hasValue(0)) {
            return null;
        }
        ColumnData cell = new ColumnData(type);
        if (in.type() == type) {
            addValue(in, 0, cell);
        } else {
            converter.addObject(in.get(0), cell);
        }
        return TagValues.value(cell, 0);
    }

    private void addSame(BoundValues in, ColumnData out) {
        int rows = in.rows();
        if (type.isInteger() || type == DataType.TIMESTAMP) {
            for (int row = 0; row < rows; row++) {
                if (in.hasValue(row)) {
                    out.addLong(in.getLong(row));
                } else {
                    addAbsent(in.isNone(row), out);
                }
            }
            return;
        }
        for (int row = 0; row < rows; row++) {
            if (in.hasValue(row)) {
                addValue(in, row, out);
            } else {
                addAbsent(in.isNone(row), out);
            }
        }
    }

    private void addValue(BoundValues in, int row, ColumnData out) {
        switch (type) {
            case FLOAT, DOUBLE -> out.addDouble(in.getDouble(row));
            case BOOL -> out.addLong(in.getLong(row) == 0 ? 0 : 1);
            case VARCHAR, VARBINARY -> out.addBytes(checked(in.getBytes(row)));
            case NCHAR -> out.addBytes(checkedText(in.getBytes(row)));
            case JSON, GEOMETRY, BLOB, MEDIUMBLOB, DECIMAL, DECIMAL64 -> converter.addObject(in.get(row), out);
            default -> out.addLong(in.getLong(row));
        }
    }

    private byte[] checked(byte[] bytes) {
        if (bytes.length > column.length()) {
            throw StatementErrors.tooLong();
        }
        return bytes;
    }

    private byte[] checkedText(byte[] utf8) {
        if (utf8.length > column.length()) {
            int characters = 0;
            for (byte b : utf8) {
                characters += (b & CONTINUATION_MASK) == CONTINUATION ? 0 : 1;
            }
            if (characters > column.length()) {
                throw StatementErrors.tooLong();
            }
        }
        return utf8;
    }

    private void addAbsent(boolean none, ColumnData out) {
        if (column.id() == TIME) {
            throw StatementErrors.timeNull();
        }
        if (column.key()) {
            throw none ? StatementErrors.keyNone() : StatementErrors.keyNull();
        }
        if (none) {
            out.addNone();
        } else {
            out.addNull();
        }
    }
}

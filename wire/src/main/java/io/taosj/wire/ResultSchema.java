package io.taosj.wire;

import java.util.List;

/**
 * The columns of a result and the precision of its timestamps.
 *
 * @param columns in result order
 * @param precision what one tick of a TIMESTAMP value means
 */
public record ResultSchema(List<ColumnInfo> columns, Precision precision) {
    public ResultSchema {
        columns = List.copyOf(columns);
    }

    /** Number of columns. */
    public int size() {
        return columns.size();
    }

    /**
     * Position of the first column with a label.
     *
     * @return the zero-based index, or -1 if there is none
     */
    public int indexOf(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}

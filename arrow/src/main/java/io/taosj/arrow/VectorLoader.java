package io.taosj.arrow;

import io.taosj.wire.Block;
import io.taosj.wire.BoolColumn;
import io.taosj.wire.Column;
import io.taosj.wire.DataType;
import io.taosj.wire.DecimalColumn;
import io.taosj.wire.DoubleColumn;
import io.taosj.wire.FixedColumn;
import io.taosj.wire.LongColumn;
import io.taosj.wire.TextColumn;
import io.taosj.wire.VariableColumn;
import java.util.Arrays;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Copies blocks into vectors, each value once. Used by one thread at a time. */
final class VectorLoader {
    private byte[] scratch = new byte[256];

    /** Replaces the root's rows by those of a block. */
    void load(Block block, VectorSchemaRoot root) {
        for (int i = 0; i < root.getFieldVectors().size(); i++) {
            load(block.column(i), root.getVector(i));
        }
        root.setRowCount(block.rows());
    }

    private void load(Column column, FieldVector vector) {
        if (column instanceof BoolColumn bools) {
            booleans(bools, (BitVector) vector);
        } else if (column instanceof DecimalColumn decimals && column.type() == DataType.DECIMAL64) {
            decimals(decimals, (DecimalVector) vector);
        } else if (column instanceof LongColumn || column instanceof DoubleColumn || column instanceof DecimalColumn) {
            fixed((FixedColumn) column, (BaseFixedWidthVector) vector);
        } else {
            variable((VariableColumn) column, (BaseVariableWidthVector) vector);
        }
        vector.setValueCount(column.rows());
    }

    /** Values have the same form here and there: little-endian, without gaps. */
    private static void fixed(FixedColumn column, BaseFixedWidthVector vector) {
        int rows = column.rows();
        vector.allocateNew(rows);
        vector.getDataBuffer().setBytes(0, column.values());
        for (int row = 0; row < rows; row++) {
            BitVectorHelper.setValidityBit(vector.getValidityBuffer(), row, column.isNull(row) ? 0 : 1);
        }
    }

    private static void booleans(BoolColumn column, BitVector vector) {
        vector.allocateNew(column.rows());
        for (int row = 0; row < column.rows(); row++) {
            if (column.isNull(row)) {
                vector.setNull(row);
            } else {
                vector.set(row, column.getBoolean(row) ? 1 : 0);
            }
        }
    }

    private static void decimals(DecimalColumn column, DecimalVector vector) {
        vector.allocateNew(column.rows());
        for (int row = 0; row < column.rows(); row++) {
            if (column.isNull(row)) {
                vector.setNull(row);
            } else {
                vector.set(row, column.getBigDecimal(row));
            }
        }
    }

    private void variable(VariableColumn column, BaseVariableWidthVector vector) {
        int rows = column.rows();
        long bytes = 0;
        for (int row = 0; row < rows; row++) {
            bytes += column.byteLength(row);
        }
        vector.allocateNew(bytes, rows);
        for (int row = 0; row < rows; row++) {
            if (column.isNull(row)) {
                vector.setNull(row);
            } else if (column instanceof TextColumn texts && column.type() == DataType.NCHAR) {
                vector.setSafe(row, texts.getUtf8(row));
            } else {
                vector.setSafe(row, scratch(column, row), 0, column.byteLength(row));
            }
        }
    }

    private byte[] scratch(VariableColumn column, int row) {
        int length = column.byteLength(row);
        if (length > scratch.length) {
            scratch = Arrays.copyOf(scratch, Math.max(length, scratch.length * 2));
        }
        column.copyTo(row, scratch, 0);
        return scratch;
    }
}

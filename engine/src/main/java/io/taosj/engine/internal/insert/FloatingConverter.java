package io.taosj.engine.internal.insert;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.storage.ColumnData;
import io.taosj.wire.DataType;

/** Values of FLOAT and DOUBLE columns; infinite and undefined values cannot be written. */
final class FloatingConverter extends ValueConverter {
    private static final String ILLEGAL_FLOAT = "illegal float data";

    private final boolean single;

    FloatingConverter(ColumnDef column) {
        super(column);
        single = column.type() == DataType.FLOAT;
    }

    @Override
    public void add(ValueToken token, ColumnData out) {
        if (token.isNullForNumbers()) {
            out.addNull();
            return;
        }
        if (token.kind() == ValueToken.Kind.STRING && token.isEmpty()) {
            throw token.error("invalid numeric data");
        }
        Double value = NumberText.real(token.source(), token.from(), token.to());
        if (value == null) {
            throw token.error(single ? ILLEGAL_FLOAT : "illegal double data");
        }
        double rounded = single ? value.floatValue() : value;
        if (Double.isInfinite(rounded)) {
            throw token.error(ILLEGAL_FLOAT);
        }
        out.addDouble(rounded);
    }

    @Override
    void addValue(Object value, ColumnData out) {
        if (value instanceof Number n) {
            double real = single ? n.floatValue() : n.doubleValue();
            if (Double.isFinite(real)) {
                out.addDouble(real);
                return;
            }
        }
        addText(value instanceof Boolean b ? (Object) (b ? 1 : 0) : value, out);
    }
}

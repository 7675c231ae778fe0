package io.taosj.engine.internal.insert;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.storage.ColumnData;
import io.taosj.wire.DataType;

/** Values of VARCHAR and NCHAR columns: any literal's text; too long text is never cut. */
final class TextConverter extends ValueConverter {
    private final int limit;
    private final boolean codePoints;

    TextConverter(ColumnDef column) {
        super(column);
        limit = column.length();
        codePoints = column.type() == DataType.NCHAR;
    }

    @Override
    public void add(ValueToken token, ColumnData out) {
        if (token.kind() == ValueToken.Kind.NULL) {
            out.addNull();
        } else {
            addBytes(Utf8.bytes(token.source(), token.from(), token.to()), out);
        }
    }

    private void addBytes(byte[] utf8, ColumnData out) {
        if (utf8.length > limit && (!codePoints || Utf8.codePoints(utf8) > limit)) {
            throw InsertErrors.tooLong(column().name());
        }
        out.addBytes(utf8);
    }

    @Override
    void addValue(Object value, ColumnData out) {
        addBytes(value instanceof byte[] bytes ? bytes : Utf8.bytes(value.toString()), out);
    }
}

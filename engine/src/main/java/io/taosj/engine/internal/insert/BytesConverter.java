package io.taosj.engine.internal.insert;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.storage.ColumnData;
import io.taosj.wire.DataType;
import java.util.HexFormat;

/** Values of VARBINARY and BLOB columns: quoted text, or hexadecimal digits behind {@code \x}. */
final class BytesConverter extends ValueConverter {
    /** What a BLOB may hold. */
    private static final int BLOB_LIMIT = 4 << 20;

    private final int limit;

    BytesConverter(ColumnDef column) {
        super(column);
        limit = column.type() == DataType.VARBINARY ? column.length() : BLOB_LIMIT;
    }

    @Override
    public void add(ValueToken token, ColumnData out) {
        if (token.kind() == ValueToken.Kind.NULL) {
            out.addNull();
            return;
        }
        if (token.kind() != ValueToken.Kind.STRING) {
            throw InsertErrors.varbinary(column().name());
        }
        String s = token.source();
        int from = token.from();
        addBytes(
                s.startsWith("\\x", from) && token.to() - from >= 2 ? hex(token) : Utf8.bytes(s, from, token.to()),
                out);
    }

    private byte[] hex(ValueToken token) {
        try {
            return HexFormat.of().parseHex(token.source(), token.from() + 2, token.to());
        } catch (IllegalArgumentException e) {
            throw InsertErrors.varbinary(column().name());
        }
    }

    private void addBytes(byte[] bytes, ColumnData out) {
        if (bytes.length > limit) {
            throw InsertErrors.tooLong(column().name());
        }
        out.addBytes(bytes);
    }

    @Override
    void addValue(Object value, ColumnData out) {
        if (value instanceof byte[] bytes) {
            addBytes(bytes, out);
        } else if (value instanceof String) {
            addText(value, out);
        } else {
            throw InsertErrors.varbinary(column().name());
        }
    }
}

package io.taosj.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A VARCHAR, NCHAR or JSON column. */
public final class TextColumn extends VariableColumn {
    private final boolean wide;

    TextColumn(ColumnInfo info, ColumnSlice slice) {
        super(info, slice);
        this.wide = info.type() == DataType.NCHAR;
    }

    /**
     * The text of a row, or null; bytes of a VARCHAR that are not UTF-8 and numbers of an NCHAR that are no code
     * points become U+FFFD.
     */
    public @Nullable String getString(int row) {
        int length = byteLength(row);
        if (length == 0) {
            return isNull(row) ? null : "";
        }
        ByteBuffer buffer = buffer();
        int position = position(row);
        if (buffer.hasArray()) {
            return text(buffer.array(), buffer.arrayOffset() + position, length);
        }
        byte[] raw = new byte[length];
        buffer.get(position, raw);
        return text(raw, 0, length);
    }

    private String text(byte[] bytes, int from, int length) {
        return wide ? Ucs4.decode(bytes, from, length) : new String(bytes, from, length, StandardCharsets.UTF_8);
    }

    /** The text of a row as UTF-8, or an empty array for null. */
    public byte[] getUtf8(int row) {
        byte[] raw = rawBytes(row);
        return wide ? Ucs4.decode(raw).getBytes(StandardCharsets.UTF_8) : raw;
    }

    @Override
    public @Nullable String get(int row) {
        return getString(row);
    }
}

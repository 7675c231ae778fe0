package io.taosj.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A VARCHAR, NCHAR or JSON column. */
public final class TextColumn extends VariableColumn {
    TextColumn(ColumnInfo info, ColumnSlice slice) {
        super(info, slice);
    }

    /** The text of a row, or null; bytes of a VARCHAR that are not UTF-8 become U+FFFD. */
    public @Nullable String getString(int row) {
        if (isNull(row)) {
            return null;
        }
        byte[] raw = rawBytes(row);
        return type() == DataType.NCHAR ? Ucs4.decode(raw) : new String(raw, StandardCharsets.UTF_8);
    }

    /** The text of a row as UTF-8, or an empty array for null. */
    public byte[] getUtf8(int row) {
        byte[] raw = rawBytes(row);
        return type() == DataType.NCHAR ? Ucs4.decode(raw).getBytes(StandardCharsets.UTF_8) : raw;
    }

    @Override
    public @Nullable String get(int row) {
        return getString(row);
    }
}

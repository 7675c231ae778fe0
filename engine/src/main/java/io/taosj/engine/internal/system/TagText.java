package io.taosj.engine.internal.system;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.wire.DataType;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** Tag values as text. */
final class TagText {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private TagText() {}

    /** The value of a tag; null for one that was added since the child was looked up. */
    static @Nullable Object value(Table.ChildTable child, int position) {
        return position < child.tags().size() ? child.tags().get(position) : null;
    }

    /** For ins_tags; null stays null. */
    static @Nullable String plain(ColumnDef tag, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (tag.type()) {
            case FLOAT, DOUBLE -> String.format(Locale.ROOT, "%e", (Double) value);
            case UBIGINT -> Long.toUnsignedString((Long) value);
            case VARBINARY -> "\\x" + HEX.formatHex((byte[]) value);
            case GEOMETRY -> geometry((byte[]) value);
            default -> value.toString();
        };
    }

    /** For SHOW CREATE TABLE: a literal that CREATE TABLE … USING takes. */
    static String literal(ColumnDef tag, @Nullable Object value) {
        String text = plain(tag, value);
        if (text == null) {
            return "NULL";
        }
        boolean quoted = tag.type().isVariable() && tag.type() != DataType.JSON;
        return quoted ? '"' + text + '"' : text;
    }

    private static String geometry(byte[] wkb) {
        try {
            return new WKBReader().read(wkb).toText();
        } catch (ParseException e) {
            // not a geometry after all: show the bytes rather than fail the whole listing
            return "\\x" + HEX.formatHex(wkb);
        }
    }
}

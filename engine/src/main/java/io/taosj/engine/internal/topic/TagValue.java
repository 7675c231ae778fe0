package io.taosj.engine.internal.topic;

import com.fasterxml.jackson.core.JsonGenerator;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.wire.DataType;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKTWriter;

/** Values of tags in messages about tables: numbers as such, texts in quotes within the text. */
final class TagValue {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private TagValue() {}

    static @Nullable Object of(Table.ChildTable child, int index) {
        return index < child.tags().size() ? child.tags().get(index) : null;
    }

    static void write(JsonGenerator out, DataType type, Object value) throws IOException {
        if (type.isVariable() || type.isDecimal()) {
            out.writeString(text(type, value));
        } else {
            out.writeNumber(text(type, value));
        }
    }

    static String text(DataType type, Object value) {
        if (value instanceof Boolean truth) {
            return truth ? "1" : "0";
        }
        if (type == DataType.GEOMETRY && value instanceof byte[] bytes) {
            return "\"" + wellKnown(bytes) + "\"";
        }
        if (value instanceof byte[] bytes) {
            return "\"\\x" + HEX.formatHex(bytes) + "\"";
        }
        if (value instanceof Double number) {
            return real(number);
        }
        if (value instanceof Long number && type == DataType.UBIGINT) {
            return Long.toUnsignedString(number);
        }
        return type.isText() ? "\"" + value + "\"" : value.toString();
    }

    /** Geometries as WKT with all digits, the form that statements take. */
    private static String wellKnown(byte[] bytes) {
        try {
            return new WKTWriter().write(new WKBReader().read(bytes));
        } catch (ParseException e) {
            throw new IllegalStateException("a stored geometry can't be read", e);
        }
    }

    /** All digits of a double, also for a FLOAT. */
    private static String real(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Double.toString(value).toLowerCase(Locale.ROOT);
    }
}

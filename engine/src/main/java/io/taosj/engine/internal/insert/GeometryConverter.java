package io.taosj.engine.internal.insert;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.storage.ColumnData;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/** Values of GEOMETRY columns: well-known text, kept as well-known binary of two dimensions, little-endian. */
final class GeometryConverter extends ValueConverter {
    private static final int DIMENSIONS = 2;

    private final WellKnownText reader = new WellKnownText();
    private final WKBWriter writer = new WKBWriter(DIMENSIONS, ByteOrderValues.LITTLE_ENDIAN);

    GeometryConverter(ColumnDef column) {
        super(column);
    }

    @Override
    public void add(ValueToken token, ColumnData out) {
        if (token.isNullForNumbers()) {
            out.addNull();
            return;
        }
        if (token.kind() != ValueToken.Kind.STRING) {
            throw token.error("ParseException: Expected word but encountered number: '" + token.text() + "'");
        }
        addBytes(writer.write(parse(token)), out);
    }

    private Geometry parse(ValueToken token) {
        String text = token.text();
        try {
            return reader.parse(text);
        } catch (ParseException | RuntimeException e) {
            throw parseError(token, e);
        }
    }

    private static EngineException parseError(ValueToken token, Exception e) {
        return token.error(e.getClass().getSimpleName() + ": " + e.getMessage());
    }

    private void addBytes(byte[] wkb, ColumnData out) {
        if (wkb.length > column().length()) {
            throw InsertErrors.tooLong(column().name());
        }
        out.addBytes(wkb);
    }

    @Override
    void addValue(Object value, ColumnData out) {
        if (value instanceof byte[] wkb) {
            try {
                addBytes(writer.write(new WKBReader().read(wkb)), out);
            } catch (ParseException | RuntimeException e) {
                throw invalidBinary(e);
            }
        } else {
            addText(value, out);
        }
    }

    private static EngineException invalidBinary(Exception e) {
        if (e instanceof EngineException known) {
            return known;
        }
        return new EngineException(0x2803, "Invalid function para value", e);
    }
}

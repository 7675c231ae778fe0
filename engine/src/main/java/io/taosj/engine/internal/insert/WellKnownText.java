package io.taosj.engine.internal.insert;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

/** Reads geometries in well-known text. Not safe for use by several threads. */
public final class WellKnownText {
    /** Deeper nesting is refused: the reader is recursive. */
    private static final int MAX_NESTING = 64;

    private static final int DIMENSIONS = 2;

    private final WKTReader reader = new WKTReader();
    private final WKBWriter writer = new WKBWriter(DIMENSIONS, ByteOrderValues.LITTLE_ENDIAN);

    /** The geometry of a text; fails with whatever the reader throws. */
    Geometry parse(String text) throws ParseException {
        checkNesting(text);
        return reader.read(text);
    }

    /** The well-known binary of a text, or null if the text is no geometry. */
    public byte @Nullable [] toBinary(String text) {
        try {
            return writer.write(parse(text));
        } catch (ParseException | RuntimeException e) {
            return null;
        }
    }

    private static void checkNesting(String text) throws ParseException {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' && ++depth > MAX_NESTING) {
                throw new ParseException("more than " + MAX_NESTING + " nested parentheses");
            } else if (c == ')') {
                depth--;
            }
        }
    }
}

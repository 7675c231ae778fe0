package io.taosj.internal.convert;

import io.taosj.ClientErrors;
import io.taosj.TaosDataException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/** Reads well-known text into well-known binary. */
public final class WktReader {
    private static final int DEEPEST = 50;

    private final String text;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int at;

    private WktReader(String text) {
        this.text = text;
    }

    /** The little-endian binary form. */
    public static byte[] read(String text) {
        WktReader reader = new WktReader(text);
        reader.geometry(0);
        reader.blanks();
        if (reader.at < text.length()) {
            throw reader.wrong("the end");
        }
        return reader.out.toByteArray();
    }

    private void geometry(int depth) {
        if (depth > DEEPEST) {
            throw wrong("less nesting");
        }
        GeometryKind kind = kind();
        out.write(1);
        writeInt(kind.code());
        switch (kind) {
            case POINT -> {
                expect('(');
                coordinates();
                expect(')');
            }
            case LINESTRING -> points();
            case POLYGON -> list(this::points);
            case MULTIPOINT -> list(() -> part(GeometryKind.POINT, this::pointMaybeInParentheses));
            case MULTILINESTRING -> list(() -> part(GeometryKind.LINESTRING, this::points));
            case MULTIPOLYGON -> list(() -> part(GeometryKind.POLYGON, () -> list(this::points)));
            case GEOMETRYCOLLECTION -> list(() -> geometry(depth + 1));
        }
    }

    private void part(GeometryKind kind, Runnable content) {
        out.write(1);
        writeInt(kind.code());
        content.run();
    }

    private GeometryKind kind() {
        blanks();
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at).toUpperCase(Locale.ROOT);
        for (GeometryKind kind : GeometryKind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        at = start;
        throw wrong("the name of a geometry");
    }

    private void points() {
        list(this::coordinates);
    }

    private void pointMaybeInParentheses() {
        blanks();
        if (at < text.length() && text.charAt(at) == '(') {
            expect('(');
            coordinates();
            expect(')');
        } else {
            coordinates();
        }
    }

    /** A list in parentheses, its length in front. */
    private void list(Runnable element) {
        blanks();
        if (text.regionMatches(true, at, "EMPTY", 0, 5)) {
            at += 5;
            writeInt(0);
            return;
        }
        expect('(');
        byte[] before = out.toByteArray();
        out.reset();
        int count = 0;
        do {
            element.run();
            count++;
            blanks();
        } while (skip(','));
        expect(')');
        byte[] elements = out.toByteArray();
        out.reset();
        out.writeBytes(before);
        writeInt(count);
        out.writeBytes(elements);
    }

    private void coordinates() {
        writeDouble(number());
        writeDouble(number());
    }

    private double number() {
        blanks();
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            return Double.parseDouble(text.substring(start, at));
        } catch (NumberFormatException e) {
            at = start;
            throw wrong("a number");
        }
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean skip(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        blanks();
        if (!skip(c)) {
            throw wrong("'" + c + "'");
        }
    }

    private TaosDataException wrong(String expected) {
        return new TaosDataException(
                ClientErrors.WRONG_TYPE, "no geometry: " + expected + " expected at position " + at);
    }

    private void writeInt(int value) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }

    private void writeDouble(double value) {
        out.writeBytes(ByteBuffer.allocate(Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array());
    }
}

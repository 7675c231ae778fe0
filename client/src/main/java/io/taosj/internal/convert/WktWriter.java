package io.taosj.internal.convert;

import io.taosj.ClientErrors;
import io.taosj.TaosDataException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes well-known binary as well-known text. */
public final class WktWriter {
    private static final int DEEPEST = 50;

    private final ByteBuffer in;
    private final StringBuilder out = new StringBuilder();

    private WktWriter(byte[] binary) {
        this.in = ByteBuffer.wrap(binary);
    }

    /** The text. */
    public static String write(byte[] binary) {
        WktWriter writer = new WktWriter(binary);
        try {
            writer.geometry(true, 0);
        } catch (BufferUnderflowException e) {
            throw new TaosDataException(ClientErrors.WRONG_TYPE, "no geometry: it ends too early", e);
        }
        if (writer.in.hasRemaining()) {
            throw new TaosDataException(ClientErrors.WRONG_TYPE, "no geometry: there is more behind it");
        }
        return writer.out.toString();
    }

    private void geometry(boolean named, int depth) {
        in.order(in.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int code = in.getInt();
        GeometryKind kind = GeometryKind.ofCode(code);
        if (kind == null || depth > DEEPEST) {
            throw new TaosDataException(ClientErrors.WRONG_TYPE, "no geometry of a known kind: " + code);
        }
        if (named) {
            out.append(kind.name()).append(' ');
        }
        switch (kind) {
            case POINT -> {
                out.append('(');
                coordinates();
                out.append(')');
            }
            case LINESTRING -> list(this::coordinates);
            case POLYGON -> list(() -> list(this::coordinates));
            case MULTIPOINT, MULTILINESTRING, MULTIPOLYGON -> list(() -> geometry(false, depth + 1));
            case GEOMETRYCOLLECTION -> list(() -> geometry(true, depth + 1));
        }
    }

    private void list(Runnable element) {
        int count = in.getInt();
        if (count == 0) {
            out.append("EMPTY");
            return;
        }
        out.append('(');
        for (int i = 0; i != count; i++) {
            if (i > 0) {
                out.append(", ");
            }
            element.run();
        }
        out.append(')');
    }

    private void coordinates() {
        number(in.getDouble());
        out.append(' ');
        number(in.getDouble());
    }

    private void number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            out.append((long) value);
        } else {
            out.append(value);
        }
    }
}

package io.taosj.internal.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/** Frames as a server sends them, right and wrong ones. */
final class Frames {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Adds a frame: its first byte (end flag, reserved bits, type) and its payload. */
    Frames add(int first, byte[] payload) {
        out.write(first);
        if (payload.length < 126) {
            out.write(payload.length);
        } else if (payload.length <= 0xFFFF) {
            out.write(126);
            number(payload.length, 2);
        } else {
            out.write(127);
            number(payload.length, 8);
        }
        out.writeBytes(payload);
        return this;
    }

    Frames add(int first, String payload) {
        return add(first, payload.getBytes(StandardCharsets.UTF_8));
    }

    Frames raw(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    private void number(long value, int bytes) {
        for (int i = bytes - 1; i >= 0; i--) {
            out.write((int) (value >>> 8 * i));
        }
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /** A message compressed as RFC 7692 wants it. */
    static byte[] deflate(Deflater deflater, byte[] data) {
        deflater.setInput(data);
        byte[] buffer = new byte[2 * data.length + 64];
        int length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        return java.util.Arrays.copyOf(buffer, length - 4);
    }
}

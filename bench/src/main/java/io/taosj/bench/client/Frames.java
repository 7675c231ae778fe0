package io.taosj.bench.client;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server's side of a WebSocket connection, as little of it as the benchmarks need. */
final class Frames {
    private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: (\\S+)");
    private static final int TEXT = 0x81;
    private static final int BINARY = 0x82;
    private static final int CLOSE = 8;

    private final DataInputStream in;
    private final OutputStream out;
    private final byte[] key = new byte[4];
    private byte[] data = new byte[1 << 16];
    private int length;
    private boolean text;

    Frames(DataInputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** Answers the request to upgrade. */
    void upgrade() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        Matcher matcher = KEY.matcher(head);
        if (!matcher.find()) {
            throw new IOException("no key");
        }
        out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + accept(matcher.group(1)) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String accept(String key) {
        try {
            byte[] text = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads the next message.
     *
     * @param unmasked how many of its first bytes are wanted in the clear
     * @return false if the client left
     */
    boolean read(int unmasked) throws IOException {
        length = 0;
        boolean last = false;
        while (!last) {
            int first = in.read();
            if (first < 0 || (first & 0x0F) == CLOSE) {
                return false;
            }
            int size = size();
            in.readFully(key);
            if (size > data.length - length) {
                data = java.util.Arrays.copyOf(data, Math.max(length + size, 2 * data.length));
            }
            in.readFully(data, length, size);
            if ((first & 0x0F) > CLOSE) {
                continue;
            }
            for (int i = 0; i < size && length + i < unmasked; i++) {
                data[length + i] ^= key[i & 3];
            }
            text = length == 0 ? (first & 0x0F) == 1 : text;
            length += size;
            last = (first & 0x80) != 0;
        }
        return true;
    }

    private int size() throws IOException {
        int small = in.readUnsignedByte() & 0x7F;
        if (small == 126) {
            return in.readUnsignedShort();
        }
        return small == 127 ? (int) in.readLong() : small;
    }

    byte[] data() {
        return data;
    }

    int length() {
        return length;
    }

    boolean isText() {
        return text;
    }

    void text(String answer) throws IOException {
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        write(TEXT, bytes, bytes.length);
    }

    void binary(byte[] answer, int count) throws IOException {
        write(BINARY, answer, count);
    }

    private void write(int first, byte[] answer, int count) throws IOException {
        byte[] head;
        if (count < 126) {
            head = new byte[] {(byte) first, (byte) count};
        } else if (count <= 0xFFFF) {
            head = new byte[] {(byte) first, 126, (byte) (count >> 8), (byte) count};
        } else {
            head = new byte[] {
                (byte) first,
                127,
                0,
                0,
                0,
                0,
                (byte) (count >> 24),
                (byte) (count >> 16),
                (byte) (count >> 8),
                (byte) count
            };
        }
        out.write(head);
        out.write(answer, 0, count);
        out.flush();
    }
}

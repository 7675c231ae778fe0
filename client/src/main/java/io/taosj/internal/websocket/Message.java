package io.taosj.internal.websocket;

import java.nio.charset.StandardCharsets;

/** One message or control frame. */
public final class Message {
    /** Kinds of messages. */
    public enum Kind {
        TEXT,
        BINARY,
        PING,
        PONG,
        CLOSE
    }

    private final Kind kind;
    private final byte[] data;
    private final int length;

    /**
     * @param kind what it is
     * @param data its bytes, perhaps in a longer array
     * @param length the number of bytes
     */
    Message(Kind kind, byte[] data, int length) {
        this.kind = kind;
        this.data = data;
        this.length = length;
    }

    /** What it is. */
    public Kind kind() {
        return kind;
    }

    /** The array that begins with the bytes. */
    public byte[] data() {
        return data;
    }

    /** The number of bytes. */
    public int length() {
        return length;
    }

    /** The bytes as text. */
    public String text() {
        return new String(data, 0, length, StandardCharsets.UTF_8);
    }

    /** The code of a close frame, {@link CloseCode#NONE} if it has none. */
    public int closeCode() {
        return length < 2 ? CloseCode.NONE : (data[0] & 0xFF) << 8 | data[1] & 0xFF;
    }

    /** The reason of a close frame. */
    public String closeReason() {
        return length <= 2 ? "" : new String(data, 2, length - 2, StandardCharsets.UTF_8);
    }
}

package io.taosj.internal.websocket;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Reads frames and joins them to messages. Control frames come out between the frames of a message. */
final class MessageReader implements AutoCloseable {
    private static final int MAX_CONTROL = 125;
    /** Longer payloads get their memory as they arrive, so that a length alone costs nothing. */
    private static final int TRUSTED_LENGTH = 4 << 20;

    private final ByteSource in;
    private final int maxBytes;
    private final IntFunction<byte[]> allocator;
    private final @Nullable MessageInflater inflater;

    private byte[] joined = {};
    private int joinedLength;
    private boolean joining;
    private boolean compressed;
    private Message.Kind kind = Message.Kind.BINARY;

    /**
     * @param maxBytes the largest message, also after decompression
     * @param allocator gives arrays of at least the length asked for
     */
    MessageReader(ByteSource in, int maxBytes, IntFunction<byte[]> allocator, @Nullable DeflateParameters deflate) {
        this.in = in;
        this.maxBytes = maxBytes;
        this.allocator = allocator;
        this.inflater = deflate == null ? null : new MessageInflater(deflate.serverKeepsContext(), maxBytes, allocator);
    }

    /** The next message or control frame. */
    Message read() throws IOException {
        while (true) {
            int first = in.read();
            int second = in.read();
            boolean end = (first & 0x80) != 0;
            int opcode = first & 0x0F;
            checkReserved(first, opcode);
            if ((second & 0x80) != 0) {
                throw broken("a frame from the server is masked");
            }
            if (Opcode.isControl(opcode)) {
                return control(opcode, end, second);
            }
            startOrContinue(opcode, first);
            long length = length(second);
            if (end && joinedLength == 0) {
                joining = false;
                return complete(new Message(kind, payload((int) length), (int) length));
            }
            append((int) length);
            if (end) {
                Message message = new Message(kind, joined, joinedLength);
                joining = false;
                joined = new byte[0];
                joinedLength = 0;
                return complete(message);
            }
        }
    }

    private void checkReserved(int first, int opcode) throws WebSocketException {
        int reserved = first & 0x70;
        boolean mayBeCompressed = inflater != null && (opcode == Opcode.TEXT || opcode == Opcode.BINARY);
        if (reserved != 0 && !(reserved == 0x40 && mayBeCompressed)) {
            throw broken("a frame from the server has reserved bits set");
        }
        if (opcode > Opcode.PONG || opcode > Opcode.BINARY && opcode < Opcode.CLOSE) {
            throw broken("a frame from the server has the unknown type " + opcode);
        }
    }

    private void startOrContinue(int opcode, int first) throws WebSocketException {
        if (opcode == Opcode.CONTINUATION) {
            if (!joining) {
                throw broken("a continuation frame without a message to continue");
            }
            return;
        }
        if (joining) {
            throw broken("a new message before the end of the last one");
        }
        joining = true;
        compressed = (first & 0x40) != 0;
        kind = opcode == Opcode.TEXT ? Message.Kind.TEXT : Message.Kind.BINARY;
    }

    private long length(int second) throws IOException {
        int small = second & 0x7F;
        if (small < 126) {
            return checkLength(small);
        }
        int bytes = small == 126 ? Short.BYTES : Long.BYTES;
        long length = in.readNumber(bytes);
        if (bytes == Short.BYTES ? length < 126 : length >= 0 && length <= 0xFFFF) {
            throw broken("the length of a frame from the server takes more bytes than needed");
        }
        if (length < 0) {
            throw broken("the length of a frame from the server is negative");
        }
        return checkLength(length);
    }

    private long checkLength(long length) throws WebSocketException {
        if (joinedLength + length > maxBytes) {
            throw new WebSocketException(
                    CloseCode.TOO_BIG,
                    "a message from the server has " + (joinedLength + length) + " bytes or more, allowed are "
                            + maxBytes);
        }
        return length;
    }

    private Message control(int opcode, boolean end, int second) throws IOException {
        int length = second & 0x7F;
        if (!end || length > MAX_CONTROL) {
            throw broken("a control frame from the server is fragmented or longer than 125 bytes");
        }
        byte[] data = new byte[length];
        in.readFully(data, 0, length);
        if (opcode == Opcode.CLOSE) {
            Message close = new Message(Message.Kind.CLOSE, data, length);
            checkClose(close);
            return close;
        }
        return new Message(opcode == Opcode.PING ? Message.Kind.PING : Message.Kind.PONG, data, length);
    }

    private static void checkClose(Message close) throws WebSocketException {
        if (close.length() == 1 || close.length() >= 2 && !CloseCode.isSendable(close.closeCode())) {
            throw broken("the server's close frame has no valid code");
        }
        if (close.length() > 2 && !Utf8.isValid(close.data(), 2, close.length())) {
            throw new WebSocketException(CloseCode.INVALID_DATA, "the reason in the server's close frame is not UTF-8");
        }
    }

    private byte[] payload(int length) throws IOException {
        if (length > TRUSTED_LENGTH) {
            append(length);
            byte[] data = joined;
            joined = new byte[0];
            joinedLength = 0;
            return data;
        }
        byte[] data = compressed ? new byte[length] : allocator.apply(length);
        in.readFully(data, 0, length);
        return data;
    }

    private void append(int length) throws IOException {
        int end = joinedLength + length;
        while (joinedLength < end) {
            if (joinedLength == joined.length) {
                long wanted = Math.max(2L * joined.length, Math.min(end, TRUSTED_LENGTH));
                joined = Arrays.copyOf(joined, (int) Math.min(wanted, maxBytes));
            }
            int part = Math.min(end, joined.length) - joinedLength;
            in.readFully(joined, joinedLength, part);
            joinedLength += part;
        }
    }

    private Message complete(Message message) throws IOException {
        Message whole = compressed && inflater != null ? inflater.inflate(message) : message;
        if (kind == Message.Kind.TEXT && !Utf8.isValid(whole.data(), 0, whole.length())) {
            throw new WebSocketException(CloseCode.INVALID_DATA, "a text message from the server is not UTF-8");
        }
        return whole;
    }

    private static WebSocketException broken(String message) {
        return new WebSocketException(CloseCode.PROTOCOL_ERROR, message);
    }

    @Override
    public void close() {
        if (inflater != null) {
            inflater.close();
        }
    }
}

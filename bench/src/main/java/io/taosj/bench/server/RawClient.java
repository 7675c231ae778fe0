package io.taosj.bench.server;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The least that a WebSocket client can do: it hardly looks at what comes, so that it costs next to nothing. */
final class RawClient implements Closeable {
    private static final int BUFFER = 1 << 20;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int PING = 9;
    private static final int SHORT = 126;
    private static final int LONG = 127;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final byte[] junk = new byte[BUFFER];

    @SuppressWarnings("StringConcatToTextBlock") // a text block has no such line ends
    RawClient(int port) throws IOException {
        socket = new Socket();
        socket.setReceiveBufferSize(4 * BUFFER);
        socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream(), 1 << 16));
        out = socket.getOutputStream();
        out.write(("GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        skipHead();
        text("{\"action\":\"conn\",\"args\":{\"req_id\":1,\"user\":\"root\",\"password\":\"taosdata\"}}");
        read();
    }

    private void skipHead() throws IOException {
        String end = "\r\n\r\n";
        for (int seen = 0; seen < end.length(); ) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException("no WebSocket");
            }
            seen = b == end.charAt(seen) ? seen + 1 : b == '\r' ? 1 : 0;
        }
    }

    void text(String message) throws IOException {
        frame(TEXT, message.getBytes(StandardCharsets.UTF_8));
    }

    /** Asks for the next block of a result. */
    void fetch(long requestId, long result) throws IOException {
        frame(BINARY, header(26, requestId, result, 7).array());
    }

    /** Sends a statement. */
    void query(long requestId, String sql) throws IOException {
        byte[] text = sql.getBytes(StandardCharsets.UTF_8);
        frame(
                BINARY,
                header(30 + text.length, requestId, 0, 6)
                        .putInt(text.length)
                        .put(text)
                        .array());
    }

    private static ByteBuffer header(int length, long requestId, long resource, long action) {
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(requestId)
                .putLong(resource)
                .putLong(action)
                .putShort((short) 1);
    }

    private void frame(int opcode, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(payload.length + 14);
        frame.write(0x80 | opcode);
        if (payload.length < SHORT) {
            frame.write(0x80 | payload.length);
        } else if (payload.length <= 0xFFFF) {
            frame.write(0x80 | SHORT);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            throw new IllegalArgumentException("a benchmark sends no such long message");
        }
        frame.write(new byte[4]);
        frame.write(payload);
        out.write(frame.toByteArray());
    }

    private long length() throws IOException {
        int first = in.read();
        long length = in.read() & 0x7F;
        if ((first & 0x0F) == PING) {
            in.skipNBytes(length);
            return length();
        }
        return length == SHORT ? in.readUnsignedShort() : length == LONG ? in.readLong() : length;
    }

    /** The next message. */
    String read() throws IOException {
        byte[] message = new byte[(int) length()];
        in.readFully(message);
        return new String(message, StandardCharsets.UTF_8);
    }

    /** Drops the next message and tells its length. */
    long skip() throws IOException {
        long length = length();
        long left = length;
        while (left > 0) {
            int count = in.read(junk, 0, (int) Math.min(left, junk.length));
            if (count < 0) {
                throw new EOFException("connection closed");
            }
            left -= count;
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package io.taosj.bench.client;

import io.taosj.wire.message.FetchRawBlockRequest;
import io.taosj.wire.message.SqlRequest;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The messages of a point query over a bare socket, by the thread that asks: the least that it can take. */
final class BareExchange implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final byte[] query = frame(new SqlRequest(1, false, "select 1 limit").encode());
    private final byte[] fetch = frame(new FetchRawBlockRequest(2, 1).encode());

    BareExchange(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
        out = socket.getOutputStream();
        out.write("GET /ws HTTP/1.1\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
    }

    /** A message with a mask of zeros. */
    private static byte[] frame(ByteBuffer message) {
        byte[] frame = new byte[6 + message.remaining()];
        frame[0] = (byte) 0x82;
        frame[1] = (byte) (0x80 | message.remaining());
        message.get(frame, 6, message.remaining());
        return frame;
    }

    /** Asks, and fetches the one block; returns the bytes that came. */
    int query() throws IOException {
        out.write(query);
        int bytes = answer();
        out.write(fetch);
        return bytes + answer();
    }

    private int answer() throws IOException {
        in.readUnsignedByte();
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        in.skipNBytes(length);
        return length;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

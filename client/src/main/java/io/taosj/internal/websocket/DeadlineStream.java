package io.taosj.internal.websocket;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** A socket's input until a deadline, so that a peer which sends byte after byte can't stretch the handshake. */
final class DeadlineStream extends InputStream {
    private final Socket socket;
    private final InputStream in;
    private final long deadline;

    DeadlineStream(Socket socket, long deadline) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        socket.setSoTimeout(SocketOpener.remaining(deadline, "answer to the WebSocket upgrade"));
        return in.read(target, offset, length);
    }
}

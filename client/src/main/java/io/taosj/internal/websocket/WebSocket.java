package io.taosj.internal.websocket;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An open WebSocket. One thread calls {@link #receive()}; any thread may send.
 *
 * <p>Reading and writing have no time limit of their own: {@link #abort()}, from any thread, ends both at once.
 */
public final class WebSocket {
    private final Socket plain;
    private final MessageReader reader;
    private final FrameWriter writer;
    private final AtomicBoolean aborted = new AtomicBoolean();
    private volatile long lastReceived = System.nanoTime();

    private WebSocket(Socket plain, MessageReader reader, FrameWriter writer) {
        this.plain = plain;
        this.reader = reader;
        this.writer = writer;
    }

    /**
     * Connects, encrypts if asked for, and upgrades.
     *
     * @param deadline by {@link System#nanoTime()}
     * @throws HandshakeException if the server refuses the upgrade
     * @throws IOException if there is no connection in time
     */
    public static WebSocket connect(Target target, long deadline) throws IOException {
        SocketOpener opener = new SocketOpener(target, deadline);
        Socket plain = opener.open();
        boolean done = false;
        try {
            Socket socket = target.tls() ? opener.encrypt(plain) : plain;
            ByteSource source = new ByteSource(new DeadlineStream(socket, deadline));
            Handshake handshake = new Handshake(target.authority(), target.path(), target.compression());
            handshake.send(socket.getOutputStream());
            DeflateParameters deflate = handshake.receive(source);
            socket.setSoTimeout(0);
            source.continueWith(socket.getInputStream());
            MessageReader reader = new MessageReader(source, target.maxMessageBytes(), target.allocator(), deflate);
            FrameWriter writer = new FrameWriter(socket.getOutputStream(), deflate);
            done = true;
            return new WebSocket(plain, reader, writer);
        } finally {
            if (!done) {
                plain.close();
            }
        }
    }

    /** Sends bytes as a text message; they must be UTF-8. */
    public void sendText(byte[] utf8) throws IOException {
        writer.message(Opcode.TEXT, utf8, 0, utf8.length);
    }

    /** Sends a binary message. */
    public void sendBinary(byte[] data, int offset, int length) throws IOException {
        writer.message(Opcode.BINARY, data, offset, length);
    }

    /** Sends a ping, unless another message is being sent. */
    public void ping() throws IOException {
        writer.ping();
    }

    /**
     * The next text or binary message; pings are answered meanwhile.
     *
     * @throws WebSocketClosedException if the server closed the connection in order
     * @throws WebSocketException if it broke the protocol
     * @throws IOException if the connection is lost or aborted
     */
    public Message receive() throws IOException {
        try {
            while (true) {
                Message message = reader.read();
                lastReceived = System.nanoTime();
                switch (message.kind()) {
                    case TEXT, BINARY -> {
                        return message;
                    }
                    case PING -> writer.pong(message.data());
                    case CLOSE -> {
                        answerClose(message.closeCode());
                        throw new WebSocketClosedException(message.closeCode(), message.closeReason());
                    }
                    case PONG -> {}
                }
            }
        } catch (WebSocketException e) {
            answerClose(e.closeCode());
            throw e;
        }
    }

    private void answerClose(int code) {
        try {
            writer.close(code);
        } catch (IOException ignored) {
            // the peer is gone already, and the caller learns why from another exception
        }
    }

    /** Tells the server that this side is done; {@link #receive()} goes on until the server's answer. */
    public void startClose() throws IOException {
        writer.close(CloseCode.NORMAL);
    }

    /** When the last message or control frame came, by {@link System#nanoTime()}. */
    public long lastReceived() {
        return lastReceived;
    }

    /** Since when a write has been going on by {@link System#nanoTime()}, or 0. */
    public long writingSince() {
        return writer.busySince();
    }

    /** Ends the connection at once. */
    public void abort() {
        if (aborted.compareAndSet(false, true)) {
            try {
                // not the encrypted socket: its close may wait for a writer
                plain.close();
            } catch (IOException ignored) {
                // there is nothing left to close
            }
        }
    }

    /** Frees native memory; for the reading thread, after its last {@link #receive()}. */
    public void release() {
        abort();
        reader.close();
        writer.close();
    }
}

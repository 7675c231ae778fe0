package io.taosj.internal.ws;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A WebSocket server of a few lines, which tests tell exactly what to send, right or wrong. */
final class TestServer implements AutoCloseable {
    /** What the server does with one connection; runs in a thread of its own. */
    interface Script {
        void run(Connection connection) throws IOException;
    }

    /** One message of the client. */
    record Received(int type, ByteArrayOutputStream payload) {
        byte[] bytes() {
            return payload.toByteArray();
        }

        String text() {
            return payload.toString(StandardCharsets.UTF_8);
        }

        boolean isText() {
            return type == 1;
        }

        boolean isBinary() {
            return type == 2;
        }

        boolean isClose() {
            return type == 8;
        }

        boolean isPing() {
            return type == 9;
        }
    }

    private final ServerSocket listener;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    final List<Throwable> failures = new CopyOnWriteArrayList<>();

    TestServer(Script script) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "", script);
    }

    /** A server whose answer to the upgrade has more headers, each with its line end. */
    TestServer(String headers, Script script) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), headers, script);
    }

    TestServer(ServerSocket listener, String headers, Script script) {
        this.listener = listener;
        Thread acceptor = new Thread(() -> accept(headers, script), "test-server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    String url() {
        return "ws://root:taosdata@127.0.0.1:" + port() + "/wf_ms?tz=UTC";
    }

    private void accept(String headers, Script script) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                Thread thread = new Thread(() -> serve(socket, headers, script), "test-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket, String headers, Script script) {
        try (socket) {
            Connection connection = new Connection(socket);
            connection.upgrade(headers);
            script.run(connection);
        } catch (IOException e) {
            // the client went away, which tests do on purpose
        } catch (RuntimeException | Error e) {
            failures.add(e);
        }
    }

    /** Takes no more connections; those that exist stay. */
    void stopListening() throws IOException {
        listener.close();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** One client. */
    static final class Connection {
        final Socket socket;
        private final DataInputStream in;
        private final OutputStream out;
        String request = "";

        Connection(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            this.out = socket.getOutputStream();
        }

        private void upgrade(String headers) throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            request = head.toString();
            Matcher key = Pattern.compile("(?i)sec-websocket-key: (\\S+)").matcher(request);
            if (!key.find()) {
                throw new IOException("no key in " + request);
            }
            write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: " + accept(key.group(1)) + "\r\n" + headers + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }

        private static String accept(String key) {
            try {
                return Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-1")
                                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                                        .getBytes(StandardCharsets.US_ASCII)));
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        /** The next message or control frame of the client. */
        Received receive() throws IOException {
            int first = in.readUnsignedByte();
            int second = in.readUnsignedByte();
            if ((second & 0x80) == 0 || (first & 0x80) == 0) {
                throw new AssertionError("the client must mask, and sends whole messages");
            }
            long length = second & 0x7F;
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            byte[] key = in.readNBytes(4);
            byte[] data = in.readNBytes((int) length);
            for (int i = 0; i < data.length; i++) {
                data[i] ^= key[i & 3];
            }
            ByteArrayOutputStream payload = new ByteArrayOutputStream();
            payload.writeBytes(data);
            return new Received(first & 0x0F, payload);
        }

        /** The next message that is no control frame. */
        Received receiveData() throws IOException {
            while (true) {
                Received received = receive();
                if (received.isClose()) {
                    frame(0x88, received.bytes());
                    throw new IOException("closed");
                }
                if (received.type() < 8) {
                    return received;
                }
            }
        }

        /** Sends a frame with any first byte. */
        synchronized void frame(int first, byte[] payload) throws IOException {
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            frame.write(first);
            if (payload.length < 126) {
                frame.write(payload.length);
            } else if (payload.length <= 0xFFFF) {
                frame.write(126);
                frame.write(payload.length >> 8);
                frame.write(payload.length);
            } else {
                frame.write(127);
                for (int i = 7; i >= 0; i--) {
                    frame.write((int) ((long) payload.length >>> 8 * i));
                }
            }
            frame.writeBytes(payload);
            out.write(frame.toByteArray());
        }

        void text(String text) throws IOException {
            frame(0x81, text.getBytes(StandardCharsets.UTF_8));
        }

        void binary(byte[] data) throws IOException {
            frame(0x82, data);
        }

        void write(byte[] bytes) throws IOException {
            out.write(bytes);
        }

        /** Answers version and login. */
        void login() throws IOException {
            login("3.3.6.13");
        }

        void login(String version) throws IOException {
            ok(receiveData(), ",\"version\":\"" + version + "\"");
            ok(receiveData(), "");
        }

        /** A success reply to a JSON request, with more members. */
        void ok(Received request, String more) throws IOException {
            text("{\"code\":0,\"message\":\"\",\"action\":\"" + member(request.text(), "action") + "\",\"req_id\":"
                    + member(request.text(), "req_id") + ",\"timing\":1" + more + "}");
        }
    }

    /** A member of a JSON text, found by its name only. */
    static String member(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name.toLowerCase(Locale.ROOT) + "\":\"?([^\",}]*)")
                .matcher(json);
        return matcher.find() ? matcher.group(1) : "";
    }
}

package io.taosj.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** A client's socket: HTTP and WebSocket by the byte, so that a test can also say what no client would. */
public final class RawConnection implements AutoCloseable {
    private static final int DEADLINE_MILLIS = 20_000;
    private static final int FIN = 0x80;
    private static final int COMPRESSED = 0x40;
    private static final int MASKED = 0x80;

    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    public RawConnection(int port) throws IOException {
        this(new Socket("127.0.0.1", port));
    }

    public RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(DEADLINE_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** A connection that has become a WebSocket. */
    public static RawConnection webSocket(int port, String path) throws IOException {
        RawConnection connection = new RawConnection(port);
        connection.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
        HttpReply reply = connection.readHttp("GET");
        if (reply.status() != 101) {
            throw new IOException("not upgraded: " + reply);
        }
        return connection;
    }

    /** A WebSocket that root has logged in on. */
    public static RawConnection loggedIn(int port) throws IOException {
        RawConnection connection = webSocket(port, "/ws");
        connection.text("{\"action\":\"conn\",\"args\":{\"req_id\":1,\"user\":\"root\",\"password\":\"taosdata\"}}");
        String reply = connection.readText();
        if (!reply.startsWith("{\"code\":0,")) {
            throw new IOException("no login: " + reply);
        }
        return connection;
    }

    public Socket socket() {
        return socket;
    }

    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    public void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    public void text(String message) throws IOException {
        frame(TEXT, true, false, message.getBytes(StandardCharsets.UTF_8));
    }

    public void binary(byte[] message) throws IOException {
        frame(BINARY, true, false, message);
    }

    /** Sends one frame, masked with zeros as the JDBC driver does. */
    public void frame(int opcode, boolean last, boolean compressed, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(payload.length + 14);
        frame.write((last ? FIN : 0) | (compressed ? COMPRESSED : 0) | opcode);
        if (payload.length < 126) {
            frame.write(MASKED | payload.length);
        } else if (payload.length <= 0xFFFF) {
            frame.write(MASKED | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            frame.write(MASKED | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >> shift));
            }
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        send(frame.toByteArray());
    }

    /** A whole message from the server: opcode and inflated payload. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    public record Message(int opcode, byte[] payload, int frames) {
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    /** The next data message; pings and pongs on the way are passed over. */
    public Message readData() throws IOException {
        Message message = read();
        while (message.opcode() == PING || message.opcode() == PONG) {
            message = read();
        }
        return message;
    }

    public String readText() throws IOException {
        Message message = readData();
        if (message.opcode() != TEXT) {
            throw new IOException("not a text message: " + message.opcode() + " " + message.text());
        }
        return message.text();
    }

    /** The next message or control frame. */
    public Message read() throws IOException {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        int frames = 0;
        int opcode = 0;
        boolean compressed = false;
        boolean last = false;
        while (!last) {
            int first = readByte();
            int second = readByte();
            long length = second & 0x7F;
            if (length >= 126) {
                int bytes = length == 126 ? 2 : 8;
                length = 0;
                for (int i = 0; i < bytes; i++) {
                    length = length << 8 | readByte();
                }
            }
            payload.writeBytes(readFully((int) length));
            if (frames++ == 0) {
                opcode = first & 0x0F;
                compressed = (first & COMPRESSED) != 0;
            }
            last = (first & FIN) != 0;
        }
        byte[] bytes = payload.toByteArray();
        return new Message(opcode, compressed ? inflate(bytes) : bytes, frames);
    }

    private static byte[] inflate(byte[] bytes) throws IOException {
        Inflater inflater = new Inflater(true);
        try {
            byte[] input = new byte[bytes.length + 4];
            System.arraycopy(bytes, 0, input, 0, bytes.length);
            input[bytes.length + 2] = (byte) 0xFF;
            input[bytes.length + 3] = (byte) 0xFF;
            inflater.setInput(input);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
                out.write(buffer, 0, n);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new IOException(e);
        } finally {
            inflater.end();
        }
    }

    /**
     * An HTTP reply.
     *
     * @param headers names in lower case
     * @param body without chunks and inflated
     */
    public record HttpReply(int status, Map<String, String> headers, String body) {
        public @Nullable String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    public HttpReply readHttp(String method) throws IOException {
        String[] start = readLine().split(" ", 3);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        int status = Integer.parseInt(start[1]);
        byte[] body = method.equals("HEAD") || status == 204 || status < 200 ? new byte[0] : body(headers);
        if ("gzip".equals(headers.get("content-encoding"))) {
            body = new GZIPInputStream(new java.io.ByteArrayInputStream(body)).readAllBytes();
        }
        return new HttpReply(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        String length = headers.get("content-length");
        if (length != null) {
            return readFully(Integer.parseInt(length));
        }
        if (!"chunked".equals(headers.get("transfer-encoding"))) {
            return in.readAllBytes();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int n = Integer.parseInt(readLine(), 16); n > 0; n = Integer.parseInt(readLine(), 16)) {
            body.writeBytes(readFully(n));
            readLine();
        }
        readLine();
        return body.toByteArray();
    }

    public String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = readByte(); b != '\n'; b = readByte()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    public byte[] readFully(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("connection closed after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    /** The next byte. */
    public int readByte() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new EOFException("connection closed");
        }
        return b;
    }

    /** Reads and drops what comes until the server closes the connection. */
    public void awaitEnd() throws IOException {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (java.net.SocketException e) {
            // reset instead of an orderly end
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

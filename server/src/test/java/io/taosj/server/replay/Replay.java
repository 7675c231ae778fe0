package io.taosj.server.replay;

import io.taosj.server.RawConnection;
import io.taosj.server.RawConnection.HttpReply;
import io.taosj.server.RawConnection.Message;
import io.taosj.server.internal.JsonValues;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Says what the recorded clients said and compares what the server answers. */
final class Replay implements AutoCloseable {
    private static final int BINARY_QUERY = 6;
    private static final int SQL_AT = 30;

    private final int port;
    private final Recording recording;
    private final Map<Integer, RawConnection> connections = new HashMap<>();
    private final Map<Integer, List<Message>> inboxes = new HashMap<>();
    private final Map<Integer, String> lastMethods = new HashMap<>();
    private final Map<String, String> statements = new HashMap<>();
    private final Set<String> volatileResults = new HashSet<>();
    private final List<String> differences = new ArrayList<>();
    private boolean volatileRequest;

    private Replay(int port, Recording recording) {
        this.port = port;
        this.recording = recording;
    }

    /**
     * Replays a scenario.
     *
     * @param skip messages that are left out
     * @return the differences
     */
    static List<String> run(int port, String name, Predicate<Recording.Message> skip) throws IOException {
        Recording recording = Recording.load(name);
        try (Replay replay = new Replay(port, recording)) {
            for (Recording.Message message : recording.messages()) {
                if (skip.test(message)) {
                    continue;
                }
                if (!replay.step(message)) {
                    break;
                }
            }
            return replay.differences;
        }
    }

    private boolean step(Recording.Message message) throws IOException {
        try {
            if (message.fromClient()) {
                say(message);
            } else {
                hear(message);
            }
            return true;
        } catch (IOException e) {
            differences.add(recording.name() + ":" + message.line() + ": " + e + ", recorded " + message.text());
            return false;
        }
    }

    private RawConnection connection(int number) throws IOException {
        RawConnection known = connections.get(number);
        if (known == null) {
            known = new RawConnection(port);
            connections.put(number, known);
            inboxes.put(number, new ArrayList<>());
        }
        return known;
    }

    private void say(Recording.Message message) throws IOException {
        RawConnection connection = connection(message.connection());
        byte[] bytes = message.bytes();
        switch (message.kind()) {
            case "http" -> {
                lastMethods.put(message.connection(), message.text().split(" ", 2)[0]);
                volatileRequest = recording.volatileSql().contains(body(message.text()))
                        || message.text().endsWith("show databases");
                connection.send(bytes);
            }
            case "ping" -> connection.frame(RawConnection.PING, true, false, bytes);
            case "pong" -> connection.frame(RawConnection.PONG, true, false, bytes);
            case "close" -> connection.frame(RawConnection.CLOSE, true, false, bytes);
            default -> data(connection, message);
        }
    }

    private static String body(String request) {
        int at = request.indexOf("\r\n\r\n");
        return at < 0 ? "" : request.substring(at + 4);
    }

    private void data(RawConnection connection, Recording.Message message) throws IOException {
        remember(message);
        int opcode = message.kind().equals("text") ? RawConnection.TEXT : RawConnection.BINARY;
        byte[] deflated = message.deflated();
        byte[] bytes = deflated == null ? message.bytes() : deflated;
        int part = Math.max(1, bytes.length / message.frames());
        for (int i = 0; i < message.frames(); i++) {
            boolean last = i == message.frames() - 1;
            byte[] frame = Arrays.copyOfRange(bytes, i * part, last ? bytes.length : (i + 1) * part);
            connection.frame(i == 0 ? opcode : RawConnection.CONTINUATION, last, i == 0 && deflated != null, frame);
        }
    }

    /** Keeps statements by their request ids, to know later which results can't be compared. */
    private void remember(Recording.Message message) throws IOException {
        String sql = null;
        Object id = null;
        if (message.kind().equals("text")) {
            Object document = parse(message.text());
            if (document instanceof Map<?, ?> m && m.get("args") instanceof Map<?, ?> args) {
                sql = (String) args.get("sql");
                id = args.get("req_id");
            }
        } else if (message.bytes().length > SQL_AT) {
            ByteBuffer in = ByteBuffer.wrap(message.bytes()).order(ByteOrder.LITTLE_ENDIAN);
            if (in.getLong(16) == BINARY_QUERY) {
                id = Long.toUnsignedString(in.getLong(0));
                sql = new String(message.bytes(), SQL_AT, message.bytes().length - SQL_AT, StandardCharsets.UTF_8);
            }
        }
        if (sql != null) {
            statements.put(message.connection() + " " + id, sql);
        }
    }

    private static @Nullable Object parse(String text) {
        try {
            return JsonValues.parse(text);
        } catch (IOException e) {
            return null;
        }
    }

    private void hear(Recording.Message message) throws IOException {
        RawConnection connection = connection(message.connection());
        String difference;
        switch (message.kind()) {
            case "http" -> {
                String method = Objects.requireNonNull(lastMethods.get(message.connection()));
                HttpReply recorded = replyOf(message.bytes(), method);
                difference = ReplyComparison.http(recorded, connection.readHttp(method), volatileRequest);
            }
            case "close" -> {
                Message reply = next(message, RawConnection.CLOSE);
                difference = Arrays.equals(reply.payload(), message.bytes()) ? null : "close differs";
            }
            case "ping", "pong" -> {
                Message reply = next(message, message.kind().equals("ping") ? RawConnection.PING : RawConnection.PONG);
                difference = Arrays.equals(reply.payload(), message.bytes()) ? null : message.kind() + " differs";
            }
            default -> difference = dataDifference(message);
        }
        if (difference != null) {
            differences.add(recording.name() + ":" + message.line() + ": " + difference);
        }
    }

    private @Nullable String dataDifference(Recording.Message message) throws IOException {
        if (message.kind().equals("text")) {
            boolean changing = isVolatile(message);
            Message reply = next(message, RawConnection.TEXT);
            return ReplyComparison.text(message.text(), reply.text(), changing);
        }
        Message reply = next(message, RawConnection.BINARY);
        ByteBuffer in = ByteBuffer.wrap(message.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        long id = ReplyComparison.isFetchRaw(message.bytes()) ? in.getLong(42 + in.getInt(38)) : in.getLong(8);
        boolean changing = volatileResults.contains(message.connection() + " " + id);
        return ReplyComparison.binary(message.bytes(), reply.payload(), changing);
    }

    private boolean isVolatile(Recording.Message message) {
        if (!(parse(message.text()) instanceof Map<?, ?> reply)) {
            return false;
        }
        String key = message.connection() + " " + reply.get("id");
        String sql = statements.get(message.connection() + " " + reply.get("req_id"));
        if (sql != null && reply.containsKey("fields_names") && recording.volatileSql().contains(sql)) {
            volatileResults.add(key);
        }
        return volatileResults.contains(key);
    }

    /** The reply to what the recorded message replies to. */
    private Message next(Recording.Message recorded, int opcode) throws IOException {
        String key = ReplyComparison.key(new Message(opcode, recorded.bytes(), 1));
        List<Message> inbox = Objects.requireNonNull(inboxes.get(recorded.connection()));
        for (Message early : inbox) {
            if (ReplyComparison.key(early).equals(key)) {
                inbox.remove(early);
                return early;
            }
        }
        RawConnection connection = connection(recorded.connection());
        while (true) {
            Message message;
            try {
                message = connection.read();
            } catch (IOException e) {
                throw new IOException(e + "; unread " + inbox.stream().map(Message::text).toList(), e);
            }
            if (ReplyComparison.key(message).equals(key)) {
                return message;
            }
            inbox.add(message);
        }
    }

    private static HttpReply replyOf(byte[] bytes, String method) throws IOException {
        try (RawConnection recorded = new RawConnection(new RecordedSocket(bytes))) {
            return recorded.readHttp(method);
        }
    }

    /** Gives recorded bytes as if they came from a socket. */
    private static final class RecordedSocket extends Socket {
        private final byte[] bytes;

        RecordedSocket(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public void setSoTimeout(int timeout) {}

        @Override
        public void setTcpNoDelay(boolean on) {}
    }

    @Override
    public void close() throws IOException {
        for (RawConnection connection : connections.values()) {
            connection.close();
        }
    }
}

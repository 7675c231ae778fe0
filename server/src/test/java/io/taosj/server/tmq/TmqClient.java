package io.taosj.server.tmq;

import io.taosj.server.internal.JsonValues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A plain client of the subscription endpoint. */
final class TmqClient implements AutoCloseable, WebSocket.Listener {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final WebSocket socket;
    private long requests;

    TmqClient(int port) {
        this(port, "/rest/tmq");
    }

    TmqClient(int port, String path) {
        socket = HTTP.newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + port + path), this)
                .join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            received.add(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] part = new byte[data.remaining()];
        data.get(part);
        bytes.writeBytes(part);
        if (last) {
            received.add(ByteBuffer.wrap(bytes.toByteArray()));
            bytes.reset();
        }
        from.request(1);
        return null;
    }

    void send(String message) {
        socket.sendText(message, true).join();
    }

    void send(ByteBuffer message) {
        socket.sendBinary(message, true).join();
    }

    Object receive() {
        try {
            Object message = received.poll(30, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("no reply within 30 s");
            }
            return message;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends a request and waits for its text reply. */
    Map<?, ?> call(String action, String args) {
        send(request(action, args));
        return json((String) receive());
    }

    /** Sends a request and waits for its binary reply. */
    ByteBuffer fetch(String action, String args) {
        send(request(action, args));
        return (ByteBuffer) receive();
    }

    private String request(String action, String args) {
        String more = args.isEmpty() ? "" : "," + args;
        return "{\"action\":\"" + action + "\",\"args\":{\"req_id\":" + ++requests + more + "}}";
    }

    static Map<?, ?> json(String text) {
        try {
            return (Map<?, ?>) JsonValues.parse(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<?, ?> subscribe(String group, String topic, String options) {
        return call(
                "subscribe",
                "\"user\":\"root\",\"password\":\"taosdata\",\"group_id\":\"" + group + "\",\"topics\":[\"" + topic
                        + "\"],\"offset_reset\":\"earliest\",\"with_table_name\":\"true\"" + options);
    }

    /** Breaks the connection off. */
    void kill() {
        socket.abort();
    }

    @Override
    public void close() {
        if (!socket.isOutputClosed()) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
    }
}

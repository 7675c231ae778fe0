package io.taosj.server.statement;

import io.taosj.server.internal.JsonValues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket client without any knowledge of the protocol; replies are found by action and request id. */
final class PlainWebSocket implements WebSocket.Listener {
    private static final long SECONDS = 20;
    private static final int RESULT_ID_AT = 34;

    private final LinkedBlockingQueue<Object> arrived = new LinkedBlockingQueue<>();
    private final List<Object> waiting = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private final Set<Long> statementResults = new HashSet<>();
    private WebSocket socket;

    static PlainWebSocket open(int port) {
        PlainWebSocket client = new PlainWebSocket();
        client.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), client)
                .join();
        return client;
    }

    void send(StatementRecording.Message message) {
        if (message.isBinary()) {
            socket.sendBinary(ByteBuffer.wrap(message.bytes()), true).join();
        } else {
            socket.sendText(message.text(), true).join();
        }
    }

    /** Notes which results come from statements. */
    void remember(Map<String, Object> reply) {
        Object action = reply.get("action");
        if ("stmt2_result".equals(action) || "use_result".equals(action)) {
            Object id = reply.get("stmt2_result".equals(action) ? "id" : "result_id");
            if (id instanceof Long number) {
                statementResults.add(number);
            }
        }
    }

    boolean isStatementResult(byte[] reply) {
        ByteBuffer in = ByteBuffer.wrap(reply).order(ByteOrder.LITTLE_ENDIAN);
        int at = in.getLong(0) == -1 ? RESULT_ID_AT + in.getInt(RESULT_ID_AT + 4) + 8 : Long.BYTES;
        return statementResults.contains(in.getLong(at));
    }

    String awaitText(String action, Object requestId) throws InterruptedException {
        return (String) await("reply to " + action + " " + requestId, message -> {
            if (!(message instanceof String reply)) {
                return false;
            }
            try {
                Map<?, ?> json = (Map<?, ?>) JsonValues.parse(reply);
                return action.equals(json.get("action")) && Objects.equals(requestId, json.get("req_id"));
            } catch (IOException e) {
                return false;
            }
        });
    }

    byte[] awaitBlock(long requestId) throws InterruptedException {
        return (byte[]) await(
                "block for " + requestId,
                message -> message instanceof byte[] bytes && StatementRecording.requestId(bytes) == requestId);
    }

    private Object await(String what, java.util.function.Predicate<Object> wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (true) {
            for (Iterator<Object> it = waiting.iterator(); it.hasNext(); ) {
                Object message = it.next();
                if (wanted.test(message)) {
                    it.remove();
                    return message;
                }
            }
            Object next = arrived.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new AssertionError("no " + what + ", but " + waiting);
            }
            waiting.add(next);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            arrived.add(text.toString());
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        byte[] part = new byte[data.remaining()];
        data.get(part);
        binary.writeBytes(part);
        if (last) {
            arrived.add(binary.toByteArray());
            binary.reset();
        }
        webSocket.request(1);
        return null;
    }

    void close() {
        socket.abort();
    }
}

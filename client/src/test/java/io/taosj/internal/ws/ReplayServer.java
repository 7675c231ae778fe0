package io.taosj.internal.ws;

import io.taosj.wire.message.SqlRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Answers a client with the bytes that a real server sent when it was asked the same. Binary requests must equal the
 * recorded ones but for the request id, which the replies take over.
 */
final class ReplayServer implements TestServer.Script {
    private static final int FETCH_REQUEST_ID = 26;

    private final Map<String, Deque<Recording.Entry>> replies = new HashMap<>();
    final List<String> freed = new CopyOnWriteArrayList<>();

    ReplayServer(Recording recording, int connection) {
        Map<Long, List<String>> waiting = new HashMap<>();
        for (Recording.Entry entry : recording.entries()) {
            if (entry.connection() != connection || entry.kind().equals("http")) {
                continue;
            }
            if (!entry.fromServer()) {
                if (entry.isBinary()) {
                    long id = ByteBuffer.wrap(entry.bytes())
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong();
                    waiting.computeIfAbsent(id, k -> new ArrayList<>())
                            .add(entry.hex().substring(16));
                }
            } else if (entry.isBinary() || entry.text().contains("\"action\":\"binary_query\"")) {
                long id = entry.isBinary()
                        ? ByteBuffer.wrap(entry.bytes())
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .getLong(FETCH_REQUEST_ID)
                        : Long.parseUnsignedLong(TestServer.member(entry.text(), "req_id"));
                List<String> requests = waiting.getOrDefault(id, List.of());
                if (!requests.isEmpty()) {
                    replies.computeIfAbsent(requests.remove(0), k -> new ArrayDeque<>())
                            .add(entry);
                }
            }
        }
    }

    /** Whether a statement was recorded as a binary request. */
    boolean knows(String sql) {
        ByteBuffer request = new SqlRequest(0, false, sql).encode();
        byte[] bytes = new byte[request.remaining()];
        request.get(bytes);
        return replies.containsKey(HexFormat.of().formatHex(bytes).substring(16));
    }

    @Override
    public void run(TestServer.Connection connection) throws IOException {
        connection.login("3.3.6.0");
        while (true) {
            TestServer.Received request = connection.receiveData();
            if (request.isText()) {
                if (!request.text().contains("\"free_result\"")) {
                    throw new AssertionError("unexpected " + request.text());
                }
                freed.add(request.text());
                continue;
            }
            String hex = HexFormat.of().formatHex(request.bytes());
            Deque<Recording.Entry> queue = replies.get(hex.substring(16));
            Recording.Entry entry = queue == null ? null : queue.poll();
            if (entry == null) {
                throw new AssertionError("no recorded client ever sent ........" + hex.substring(16));
            }
            long id = ByteBuffer.wrap(request.bytes())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getLong();
            answer(connection, entry, id);
        }
    }

    private static void answer(TestServer.Connection connection, Recording.Entry entry, long id) throws IOException {
        if (entry.isBinary()) {
            byte[] reply = entry.bytes();
            ByteBuffer.wrap(reply).order(ByteOrder.LITTLE_ENDIAN).putLong(FETCH_REQUEST_ID, id);
            connection.binary(reply);
        } else {
            connection.text(entry.text().replaceFirst("\"req_id\":\\d+", "\"req_id\":" + Long.toUnsignedString(id)));
        }
    }
}

package io.taosj.internal.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Answers a consumer with the replies that a real server gave to requests of the same action, in the same order. The
 * requests must have the recorded arguments where clients have no choice.
 */
final class TmqReplay implements TestServer.Script {
    private static final int REQUEST_ID_AT = 26;
    /** Clients describe themselves, and some send more than needed. */
    private static final Set<String> FREE =
            Set.of("req_id", "app", "ip", "connector", "config", "tz", "db", "offset_seek", "session_timeout_ms");

    /** A request and its reply. */
    record Exchange(String action, Map<?, ?> args, Map<?, ?> reply, Recording.Entry answer, List<Exchange> following) {
        int code() {
            return reply.get("code") instanceof Number code ? code.intValue() : 0;
        }

        long number(String name) {
            return ((Number) Objects.requireNonNull(args.get(name), name)).longValue();
        }
    }

    private final Map<String, Deque<Exchange>> byAction = new HashMap<>();
    private final List<Exchange> subscriptions = new ArrayList<>();

    TmqReplay(Recording recording, int connection) throws IOException {
        Deque<Recording.Entry> asked = new ArrayDeque<>();
        for (Recording.Entry entry : recording.entries()) {
            boolean message = entry.kind().equals("text") || entry.isBinary();
            if (entry.connection() != connection || !message) {
                continue;
            }
            if (!entry.fromServer()) {
                asked.add(entry);
            } else if (!asked.isEmpty()) {
                add(asked.remove(), entry);
            }
        }
    }

    private void add(Recording.Entry request, Recording.Entry answer) throws IOException {
        Map<?, ?> message = Recording.object(request.text());
        String action = String.valueOf(message.get("action"));
        Map<?, ?> args = message.get("args") instanceof Map<?, ?> given ? given : Map.of();
        Map<?, ?> reply = answer.isBinary() ? Map.of() : Recording.object(answer.text());
        Exchange exchange = new Exchange(action, args, reply, answer, new ArrayList<>());
        byAction.computeIfAbsent(action, key -> new ArrayDeque<>()).add(exchange);
        if (action.equals("subscribe")) {
            subscriptions.add(exchange);
        } else if (!subscriptions.isEmpty()) {
            subscriptions.get(subscriptions.size() - 1).following().add(exchange);
        }
    }

    /** The subscriptions, each with what followed. */
    List<Exchange> subscriptions() {
        return subscriptions;
    }

    @Override
    public void run(TestServer.Connection connection) throws IOException {
        connection.ok(connection.receiveData(), ",\"version\":\"3.3.6.0\"");
        while (true) {
            TestServer.Received received = connection.receiveData();
            Map<?, ?> request = Recording.object(received.text());
            Deque<Exchange> queue = byAction.get(String.valueOf(request.get("action")));
            Exchange exchange = queue == null ? null : queue.poll();
            if (exchange == null) {
                throw new AssertionError("no recorded client ever sent " + received.text());
            }
            Map<?, ?> args = (Map<?, ?>) Objects.requireNonNull(request.get("args"));
            compare(exchange, args);
            answer(connection, exchange.answer(), Objects.requireNonNull(args.get("req_id")));
        }
    }

    private static void compare(Exchange recorded, Map<?, ?> args) {
        recorded.args().forEach((name, value) -> {
            if (name.equals("topic_vgroup_ids")) {
                Map<?, ?> place = (Map<?, ?>) ((List<?>) value).get(0);
                assertThat(((List<?>) Objects.requireNonNull(args.get(name))).get(0))
                        .hasToString("{topic=" + place.get("topic") + ", vgroup_id=" + place.get("vgroup_id") + "}");
            } else if (!FREE.contains(name)) {
                assertThat((Object) args.get(name))
                        .as(recorded.action() + " argument " + name)
                        .isEqualTo(value);
            }
        });
        args.keySet()
                .forEach(name -> assertThat(
                                FREE.contains(name) || recorded.args().containsKey(name))
                        .as(recorded.action() + " has an argument " + name)
                        .isTrue());
    }

    private static void answer(TestServer.Connection connection, Recording.Entry entry, Object id) throws IOException {
        if (entry.isBinary()) {
            byte[] reply = entry.bytes();
            ByteBuffer.wrap(reply).order(ByteOrder.LITTLE_ENDIAN).putLong(REQUEST_ID_AT, ((Number) id).longValue());
            connection.binary(reply);
        } else {
            connection.text(entry.text().replaceFirst("\"req_id\":\\d+", "\"req_id\":" + id));
        }
    }
}

package io.taosj.server.replay;

import io.taosj.server.RawConnection.HttpReply;
import io.taosj.server.RawConnection.Message;
import io.taosj.server.internal.JsonValues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares replies with recorded ones but for what differs from run to run. */
final class ReplyComparison {
    private static final int FETCH_RAW_TIMING = 18;
    private static final int FETCH_RAW_FIXED = 51;
    private static final Set<String> VARYING = Set.of("timing", "info");

    private ReplyComparison() {}

    /** What is different, or null. */
    static @Nullable String text(String recorded, String actual, boolean volatileResult) throws IOException {
        if (!(JsonValues.parse(recorded) instanceof Map<?, ?> expected)
                || !(JsonValues.parse(actual) instanceof Map<?, ?> got)) {
            return recorded.equals(actual) ? null : "recorded " + recorded + " got " + actual;
        }
        if (!List.copyOf(expected.keySet()).equals(List.copyOf(got.keySet()))) {
            return "members " + expected.keySet() + ", got " + actual;
        }
        for (Map.Entry<?, ?> member : expected.entrySet()) {
            String name = (String) member.getKey();
            Object value = got.get(name);
            boolean same = VARYING.contains(name) || volatileResult && (name.equals("fields_lengths") || name.equals("lengths"))
                    ? value != null && Objects.requireNonNull(member.getValue()).getClass() == value.getClass()
                    : Objects.equals(member.getValue(), value);
            if (!same) {
                return "recorded " + recorded + " got " + actual;
            }
        }
        return null;
    }

    static @Nullable String binary(byte[] recorded, byte[] actual, boolean volatileResult) {
        byte[] expected = withoutTiming(recorded);
        byte[] got = withoutTiming(actual);
        if (isEnd(recorded) && isEnd(actual)) {
            // a client that asks ahead gets the end, or is told that the result is gone: that is a matter of timing
            return null;
        }
        boolean same = volatileResult
                ? Arrays.equals(expected, 0, Math.min(FETCH_RAW_FIXED, expected.length), got, 0, Math.min(FETCH_RAW_FIXED, got.length))
                : Arrays.equals(expected, got);
        return same
                ? null
                : "from byte " + Arrays.mismatch(expected, got) + ": recorded "
                        + HexFormat.of().formatHex(expected) + " got " + HexFormat.of().formatHex(got);
    }

    private static byte[] withoutTiming(byte[] message) {
        byte[] copy = message.clone();
        int at = isFetchRaw(message) ? FETCH_RAW_TIMING : 0;
        Arrays.fill(copy, Math.min(at, copy.length), Math.min(at + Long.BYTES, copy.length), (byte) 0);
        return copy;
    }

    private static boolean isEnd(byte[] message) {
        return isFetchRaw(message) && message[message.length - 1] == 1 && message.length <= FETCH_RAW_FIXED + 13;
    }

    static boolean isFetchRaw(byte[] message) {
        for (int i = 0; i < Long.BYTES; i++) {
            if (message.length < FETCH_RAW_FIXED || message[i] != -1) {
                return false;
            }
        }
        return true;
    }

    /** Status, headers and body. */
    static @Nullable String http(HttpReply recorded, HttpReply actual, boolean volatileResult) throws IOException {
        List<String> differences = new ArrayList<>();
        if (recorded.status() != actual.status()) {
            differences.add("status " + recorded.status() + ", got " + actual.status());
        }
        Set<String> varying = Set.of("date", "content-length");
        for (String name : recorded.headers().keySet()) {
            String value = actual.header(name);
            if (varying.contains(name)
                    ? value == null
                    : !normal(Objects.requireNonNull(recorded.header(name))).equals(value == null ? "" : normal(value))) {
                differences.add("header " + name + ": " + recorded.header(name) + ", got " + value);
            }
        }
        for (String name : actual.headers().keySet()) {
            if (recorded.header(name) == null && !name.equals("date")) {
                differences.add("additional header " + name + ": " + actual.header(name));
            }
        }
        boolean json = recorded.body().startsWith("{");
        if (volatileResult) {
            if (!columns(recorded.body()).equals(columns(actual.body()))) {
                differences.add("recorded " + recorded.body() + " got " + actual.body());
            }
        } else if (json && recorded.body().contains("\"timing\"")) {
            String difference = text(recorded.body(), actual.body(), false);
            if (difference != null) {
                differences.add(difference);
            }
        } else if (!recorded.body().equals(actual.body())) {
            differences.add("recorded " + recorded.body() + " got " + actual.body());
        }
        return differences.isEmpty() ? null : String.join("; ", differences);
    }

    /** Parameters of a header have no order. */
    private static String normal(String header) {
        return Arrays.stream(header.toLowerCase(Locale.ROOT).split(";", -1))
                .map(String::trim)
                .sorted()
                .toList()
                .toString();
    }

    private static String columns(String body) {
        int end = body.indexOf("\"data\"");
        return end < 0 ? body : body.substring(0, end);
    }

    /** What a reply answers, so that replies that overtake each other are compared with the right ones. */
    static String key(Message message) {
        byte[] bytes = message.payload();
        if (message.opcode() == io.taosj.server.RawConnection.TEXT) {
            try {
                Map<?, ?> members = Recording.map(JsonValues.parse(message.text()));
                return members.get("action") + " " + members.get("req_id");
            } catch (IOException | ClassCastException e) {
                return message.text();
            }
        }
        return isFetchRaw(bytes)
                ? "raw " + HexFormat.of().formatHex(bytes, 26, 34)
                : "opcode " + message.opcode();
    }
}

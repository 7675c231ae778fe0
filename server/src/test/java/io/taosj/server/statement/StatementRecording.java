package io.taosj.server.statement;

import io.taosj.server.internal.JsonValues;
import io.taosj.wire.Block;
import io.taosj.wire.Precision;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** A recorded conversation: its messages in order, and what is known of the tables afterwards. */
record StatementRecording(Map<?, ?> expect, List<Message> messages) {
    private static final int TIMING_AT = 18;
    private static final int REQUEST_ID_AT = 26;
    /** Where the result's id is in replies without an error. */
    private static final int RESULT_AT = 42;
    /** What comes before the block in the shortest form of reply. */
    private static final int BLOCK_AT = 16;

    /** One message of a WebSocket connection. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Message(String where, int connection, boolean fromServer, boolean isBinary, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        String hex() {
            return StatementRecording.hex(bytes);
        }

        /** The request that a block answers; fetch_block replies have none. */
        long requestId() {
            return StatementRecording.requestId(bytes);
        }

        /** Whether a reply is the same up to its timing and the order of its rows. */
        boolean sameBlockReply(byte[] reply) {
            byte[] wanted = withoutTiming(bytes);
            byte[] given = withoutTiming(reply);
            return Arrays.equals(wanted, given)
                    || Arrays.equals(wanted, 0, BLOCK_AT, given, 0, BLOCK_AT)
                            && rows(wanted).equals(rows(given));
        }

        @Override
        public String toString() {
            return where;
        }
    }

    private static byte[] withoutTiming(byte[] reply) {
        byte[] copy = reply.clone();
        int from = requestId(reply) == 0 ? 0 : TIMING_AT;
        Arrays.fill(copy, from, from + Long.BYTES, (byte) 0);
        return copy;
    }

    /** How often each row occurs. */
    private static Map<List<Object>, Long> rows(byte[] reply) {
        int from = requestId(reply) == 0 ? 2 * Long.BYTES : RESULT_AT + 1 + Integer.BYTES + Long.BYTES;
        ByteBuffer bytes = ByteBuffer.wrap(reply, from, reply.length - from).slice();
        Block block = Block.decode(bytes, Precision.MILLISECONDS);
        return IntStream.range(0, block.rows())
                .mapToObj(row -> IntStream.range(0, block.schema().size())
                        .mapToObj(column ->
                                (Object) String.valueOf(block.column(column).get(row)))
                        .toList())
                .collect(Collectors.groupingBy(row -> row, Collectors.counting()));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static long requestId(byte[] reply) {
        ByteBuffer in = ByteBuffer.wrap(reply).order(ByteOrder.LITTLE_ENDIAN);
        return in.getLong(0) == -1 ? in.getLong(REQUEST_ID_AT) : 0;
    }

    List<?> expected(String part) {
        return expect.get(part) instanceof List<?> list ? list : List.of();
    }

    static StatementRecording of(String name) {
        String resource = "/recordings/" + name + ".jsonl.gz";
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(
                        Objects.requireNonNull(StatementRecording.class.getResourceAsStream(resource), resource)),
                StandardCharsets.UTF_8))) {
            Map<?, ?> header = (Map<?, ?>) JsonValues.parse(in.readLine());
            List<Message> messages = new ArrayList<>();
            int number = 2;
            for (String line = in.readLine(); line != null; line = in.readLine(), number++) {
                Map<?, ?> json = (Map<?, ?>) JsonValues.parse(line);
                String kind = (String) json.get("kind");
                if (kind.equals("text") || kind.equals("binary")) {
                    messages.add(message(name + ":" + number, kind, json));
                }
            }
            return new StatementRecording((Map<?, ?>) header.get("expect"), messages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Message message(String where, String kind, Map<?, ?> json) {
        byte[] bytes = json.containsKey("hex")
                ? HexFormat.of().parseHex((String) json.get("hex"))
                : ((String) json.get("text")).getBytes(StandardCharsets.UTF_8);
        return new Message(
                where,
                ((Long) json.get("c")).intValue(),
                json.get("dir").equals("server"),
                kind.equals("binary"),
                bytes);
    }
}

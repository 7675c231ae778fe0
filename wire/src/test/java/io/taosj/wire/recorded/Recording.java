package io.taosj.wire.recorded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * A recorded conversation between an official client and a real server, with the values that the server gave over
 * another connection.
 */
public record Recording(String name, Map<String, Object> expect, List<Message> messages) {

    /** One message; text and bytes are two views of the same content. */
    public record Message(String where, int connection, boolean fromServer, String kind, ByteBuffer content) {
        public byte[] bytes() {
            byte[] bytes = new byte[content.limit()];
            content.get(0, bytes);
            return bytes;
        }

        public String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        public ByteBuffer buffer() {
            return content.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        }

        public boolean isBinary() {
            return kind.equals("binary");
        }

        @Override
        public String toString() {
            return where;
        }
    }

    private static final List<String> NAMES = List.of(
            "02-raw-query",
            "03-raw-write-block",
            "11-jdbc-query",
            "12-jdbc-types",
            "13-jdbc-blocks",
            "14-jdbc-compress",
            "15-py-query",
            "16-py-types",
            "17-go-query",
            "18-node-query",
            "20-raw-stmt1",
            "21-py-stmt1",
            "22-go-stmt1",
            "23-go-sql-stmt1",
            "30-raw-stmt2-prepare",
            "31-raw-stmt2-bind",
            "32-jdbc-stmt2-tbname",
            "33-jdbc-stmt2-column",
            "34-jdbc-stmt2-using",
            "35-jdbc-stmt2-query",
            "36-py-stmt2",
            "37-node-stmt2",
            "50-jdbc-tmq-table",
            "51-jdbc-tmq-stable",
            "52-jdbc-tmq-column",
            "53-jdbc-tmq-db",
            "54-jdbc-tmq-db-meta",
            "55-py-tmq",
            "56-go-tmq",
            "57-node-tmq",
            "58-raw-tmq",
            "59-raw-tmq-meta",
            "60-rest-sql",
            "64-jdbc-rest",
            "65-py-rest",
            "66-go-rest");

    /** All recordings. */
    public static List<Recording> all() {
        return NAMES.stream().map(Recording::of).toList();
    }

    /** One recording by its name. */
    public static Recording of(String name) {
        try (InputStream raw = Objects.requireNonNull(
                        Recording.class.getResourceAsStream("/recordings/" + name + ".jsonl.gz"), name);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(raw), StandardCharsets.UTF_8))) {
            Map<String, Object> header = Json.object(Json.parse(in.readLine()));
            List<Message> messages = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                messages.add(message(name + ":" + (messages.size() + 2), Json.object(Json.parse(line))));
            }
            return new Recording(name, Json.object(header.get("expect")), messages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Message message(String where, Map<String, Object> line) {
        byte[] bytes = line.containsKey("hex")
                ? HexFormat.of().parseHex((String) line.get("hex"))
                : ((String) line.get("text")).getBytes(StandardCharsets.UTF_8);
        return new Message(
                where,
                Json.integer(line.get("c")),
                line.get("dir").equals("server"),
                (String) line.get("kind"),
                ByteBuffer.wrap(bytes));
    }
}

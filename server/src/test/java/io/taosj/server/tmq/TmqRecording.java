package io.taosj.server.tmq;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** A recorded conversation of consumers with a real server, without what concerns the transport only. */
record TmqRecording(List<Message> messages, Map<Integer, String> paths) {

    /**
     * One message.
     *
     * @param line its line in the file
     * @param kind text, binary or close
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Message(int line, int connection, boolean fromClient, String kind, byte[] bytes) {
        boolean isText() {
            return kind.equals("text");
        }

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        ByteBuffer buffer() {
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        private boolean isPoll(boolean found) {
            return !fromClient
                    && isText()
                    && text().contains("\"action\":\"poll\"")
                    && text().contains("\"have_message\":" + found);
        }
    }

    static TmqRecording load(String name) throws IOException {
        List<Message> messages = new ArrayList<>();
        Map<Integer, String> paths = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(
                        TmqRecording.class.getResourceAsStream("/recordings/" + name + ".jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            lines.readLine();
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Message message = message(++number, TmqClient.json(line));
                if (message.kind().equals("http")) {
                    paths.putIfAbsent(message.connection(), message.text().split(" ", 3)[1]);
                } else if (!message.kind().startsWith("p")) { // ping and pong
                    messages.add(message);
                }
            }
        }
        return new TmqRecording(withoutLateness(messages), paths);
    }

    private static Message message(int line, Map<?, ?> m) {
        String hex = (String) m.get("hex");
        byte[] bytes = m.get("text") instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8)
                : HexFormat.of().parseHex(hex == null ? "" : hex);
        int connection = ((Long) m.get("c")).intValue();
        return new Message(line, connection, m.get("dir").equals("client"), (String) m.get("kind"), bytes);
    }

    /** Leaves out polls that found nothing though the next one, with nothing in between, did: the server was late. */
    private static List<Message> withoutLateness(List<Message> messages) {
        List<Message> kept = new ArrayList<>();
        for (Message message : messages) {
            int last = kept.size() - 1;
            if (message.isPoll(true) && last >= 2 && kept.get(last - 1).isPoll(false)) {
                kept.remove(last - 1);
                kept.remove(last - 2);
            }
            kept.add(message);
        }
        return kept;
    }
}

package io.taosj.server.tmq;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what recorded consumers said and compares what the server answers. Vgroups and offsets, which differ, are
 * translated; raw messages that the recorded client passed on are replaced by this server's.
 */
final class TmqReplay implements AutoCloseable {
    private static final Pattern VGROUP = Pattern.compile("\"(vgroup_id|vgroupId)\":(17|18)\\b");
    private static final Pattern OFFSET = Pattern.compile("\"offset\":(\\d+)");
    private static final Pattern WAIT = Pattern.compile("\"blocking_time\":\\d+");
    private static final int PASSED_ON = 16;

    private final int port;
    private final TmqRecording recording;
    private final Map<Integer, TmqClient> clients = new HashMap<>();
    private final Map<Long, Long> offsets = new HashMap<>();
    private final List<String> differences = new ArrayList<>();
    private final long vgroup;
    private ByteBuffer raw = ByteBuffer.allocate(0);

    private TmqReplay(int port, TmqRecording recording, long vgroup) {
        this.port = port;
        this.recording = recording;
        this.vgroup = vgroup;
    }

    /**
     * Replays a scenario.
     *
     * @param vgroup the number of the only vgroup of the topics' database
     * @param before does, before a message is sent, what another connection did then
     * @return the differences
     */
    static List<String> run(int port, TmqRecording recording, long vgroup, Consumer<TmqRecording.Message> before) {
        try (TmqReplay replay = new TmqReplay(port, recording, vgroup)) {
            List<TmqRecording.Message> messages = recording.messages();
            for (int i = 0; i < messages.size(); i++) {
                TmqRecording.Message message = messages.get(i);
                if (message.fromClient()) {
                    before.accept(message);
                    boolean inVain = i + 1 < messages.size() && isNothing(messages.get(i + 1));
                    replay.say(message, inVain);
                } else {
                    replay.hear(message);
                }
            }
            return replay.differences;
        }
    }

    private static boolean isNothing(TmqRecording.Message message) {
        return message.isText() && message.text().contains("\"have_message\":false");
    }

    private TmqClient client(int connection) {
        return clients.computeIfAbsent(
                connection, c -> new TmqClient(port, recording.paths().getOrDefault(c, "/rest/tmq")));
    }

    private void say(TmqRecording.Message message, boolean inVain) {
        TmqClient client = client(message.connection());
        if (message.kind().equals("close")) {
            client.close();
        } else if (message.isText()) {
            String text = translated(message.text());
            // what comes to nothing need not take long
            client.send(inVain ? WAIT.matcher(text).replaceAll("\"blocking_time\":20") : text);
        } else {
            ByteBuffer request =
                    ByteBuffer.allocate(Long.BYTES + raw.limit() - PASSED_ON).order(ByteOrder.LITTLE_ENDIAN);
            request.putLong(message.buffer().getLong(0));
            client.send(
                    request.put(raw.slice(PASSED_ON, raw.limit() - PASSED_ON)).flip());
        }
    }

    private String translated(String request) {
        String text = VGROUP.matcher(request).replaceAll("\"$1\":" + vgroup);
        Matcher matcher = OFFSET.matcher(text);
        return matcher.replaceAll(m -> {
            long recorded = Long.parseLong(m.group(1));
            return "\"offset\":" + offsets.getOrDefault(recorded, recorded);
        });
    }

    private void hear(TmqRecording.Message message) {
        Object actual = client(message.connection()).receive();
        String difference;
        if (message.isText() != actual instanceof String) {
            difference = "got " + actual;
        } else if (message.isText()) {
            Map<?, ?> recorded = TmqClient.json(message.text());
            Map<?, ?> got = TmqClient.json((String) actual);
            learn(recorded, got);
            difference = TmqComparison.text(recorded, got);
        } else {
            ByteBuffer bytes = ((ByteBuffer) actual).order(ByteOrder.LITTLE_ENDIAN);
            if (TmqComparison.isRaw(bytes)) {
                raw = bytes;
            }
            difference = TmqComparison.binary(message.buffer(), bytes);
        }
        if (!difference.isEmpty()) {
            differences.add(message.line() + ": " + difference);
        }
    }

    /** Notes which offset stands here for a recorded one. */
    private void learn(Map<?, ?> recorded, Map<?, ?> got) {
        if (recorded.get("assignment") instanceof List<?> before
                && got.get("assignment") instanceof List<?> now
                && now.size() == before.size()) {
            for (int i = 0; i < before.size(); i++) {
                Object end = ((Map<?, ?>) before.get(i)).get("end");
                offsets.put((Long) end, (Long) ((Map<?, ?>) now.get(i)).get("end"));
            }
        }
    }

    @Override
    public void close() {
        clients.values().forEach(TmqClient::close);
    }
}

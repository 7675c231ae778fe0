package io.taosj.server.replay;

import io.taosj.server.internal.JsonValues;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One recorded scenario.
 *
 * @param name of its file
 * @param messages in the order of their arrival
 * @param volatileSql statements whose results depend on the moment or the server
 */
record Recording(String name, List<Message> messages, Set<String> volatileSql) {

    /**
     * One message.
     *
     * @param line its line in the file
     * @param connection the number of the connection
     * @param fromClient who sent it
     * @param kind text, binary, http, ping, pong or close
     * @param bytes its payload
     * @param deflated the payload as it was on the wire if it was compressed
     * @param frames the number of frames it came in
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Message(
            int line,
            int connection,
            boolean fromClient,
            String kind,
            byte[] bytes,
            byte @Nullable [] deflated,
            int frames) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    static Recording load(String name) throws IOException {
        List<Message> messages = new ArrayList<>();
        try (InputStream file =
                        Recording.class.getClassLoader().getResourceAsStream("recordings/" + name + ".jsonl.gz");
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Objects.requireNonNull(file, name)), StandardCharsets.UTF_8))) {
            Map<?, ?> header = map(JsonValues.parse(Objects.requireNonNull(lines.readLine())));
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                messages.add(message(++number, map(JsonValues.parse(line))));
            }
            return new Recording(name, messages, volatileSql(header));
        }
    }

    private static Message message(int line, Map<?, ?> m) {
        String text = (String) m.get("text");
        String hex = (String) m.get("hex");
        byte[] bytes = text != null
                ? text.getBytes(StandardCharsets.UTF_8)
                : HexFormat.of().parseHex(hex == null ? "" : hex);
        String deflated = (String) m.get("deflated");
        return new Message(
                line,
                ((Long) Objects.requireNonNull(m.get("c"))).intValue(),
                "client".equals(m.get("dir")),
                String.valueOf(m.get("kind")),
                bytes,
                deflated == null ? null : HexFormat.of().parseHex(deflated),
                m.get("frames") instanceof Long n ? n.intValue() : 1);
    }

    private static Set<String> volatileSql(Map<?, ?> header) {
        Object results = map(header.get("expect")).get("results");
        return results instanceof List<?> list
                ? list.stream()
                        .map(Recording::map)
                        .filter(r -> Boolean.TRUE.equals(r.get("volatile")))
                        .map(r -> (String) r.get("sql"))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    static Map<?, ?> map(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }
}

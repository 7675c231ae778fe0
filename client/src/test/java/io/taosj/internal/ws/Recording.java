package io.taosj.internal.ws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A conversation between a client and a real server, recorded byte by byte. */
public final class Recording {
    /** One message. */
    public record Entry(int connection, boolean fromServer, String kind, String text, String hex, String deflated) {
        public byte[] bytes() {
            return hex.isEmpty()
                    ? text.getBytes(StandardCharsets.UTF_8)
                    : HexFormat.of().parseHex(hex);
        }

        public boolean isBinary() {
            return kind.equals("binary");
        }
    }

    private final Map<?, ?> header;
    private final List<Entry> entries = new ArrayList<>();

    private Recording(Map<?, ?> header) {
        this.header = header;
    }

    public static Recording load(String name) throws IOException {
        try (BufferedReader lines = open(name)) {
            Recording recording = new Recording(object(String.valueOf(lines.readLine())));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Map<?, ?> m = object(line);
                recording.entries.add(new Entry(
                        ((Number) get(m, "c")).intValue(),
                        get(m, "dir").equals("server"),
                        (String) get(m, "kind"),
                        optional(m, "text"),
                        optional(m, "hex"),
                        optional(m, "deflated")));
            }
            return recording;
        }
    }

    private static BufferedReader open(String name) throws IOException {
        String path = "/recorded/" + name + ".jsonl";
        InputStream plain = Recording.class.getResourceAsStream(path);
        if (plain == null) {
            InputStream packed = Recording.class.getResourceAsStream(path + ".gz");
            if (packed == null) {
                throw new IOException("no recording " + name);
            }
            plain = new GZIPInputStream(packed);
        }
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }

    private static Object get(Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            throw new AssertionError("no " + key + " in " + map);
        }
        return value;
    }

    private static String optional(Map<?, ?> map, String key) {
        return map.get(key) instanceof String text ? text : "";
    }

    public List<Entry> entries() {
        return entries;
    }

    /** A list of the expectations, empty if there is none. */
    public List<Map<?, ?>> expected(String name) {
        List<Map<?, ?>> list = new ArrayList<>();
        if (((Map<?, ?>) get(header, "expect")).get(name) instanceof List<?> values) {
            for (Object value : values) {
                list.add((Map<?, ?>) value);
            }
        }
        return list;
    }

    /** An object of the expectations. */
    public Map<?, ?> expectedObject(String name) {
        return (Map<?, ?>) get((Map<?, ?>) get(header, "expect"), name);
    }

    /** Reads a JSON object. */
    static Map<?, ?> object(String text) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            if (value(parser) instanceof Map<?, ?> map) {
                return map;
            }
            throw new IOException("not an object: " + text);
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    map.put(name, value(parser));
                }
                return map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                return list;
            }
            case VALUE_STRING -> {
                return parser.getText();
            }
            case VALUE_NULL -> {
                return null;
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                return parser.getBooleanValue();
            }
            default -> {
                return parser.getNumberValue();
            }
        }
    }
}

package io.taosj.internal.ws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.taosj.TaosException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reply in JSON: code, message, action and request id, and what the action adds. */
final class TextReply {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, @Nullable Object> members;

    private final byte[] data;
    private final int length;

    private TextReply(Map<String, @Nullable Object> members, byte[] data, int length) {
        this.members = members;
        this.data = data;
        this.length = length;
    }

    /**
     * @throws IOException if the bytes are not one JSON object
     */
    static TextReply parse(byte[] data, int length) throws IOException {
        try (JsonParser parser = JSON.createParser(data, 0, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonParseException(parser, "a reply is no JSON object");
            }
            return new TextReply(object(parser), data, length);
        }
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> members = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new JsonParseException(parser, "a reply is cut off");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_STRING -> parser.getText();
            default -> null;
        };
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser));
        }
        return values;
    }

    /** A whole number, 0 if there is none; of unsigned 64 bit numbers the bit pattern. */
    long number(String name) {
        return members.get(name) instanceof Number number ? number.longValue() : 0;
    }

    /** A text, empty if there is none. */
    String text(String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    boolean flag(String name) {
        return members.get(name) instanceof Boolean flag && flag;
    }

    /** An array, empty if there is none. */
    List<?> list(String name) {
        return members.get(name) instanceof List<?> list ? list : List.of();
    }

    /** A member as it was sent, in JSON; null if there is none. */
    @Nullable String raw(String name) {
        try (JsonParser parser = JSON.createParser(data, 0, length)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals(name);
                parser.nextToken();
                int from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                if (found && parser.currentToken() == JsonToken.VALUE_NULL) {
                    return null;
                }
                if (found) {
                    int to = (int) parser.currentLocation().getByteOffset();
                    return new String(data, from, to - from, StandardCharsets.UTF_8);
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("a reply that was read before", e);
        }
    }

    long requestId() {
        return number("req_id");
    }

    int code() {
        return (int) number("code");
    }

    String message() {
        return text("message");
    }

    /**
     * @throws TaosException if the reply is an error
     */
    TextReply orThrow() {
        if (code() != 0) {
            throw TaosException.of(code(), message());
        }
        return this;
    }
}

package io.taosj.internal.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.taosj.ClientErrors;
import io.taosj.TaosConnectionException;
import io.taosj.TaosException;
import io.taosj.TaosOperationalException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Makes exceptions of answers whose HTTP status is not 200. */
final class RestErrors {
    private static final int MAX_BODY = 64 * 1024;
    private static final int MAX_SHOWN = 500;
    private static final int UNSPECIFIC = 0xFFFF;
    private static final JsonFactory JSON = new JsonFactory();

    private RestErrors() {}

    /**
     * @param body the answer's body; only its start is read
     */
    static TaosException of(int status, InputStream body, String peer) {
        String text;
        try (body) {
            text = new String(body.readNBytes(MAX_BODY), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            text = "";
        }
        Parsed parsed = parse(text);
        if (parsed != null && parsed.code() != UNSPECIFIC) {
            return TaosException.of(parsed.code(), parsed.text());
        }
        String shown = parsed != null ? parsed.text() : text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) : text;
        String message = peer + " answered with HTTP status " + status + (shown.isEmpty() ? "" : ": " + shown);
        return switch (status) {
            case 401, 403 -> new TaosConnectionException(ClientErrors.UNAUTHORIZED, message);
            case 429, 502, 503, 504 -> new TaosOperationalException(ClientErrors.SERVER_BUSY, message);
            default ->
                parsed != null
                        ? TaosException.of(UNSPECIFIC, parsed.text())
                        : new TaosConnectionException(ClientErrors.HTTP_STATUS, message);
        };
    }

    private record Parsed(int code, String text) {}

    private static @Nullable Parsed parse(String body) {
        int code = 0;
        String text = "";
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("code") && value == JsonToken.VALUE_NUMBER_INT) {
                    code = parser.getIntValue();
                } else if (name.equals("desc") || name.equals("message")) {
                    text = parser.getValueAsString("");
                }
                parser.skipChildren();
            }
        } catch (JacksonException e) {
            return null;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("reading from memory", e);
        }
        return code == 0 ? null : new Parsed(code, text);
    }
}

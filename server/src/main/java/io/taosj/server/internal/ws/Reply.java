package io.taosj.server.internal.ws;

import com.fasterxml.jackson.core.JsonGenerator;
import io.taosj.server.internal.JsonValues;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a text reply: code, message, action, req_id and timing first, then the action's own members. */
final class Reply {
    /** The adapter's own errors. */
    static final int GENERIC_ERROR = 0xFFFF;

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json;

    private final boolean failed;

    private Reply(Request request, int code, String message) {
        failed = code != 0;
        try {
            json = JsonValues.factory().createGenerator(text);
            json.writeStartObject();
            json.writeNumberField("code", code);
            json.writeStringField("message", message);
            json.writeStringField("action", request.action());
            json.writeFieldName("req_id");
            json.writeNumber(Long.toUnsignedString(request.id()));
            json.writeNumberField("timing", request.timing());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The version reply of the older paths, which repeat no request id and tell no timing. */
    private Reply(Request request) {
        failed = false;
        try {
            json = JsonValues.factory().createGenerator(text);
            json.writeStartObject();
            json.writeNumberField("code", 0);
            json.writeStringField("message", "");
            json.writeStringField("action", request.action());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Reply bare(Request request) {
        return new Reply(request);
    }

    boolean failed() {
        return failed;
    }

    static Reply ok(Request request) {
        return new Reply(request, 0, "");
    }

    static Reply error(Request request, int code, @Nullable String message) {
        return new Reply(request, code, message == null ? "" : message);
    }

    Reply number(String name, long value) {
        return write(() -> json.writeNumberField(name, value));
    }

    Reply text(String name, String value) {
        return write(() -> json.writeStringField(name, value));
    }

    Reply flag(String name, boolean value) {
        return write(() -> json.writeBooleanField(name, value));
    }

    /** A list of numbers, or null. */
    Reply numbers(String name, @Nullable List<Integer> values) {
        return write(() -> {
            json.writeFieldName(name);
            if (values == null) {
                json.writeNull();
                return;
            }
            json.writeStartArray();
            for (int value : values) {
                json.writeNumber(value);
            }
            json.writeEndArray();
        });
    }

    /** A list of texts, or null. */
    Reply texts(String name, @Nullable List<String> values) {
        return write(() -> {
            json.writeFieldName(name);
            if (values == null) {
                json.writeNull();
                return;
            }
            json.writeStartArray();
            for (String value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        });
    }

    /** The finished message. */
    String finish() {
        write(() -> {
            json.writeEndObject();
            json.close();
        });
        return text.toString();
    }

    /** Writes members of the action's own kind. */
    Reply write(Part part) {
        try {
            part.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    JsonGenerator json() {
        return json;
    }

    /** Something that writes to the generator. */
    @FunctionalInterface
    interface Part {
        void write() throws IOException;
    }
}

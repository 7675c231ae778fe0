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

    /** Which members a reply starts with, and in which order. */
    private enum Head {
        USUAL,
        /** The version reply of the older paths repeats no request id and tells no timing. */
        BARE,
        /** The older path of schemaless writes has its own order. */
        ID_FIRST
    }

    private Reply(Request request, int code, String message, Head head) {
        failed = code != 0;
        try {
            json = JsonValues.factory().createGenerator(text);
            json.writeStartObject();
            json.writeNumberField("code", code);
            json.writeStringField("message", message);
            if (head == Head.ID_FIRST) {
                writeId(request);
            }
            json.writeStringField("action", request.action());
            if (head == Head.USUAL) {
                writeId(request);
            }
            if (head != Head.BARE) {
                json.writeNumberField("timing", request.timing());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeId(Request request) throws IOException {
        json.writeFieldName("req_id");
        json.writeNumber(Long.toUnsignedString(request.id()));
    }

    /** The start of a version reply on the older paths. */
    static Reply bare(Request request) {
        return new Reply(request, 0, "", Head.BARE);
    }

    /** The start of a schemaless reply on the older paths. */
    static Reply idFirst(Request request) {
        return new Reply(request, 0, "", Head.ID_FIRST);
    }

    boolean failed() {
        return failed;
    }

    static Reply ok(Request request) {
        return new Reply(request, 0, "", Head.USUAL);
    }

    static Reply error(Request request, int code, @Nullable String message) {
        return new Reply(request, code, message == null ? "" : message, Head.USUAL);
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

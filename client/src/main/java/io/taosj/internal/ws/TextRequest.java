package io.taosj.internal.ws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** A request in JSON: an action and its arguments, the request id first. */
final class TextRequest {
    private static final JsonFactory JSON = new JsonFactory();

    /** Writes the arguments of a request. */
    @FunctionalInterface
    interface Arguments {
        void write(JsonGenerator out) throws IOException;
    }

    private TextRequest() {}

    static byte[] of(String action, long requestId, Arguments arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("action", action);
            out.writeObjectFieldStart("args");
            out.writeFieldName("req_id");
            if (requestId >= 0) {
                out.writeNumber(requestId);
            } else {
                out.writeNumber(new BigInteger(Long.toUnsignedString(requestId)));
            }
            arguments.write(out);
            out.writeEndObject();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /** Writes a text unless it is null. */
    static void optional(JsonGenerator out, String name, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(name, value);
        }
    }
}

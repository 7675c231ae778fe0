package io.taosj.server.internal.tmq;

import com.fasterxml.jackson.core.JsonGenerator;
import io.taosj.server.internal.JsonValues;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Makes text replies: what all have in common, then the action's own members. */
final class TmqReply {
    private TmqReply() {}

    /** Writes members. */
    @FunctionalInterface
    interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    static String ok(TmqRequest request, Members members) {
        return reply(request, 0, "", request.timing(), members);
    }

    static String ok(TmqRequest request) {
        return ok(request, json -> {});
    }

    static String error(TmqRequest request, int code, String message, Members members) {
        return reply(request, code, message, request.timing(), members);
    }

    static String reply(TmqRequest request, int code, String message, long timing, Members members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonValues.factory().createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("code", code);
            json.writeStringField("message", message);
            json.writeStringField("action", request.action());
            json.writeFieldName("req_id");
            json.writeNumber(Long.toUnsignedString(request.id()));
            json.writeNumberField("timing", timing);
            members.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}

package io.taosj.server.internal.tmq;

import com.fasterxml.jackson.core.JsonGenerator;
import io.taosj.engine.EngineException;
import io.taosj.engine.TopicMessage;
import io.taosj.wire.Block;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.ResultSchema;
import io.taosj.wire.message.FetchRawDataReply;
import io.taosj.wire.message.FetchRawReply;
import io.taosj.wire.message.TmqFetchBlockReply;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The ways to get a message's content. */
final class Fetches {
    private Fetches() {}

    /** Announces the next table's rows. */
    static String fetch(TmqSession session, TmqRequest request) {
        HeldMessage held = session.held(request, "message ID are not equal");
        if (held.type() == HeldMessage.META) {
            throw TmqSession.failure("message type is not data");
        }
        TopicMessage.Rows rows = held.advance(request.id());
        long timing = rows == null ? 0 : request.timing();
        return TmqReply.reply(request, 0, "", timing, json -> {
            json.writeNumberField("message_id", held.id());
            json.writeBooleanField("completed", rows == null);
            String table = rows == null ? null : rows.table();
            json.writeStringField("table_name", table == null ? "" : table);
            json.writeNumberField("rows", rows == null ? 0 : rows.block().rows());
            fields(json, rows == null ? null : rows.block().schema());
        });
    }

    private static void fields(JsonGenerator json, @Nullable ResultSchema schema) throws IOException {
        json.writeNumberField("fields_count", schema == null ? 0 : schema.size());
        if (schema == null) {
            json.writeNullField("fields_names");
            json.writeNullField("fields_types");
            json.writeNullField("fields_lengths");
            json.writeNumberField("precision", 0);
            return;
        }
        json.writeArrayFieldStart("fields_names");
        for (ColumnInfo column : schema.columns()) {
            json.writeString(column.name());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("fields_types");
        for (ColumnInfo column : schema.columns()) {
            json.writeNumber(column.type().code());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("fields_lengths");
        for (ColumnInfo column : schema.columns()) {
            json.writeNumber(column.length());
        }
        json.writeEndArray();
        json.writeNumberField("precision", schema.precision().code());
    }

    /** The rows that fetch has announced last. */
    static ByteBuffer block(TmqSession session, TmqRequest request) {
        HeldMessage held = session.held(request, "message is nil");
        Block block = held.fetched();
        if (block == null) {
            throw TmqSession.failure("no fetch data");
        }
        return new TmqFetchBlockReply(request.timing(), held.fetchRequest(), held.id(), HeldMessage.bytes(block))
                .encode();
    }

    /** The whole message as other servers take it. */
    static ByteBuffer raw(TmqSession session, TmqRequest request) {
        HeldMessage held = session.held(request, "message ID is not equal");
        return new FetchRawReply(request.timing(), request.id(), held.id(), held.rawType(), held.raw()).encode();
    }

    /** The whole message as clients decode it; errors are binary, too. */
    static ByteBuffer rawData(TmqSession session, TmqRequest request) {
        try {
            HeldMessage held = session.held(request, "message ID is not equal");
            if (held.type() == HeldMessage.META) {
                return FetchRawDataReply.of(request.timing(), request.id(), held.id(), held.rawType(), held.raw())
                        .encode();
            }
            return FetchRawDataReply.encode(request.timing(), request.id(), held.id(), held.data());
        } catch (EngineException e) {
            long id = request.numberOrZero("message_id");
            String message = String.valueOf(e.getMessage());
            return FetchRawDataReply.error(request.timing(), request.id(), id, e.code(), message)
                    .encode();
        }
    }
}

package io.taosj.server.internal.ws;

import io.taosj.engine.EngineException;
import io.taosj.wire.Block;
import io.taosj.wire.WireFormatException;
import io.taosj.wire.message.BinaryAction;
import io.taosj.wire.message.FetchRawBlockReply;
import io.taosj.wire.message.FetchRawBlockRequest;
import io.taosj.wire.message.SqlRequest;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests that come as binary messages: header (request id, resource id, action) and body. */
final class BinaryRequests {
    private static final int LIBRARY_ERROR = 0x80000000;

    private static final Map<Long, Entry> BY_NUMBER = Map.of(
            (long) BinaryAction.BINARY_QUERY,
                    new Entry("binary_query", false, (c, r, in) -> QueryActions.run(c, r, sql(in))),
            (long) BinaryAction.FETCH_RAW_BLOCK, new Entry("fetch_raw_block", true, BinaryRequests::fetch),
            (long) BinaryAction.VALIDATE_SQL, new Entry("validate_sql", false, BinaryRequests::validate));

    /**
     * A kind of binary request.
     *
     * @param ordered whether requests for one resource keep their order
     */
    record Entry(String name, boolean ordered, Handler handler) {}

    /** What happens on a binary request. */
    @FunctionalInterface
    interface Handler {
        /** As {@link Action#handle}; the buffer is the whole message, little-endian. */
        @Nullable Reply handle(WsConnection connection, Request request, ByteBuffer in);
    }

    private BinaryRequests() {}

    static @Nullable Entry find(long action) {
        return BY_NUMBER.get(action);
    }

    static boolean isName(String name) {
        return BY_NUMBER.values().stream().anyMatch(entry -> entry.name().equals(name));
    }

    private static String sql(ByteBuffer in) {
        return SqlRequest.decode(in).sql();
    }

    private static Reply validate(WsConnection connection, Request request, ByteBuffer in) {
        String sql = sql(in);
        long code = 0;
        try {
            connection.session().validate(sql);
        } catch (EngineException e) {
            code = LIBRARY_ERROR | e.code();
        }
        return Reply.ok(request).number("result_code", code);
    }

    private static @Nullable Reply fetch(WsConnection connection, Request request, ByteBuffer in) {
        connection.sendBlock(() -> nextBlock(connection, request, in));
        return null;
    }

    private static ByteBuffer nextBlock(WsConnection connection, Request request, ByteBuffer in) {
        long id = in.getLong(Long.BYTES);
        FetchRawBlockReply reply;
        try {
            FetchRawBlockRequest.decode(in);
            Block block = QueryActions.result(connection, id).advance();
            if (block == null) {
                reply = FetchRawBlockReply.end(request.timing(), request.id(), id);
            } else {
                connection.metrics().rowsOut(block.rows());
                reply = FetchRawBlockReply.of(request.timing(), request.id(), id, block.encoded());
            }
        } catch (EngineException e) {
            reply = error(request, id, e.code(), e);
        } catch (BadRequestException | WireFormatException e) {
            reply = error(request, id, Reply.GENERIC_ERROR, e);
        }
        if (reply.block() == null) {
            connection.results().free(id);
        }
        return reply.encode();
    }

    private static FetchRawBlockReply error(Request request, long id, int code, RuntimeException e) {
        return FetchRawBlockReply.error(request.timing(), request.id(), id, code, String.valueOf(e.getMessage()));
    }
}

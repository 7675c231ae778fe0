package io.taosj.server.internal.ws;

import io.taosj.engine.EngineException;
import io.taosj.server.internal.tmq.RawMessages;
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

    private static final Map<Long, Entry> BY_NUMBER = Map.ofEntries(
            entry(BinaryAction.SET_TAGS, "set_tags", true, Stmt1Actions::block),
            entry(BinaryAction.BIND, "bind", true, Stmt1Actions::block),
            entry(BinaryAction.WRITE_RAW, "write_raw", false, BinaryRequests::writeRaw),
            entry(BinaryAction.WRITE_RAW_BLOCK, "write_raw_block", false, RawBlocks::write),
            entry(BinaryAction.WRITE_RAW_BLOCK_WITH_FIELDS, "write_raw_block_with_fields", false, RawBlocks::write),
            entry(BinaryAction.BINARY_QUERY, "binary_query", false, (c, r, in) -> QueryActions.run(c, r, sql(in))),
            entry(BinaryAction.FETCH_RAW_BLOCK, "fetch_raw_block", true, BinaryRequests::fetch),
            entry(BinaryAction.STMT2_BIND, "stmt2_bind", true, Stmt2Actions::bind),
            entry(BinaryAction.VALIDATE_SQL, "validate_sql", false, BinaryRequests::validate),
            entry(BinaryAction.STMT2_BIND_EXEC, "stmt2_bind_exec", true, Stmt2Actions::bindExec));

    private static Map.Entry<Long, Entry> entry(int action, String name, boolean ordered, Handler handler) {
        return Map.entry((long) action, new Entry(name, ordered, handler));
    }

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

    private static Reply writeRaw(WsConnection connection, Request request, ByteBuffer in) {
        RawMessages.write(connection.session(), in);
        return Reply.ok(request);
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

package io.taosj.server.internal.ws;

import io.taosj.engine.EngineException;
import io.taosj.wire.Block;
import io.taosj.wire.message.BinaryAction;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests that come as binary messages: header (request id, resource id, action) and body. */
final class BinaryRequests {
    static final int HEADER = 24;
    private static final int QUERY = 6;
    private static final int FETCH_RAW_BLOCK = 7;
    private static final int VALIDATE_SQL = 10;
    private static final int VERSION = 1;
    private static final int SQL_OFFSET = 30;
    private static final int LIBRARY_ERROR = 0x80000000;

    private static final Map<Long, Entry> BY_NUMBER = Map.ofEntries(
            entry(BinaryAction.SET_TAGS, "set_tags", true, Stmt1Actions::block),
            entry(BinaryAction.BIND, "bind", true, Stmt1Actions::block),
            entry(BinaryAction.WRITE_RAW_BLOCK, "write_raw_block", false, RawBlocks::write),
            entry(BinaryAction.WRITE_RAW_BLOCK_WITH_FIELDS, "write_raw_block_with_fields", false, RawBlocks::write),
            entry(QUERY, "binary_query", false, (c, r, in) -> QueryActions.run(c, r, sql(in))),
            entry(FETCH_RAW_BLOCK, "fetch_raw_block", true, BinaryRequests::fetch),
            entry(BinaryAction.STMT2_BIND, "stmt2_bind", true, Stmt2Actions::bind),
            entry(VALIDATE_SQL, "validate_sql", false, BinaryRequests::validate),
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

    private static String sql(ByteBuffer in) {
        if (in.limit() <= SQL_OFFSET) {
            throw new BadRequestException("message length is too short");
        }
        int version = in.getShort(HEADER) & 0xFFFF;
        if (version != VERSION) {
            throw new BadRequestException("unknown binary query version:" + version);
        }
        long length = in.getInt(HEADER + 2) & 0xFFFFFFFFL;
        int rest = in.limit() - SQL_OFFSET;
        if (length > rest) {
            throw new BadRequestException(
                    "uncompleted message, sql length:" + length + ", remainMessageLength:" + rest);
        }
        return StandardCharsets.UTF_8.decode(in.slice(SQL_OFFSET, (int) length)).toString();
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
        long id = in.getLong(Long.BYTES);
        int code = 0;
        String message = "";
        Block block = null;
        try {
            block = nextBlock(connection, id, in);
        } catch (EngineException e) {
            code = e.code();
            message = String.valueOf(e.getMessage());
        } catch (BadRequestException e) {
            code = Reply.GENERIC_ERROR;
            message = String.valueOf(e.getMessage());
        }
        if (block == null) {
            connection.results().free(id);
        }
        connection.send(BinaryReplies.fetchRawBlock(request, id, code, message, block));
        return null;
    }

    private static @Nullable Block nextBlock(WsConnection connection, long id, ByteBuffer in) {
        if (in.limit() < HEADER + 2) {
            throw new BadRequestException("message length is too short");
        }
        if ((in.getShort(HEADER) & 0xFFFF) != VERSION) {
            throw new BadRequestException("unknown fetch raw block version");
        }
        return QueryActions.result(connection, id).advance();
    }
}

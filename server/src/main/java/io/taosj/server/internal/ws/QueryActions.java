package io.taosj.server.internal.ws;

import io.taosj.engine.EngineResult;
import io.taosj.wire.Block;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.ResultSchema;
import io.taosj.wire.message.FetchBlockReply;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Statements as text, and their results. */
final class QueryActions {
    private QueryActions() {}

    static void register() {
        Actions.add("query", true, null, (c, r) -> run(c, r, r.textOrEmpty("sql")));
        Actions.add("fetch", true, "id", QueryActions::fetch);
        Actions.add("fetch_block", true, "id", QueryActions::fetchBlock);
        Actions.add(
                "num_fields",
                true,
                "result_id",
                (c, r) -> Reply.ok(r)
                        .number(
                                "num_fields",
                                result(c, r.numberOrZero("result_id")).schema().size()));
        // a request for the result that comes behind this one must not find it any more
        Actions.addImmediate("free_result", true, (c, r) -> {
            OpenResult open = c.results().remove(r.numberOrZero("id"));
            if (open != null) {
                c.later(open::close);
            }
            return null;
        });
    }

    /** Runs a statement for a JSON or binary request. */
    static Reply run(WsConnection connection, Request request, String sql) {
        EngineResult result = connection.session().execute(sql);
        ResultSchema schema = null;
        long id = 0;
        if (result.isUpdate()) {
            connection.metrics().rowsIn(result.affectedRows());
        } else {
            OpenResult open = connection.results().add(result);
            schema = open.schema();
            id = open.id();
        }
        Reply reply = Reply.ok(request)
                .number("id", id)
                .flag("is_update", schema == null)
                .number("affected_rows", result.affectedRows());
        return connection.legacy() ? baseFields(reply, schema) : fields(reply, schema);
    }

    /** The members that tell a result's columns; null for none. */
    static Reply fields(Reply reply, @Nullable ResultSchema schema) {
        return baseFields(reply, schema)
                .numbers("fields_precisions", each(schema, ColumnInfo::precision))
                .numbers("fields_scales", each(schema, ColumnInfo::scale));
    }

    private static Reply baseFields(Reply reply, @Nullable ResultSchema schema) {
        return reply.number("fields_count", schema == null ? 0 : schema.size())
                .texts("fields_names", each(schema, ColumnInfo::name))
                .numbers("fields_types", each(schema, c -> c.type().code()))
                .numbers("fields_lengths", each(schema, ColumnInfo::length))
                .number("precision", schema == null ? 0 : schema.precision().code());
    }

    private static <T> @Nullable List<T> each(@Nullable ResultSchema schema, Function<ColumnInfo, T> property) {
        return schema == null ? null : schema.columns().stream().map(property).toList();
    }

    static OpenResult result(WsConnection connection, long id) {
        OpenResult open = connection.results().find(id);
        if (open == null) {
            throw new BadRequestException("result is nil");
        }
        return open;
    }

    private static Reply fetch(WsConnection connection, Request request) {
        OpenResult open = result(connection, request.numberOrZero("id"));
        Block block;
        try {
            block = open.advance();
        } catch (RuntimeException e) {
            connection.results().free(open.id());
            throw e;
        }
        if (block == null) {
            connection.results().free(open.id());
        }
        List<Integer> lengths = block == null
                ? null
                : open.schema().columns().stream().map(ColumnInfo::storageBytes).toList();
        return Reply.ok(request)
                .number("id", open.id())
                .flag("completed", block == null)
                .numbers("lengths", lengths)
                .number("rows", block == null ? 0 : block.rows());
    }

    private static @Nullable Reply fetchBlock(WsConnection connection, Request request) {
        OpenResult open = result(connection, request.numberOrZero("id"));
        Block block = open.current();
        if (block == null) {
            throw new BadRequestException("block is nil");
        }
        connection.metrics().rowsOut(block.rows());
        connection.sendBlock(() -> new FetchBlockReply(request.timing(), open.id(), block.encoded()).encode());
        return null;
    }
}

package io.taosj.server.internal.ws;

import io.taosj.engine.EngineResult;
import io.taosj.wire.Block;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.ResultSchema;
import java.util.List;
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
        Actions.add("free_result", true, null, (c, r) -> {
            c.results().free(r.numberOrZero("id"));
            return null;
        });
    }

    /** Runs a statement for a JSON or binary request. */
    static Reply run(WsConnection connection, Request request, String sql) {
        EngineResult result = connection.session().execute(sql);
        if (result.isUpdate()) {
            return describe(Reply.ok(request), 0, result.affectedRows(), null);
        }
        OpenResult open = connection.results().add(result);
        return describe(Reply.ok(request), open.id(), 0, open.schema());
    }

    private static Reply describe(Reply reply, long id, long affectedRows, @Nullable ResultSchema schema) {
        reply.number("id", id).flag("is_update", schema == null).number("affected_rows", affectedRows);
        return fields(reply, schema);
    }

    /** The members that tell a result's columns; null for none. */
    static Reply fields(Reply reply, @Nullable ResultSchema schema) {
        List<ColumnInfo> columns = schema == null ? null : schema.columns();
        return reply.number("fields_count", columns == null ? 0 : columns.size())
                .texts(
                        "fields_names",
                        columns == null
                                ? null
                                : columns.stream().map(ColumnInfo::name).toList())
                .numbers(
                        "fields_types",
                        columns == null
                                ? null
                                : columns.stream().map(c -> c.type().code()).toList())
                .numbers(
                        "fields_lengths",
                        columns == null
                                ? null
                                : columns.stream().map(ColumnInfo::length).toList())
                .number("precision", schema == null ? 0 : schema.precision().code())
                .numbers(
                        "fields_precisions",
                        columns == null
                                ? null
                                : columns.stream().map(ColumnInfo::precision).toList())
                .numbers(
                        "fields_scales",
                        columns == null
                                ? null
                                : columns.stream().map(ColumnInfo::scale).toList());
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
        connection.send(BinaryReplies.fetchBlock(request, open.id(), block));
        return null;
    }
}

package io.taosj.server.internal.ws;

import io.taosj.engine.BoundValues;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineStatement;
import io.taosj.wire.Block;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import io.taosj.wire.message.StmtBlockRequest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prepared statements of the first generation, with values in JSON or in blocks. */
final class Stmt1Actions {
    private static final String ID = "stmt_id";

    private Stmt1Actions() {}

    static void register() {
        Actions.add(
                "init",
                true,
                null,
                (c, r) -> StatementReplies.ok(r, c.statements().add(new Stmt1(c.session()))));
        Actions.add(
                "prepare",
                true,
                ID,
                (c, r) -> answer(
                        c, r, s -> StatementReplies.ok(r, id(r)).flag("is_insert", s.prepare(r.textOrEmpty("sql")))));
        add("set_table_name", (r, s) -> s.setTableName(r.textOrEmpty("name")));
        add("set_tags", (r, s) -> s.setTags(BoundJson.tags(s.tagFields(), r.list("tags"))));
        add("bind", (r, s) -> s.bind(BoundJson.columns(s.columnFields(), r.list("columns"))));
        add("add_batch", (r, s) -> s.addBatch());
        Actions.add("exec", true, ID, (c, r) -> answer(c, r, s -> StatementReplies.executed(c, r, id(r), s.execute())));
        Actions.add("get_tag_fields", true, ID, (c, r) -> answer(c, r, s -> fields(r, s.tagFields())));
        Actions.add("get_col_fields", true, ID, (c, r) -> answer(c, r, s -> fields(r, s.columnFields())));
        Actions.add("use_result", true, ID, (c, r) -> answer(c, r, s -> useResult(c, r, s)));
        Actions.add(
                "stmt_num_params",
                true,
                ID,
                (c, r) -> answer(c, r, s -> StatementReplies.ok(r, id(r)).number("num_params", s.parameters())));
        Actions.add("stmt_get_param", true, ID, (c, r) -> answer(c, r, s -> parameter(r, s)));
        Actions.add("close", true, ID, Stmt1Actions::close);
    }

    private static void add(String action, Step step) {
        Actions.add(
                action,
                true,
                ID,
                (c, r) -> answer(c, r, s -> {
                    step.run(r, s);
                    return StatementReplies.ok(r, id(r));
                }));
    }

    /** Something that is done with a statement and answered without more ado. */
    @FunctionalInterface
    private interface Step {
        void run(Request request, Stmt1 statement);
    }

    /** What is done with the statement that a request names. */
    @FunctionalInterface
    private interface Task {
        Reply run(Stmt1 statement);
    }

    private static long id(Request request) {
        return request.numberOrZero(ID);
    }

    private static Reply answer(WsConnection connection, Request request, Task task) {
        return answer(connection, request, id(request), task);
    }

    private static Reply answer(WsConnection connection, Request request, long id, Task task) {
        return StatementReplies.answer(request, id, () -> {
            Stmt1 statement = connection.statements().find(id, Stmt1.class);
            if (statement == null) {
                throw new BadRequestException("stmt is nil");
            }
            return task.run(statement);
        });
    }

    private static Reply fields(Request request, List<EngineStatement.Field> fields) {
        return StatementReplies.fields(StatementReplies.ok(request, id(request)), fields, false);
    }

    private static Reply parameter(Request request, Stmt1 statement) {
        long index = request.numberOrZero("index");
        EngineStatement.Field field = statement.parameter(index);
        return StatementReplies.ok(request, id(request))
                .number("index", index)
                .number("data_type", field.type().code())
                .number("length", field.bytes());
    }

    private static Reply useResult(WsConnection connection, Request request, Stmt1 statement) {
        EngineResult result = statement.result();
        EngineResult shared = new Borrowed(result);
        OpenResult open = connection.results().add(shared);
        return QueryActions.fields(
                StatementReplies.ok(request, id(request)).number("result_id", open.id()), shared.schema());
    }

    /** A statement's result, which the statement itself closes; no columns if there is none. */
    private record Borrowed(@Nullable EngineResult result) implements EngineResult {
        private static final ResultSchema NO_COLUMNS = new ResultSchema(List.of(), Precision.MILLISECONDS);

        @Override
        public boolean isUpdate() {
            return false;
        }

        @Override
        public long affectedRows() {
            return 0;
        }

        @Override
        public ResultSchema schema() {
            return result == null ? NO_COLUMNS : result.schema();
        }

        @Override
        public @Nullable Block next() {
            return result == null ? null : result.next();
        }

        @Override
        public void close() {
            // the statement does
        }
    }

    /** Has no reply, whatever happens. */
    private static @Nullable Reply close(WsConnection connection, Request request) {
        long id = id(request);
        if (connection.statements().find(id, Stmt1.class) != null) {
            connection.statements().close(id);
        }
        return null;
    }

    /** The binary requests set_tags and bind. */
    static Reply block(WsConnection connection, Request request, ByteBuffer in) {
        long id = in.getLong(Long.BYTES);
        return answer(connection, request, id, statement -> {
            StmtBlockRequest message = StmtBlockRequest.decode(in);
            // ticks are taken as they are, so the precision is of no account
            Block block = Block.decode(message.block(), Precision.MILLISECONDS);
            List<BoundValues> values = new ArrayList<>();
            for (int i = 0; i < block.schema().size(); i++) {
                values.add(BoundValues.of(block.column(i)));
            }
            if (message.tags()) {
                if (block.rows() != 1) {
                    throw new BadRequestException("rows not equal 1");
                }
                statement.setTags(values);
            } else {
                statement.bind(values);
            }
            return StatementReplies.ok(request, id);
        });
    }
}

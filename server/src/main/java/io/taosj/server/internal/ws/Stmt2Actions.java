package io.taosj.server.internal.ws;

import io.taosj.engine.EngineStatement;
import io.taosj.wire.message.Stmt2BindExecRequest;
import io.taosj.wire.message.Stmt2BindRequest;
import java.nio.ByteBuffer;
import java.util.List;

/** Prepared statements of the second generation. */
final class Stmt2Actions {
    private static final String ID = "stmt_id";

    private Stmt2Actions() {}

    static void register() {
        Actions.add(
                "stmt2_init",
                true,
                null,
                (c, r) -> StatementReplies.ok(r, c.statements().add(new Stmt2())));
        Actions.add("stmt2_prepare", true, ID, Stmt2Actions::prepare);
        Actions.add(
                "stmt2_exec",
                true,
                ID,
                (c, r) -> answer(c, r, s -> StatementReplies.executed(c, r, id(r), s.execute())));
        Actions.add("stmt2_result", true, ID, Stmt2Actions::result);
        Actions.add("stmt2_close", true, ID, Stmt2Actions::close);
    }

    private static long id(Request request) {
        return request.numberOrZero(ID);
    }

    /** What is done with the statement that a request names. */
    @FunctionalInterface
    private interface Task {
        Reply run(Stmt2 statement);
    }

    private static Reply answer(WsConnection connection, Request request, Task task) {
        return answer(connection, request, id(request), task);
    }

    private static Reply answer(WsConnection connection, Request request, long id, Task task) {
        return StatementReplies.answer(request, id, () -> {
            Stmt2 statement = connection.statements().find(id, Stmt2.class);
            if (statement == null) {
                throw new BadRequestException("stmt2 is nil");
            }
            return task.run(statement);
        });
    }

    private static Reply prepare(WsConnection connection, Request request) {
        String sql = request.textOrEmpty("sql");
        boolean withFields = request.flag("get_fields");
        return answer(connection, request, statement -> {
            statement.close();
            EngineStatement prepared = connection.session().prepare(sql);
            Reply reply;
            List<EngineStatement.Field> fields = withFields ? prepared.fields(null) : List.of();
            statement.prepare(prepared);
            reply = StatementReplies.ok(request, id(request)).flag("is_insert", prepared.isInsert());
            if (withFields && prepared.isInsert()) {
                return StatementReplies.fields(reply, fields, true).number("fields_count", fields.size());
            }
            return reply.numbers("fields", null).number("fields_count", withFields ? prepared.parameters() : 0);
        });
    }

    private static Reply result(WsConnection connection, Request request) {
        return answer(connection, request, statement -> {
            OpenResult open = connection.results().add(statement.takeResult());
            return QueryActions.fields(
                    StatementReplies.ok(request, id(request)).number("id", open.id()), open.schema());
        });
    }

    private static Reply close(WsConnection connection, Request request) {
        long id = id(request);
        if (connection.statements().find(id, Stmt1.class) != null) {
            return StatementReplies.error(
                    request, id, Reply.GENERIC_ERROR, "stmtID:" + id + ", isStmt2:true not match");
        }
        connection.statements().close(id);
        return StatementReplies.ok(request, id);
    }

    /** The binary request stmt2_bind. */
    static Reply bind(WsConnection connection, Request request, ByteBuffer in) {
        long id = in.getLong(Long.BYTES);
        return StatementReplies.answer(request, id, () -> {
            Stmt2BindRequest bind = Stmt2BindRequest.decode(in);
            return answer(connection, request, id, statement -> {
                statement.bind(bind.tables());
                return StatementReplies.ok(request, id);
            });
        });
    }

    /** The binary request stmt2_bind_exec. */
    static Reply bindExec(WsConnection connection, Request request, ByteBuffer in) {
        long id = in.getLong(Long.BYTES);
        return StatementReplies.answer(request, id, () -> {
            Stmt2BindExecRequest bind = Stmt2BindExecRequest.decode(in);
            return answer(connection, request, id, statement -> {
                statement.bindRows(bind);
                return StatementReplies.executed(connection, request, id, statement.execute());
            });
        });
    }
}

package io.taosj.server.internal.ws;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineStatement;
import io.taosj.wire.WireFormatException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Replies about prepared statements: all of them, errors too, name the statement. */
final class StatementReplies {
    private StatementReplies() {}

    /** Answers a request; failures become error replies. */
    static Reply answer(Request request, long statementId, Supplier<Reply> task) {
        try {
            return task.get();
        } catch (EngineException e) {
            return error(request, statementId, e.code(), e.getMessage());
        } catch (BadRequestException | WireFormatException e) {
            return error(request, statementId, Reply.GENERIC_ERROR, e.getMessage());
        }
    }

    static Reply error(Request request, long statementId, int code, @Nullable String message) {
        return Reply.error(request, code, message).number("stmt_id", statementId);
    }

    static Reply ok(Request request, long statementId) {
        return Reply.ok(request).number("stmt_id", statementId);
    }

    /** The reply to an execution, whose rows are counted. */
    static Reply executed(WsConnection connection, Request request, long statementId, long affected) {
        connection.metrics().rowsIn(affected);
        return ok(request, statementId).number("affected", affected);
    }

    /**
     * The values that a statement takes.
     *
     * @param roles whether to say what each one stands for
     */
    static Reply fields(Reply reply, List<EngineStatement.Field> fields, boolean roles) {
        return reply.write(() -> {
            reply.json().writeArrayFieldStart("fields");
            for (EngineStatement.Field field : fields) {
                reply.json().writeStartObject();
                reply.json().writeStringField("name", field.name());
                reply.json().writeNumberField("field_type", field.type().code());
                reply.json().writeNumberField("precision", field.precision());
                reply.json().writeNumberField("scale", field.scale());
                reply.json().writeNumberField("bytes", field.bytes());
                if (roles) {
                    reply.json().writeNumberField("bind_type", field.role().code());
                }
                reply.json().writeEndObject();
            }
            reply.json().writeEndArray();
        });
    }
}

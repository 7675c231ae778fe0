package io.taosj.internal.ws;

import io.taosj.ClientErrors;
import io.taosj.RequestIds;
import io.taosj.StatementField;
import io.taosj.TaosConnectionException;
import io.taosj.TaosException;
import io.taosj.TaosStatementException;
import io.taosj.spi.QueryOutcome;
import io.taosj.spi.TransportStatement;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import io.taosj.wire.WireFormatException;
import io.taosj.wire.message.Stmt2Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A prepared statement over WebSocket.
 *
 * <p>On the server a statement is dead after its first failure, so it is prepared anew before the next use.
 */
final class WsStatement implements TransportStatement {
    private final Channel channel;
    private final BufferPool pool;
    private final String sql;
    private long id;
    private boolean alive;
    private boolean insert;
    private int parameters;
    private List<StatementField> fields = List.of();

    WsStatement(Channel channel, BufferPool pool, String sql, Duration timeout) {
        this.channel = channel;
        this.pool = pool;
        this.sql = sql;
        prepare(timeout);
    }

    private void prepare(Duration timeout) {
        id = ask("stmt2_init", timeout, out -> {
                    out.writeBooleanField("single_stb_insert", true);
                    out.writeBooleanField("single_table_bind_once", false);
                })
                .number("stmt_id");
        alive = true;
        boolean done = false;
        try {
            TextReply reply = ask("stmt2_prepare", timeout, out -> {
                out.writeNumberField("stmt_id", id);
                out.writeStringField("sql", sql);
                out.writeBooleanField("get_fields", true);
            });
            insert = reply.flag("is_insert");
            parameters = (int) reply.number("fields_count");
            fields = insert ? fields(reply) : List.of();
            done = true;
        } catch (WireFormatException e) {
            throw new TaosConnectionException(
                    ClientErrors.PROTOCOL, "the server's reply is wrong: " + e.getMessage(), e);
        } finally {
            if (!done) {
                close();
            }
        }
    }

    private static List<StatementField> fields(TextReply reply) {
        List<StatementField> fields = new ArrayList<>();
        for (Object entry : reply.list("fields")) {
            if (!(entry instanceof Map<?, ?> field)) {
                throw new WireFormatException("a placeholder's description is no object");
            }
            DataType type = DataType.ofCode(number(field, "field_type"));
            StatementField.Kind kind = StatementField.Kind.ofCode(number(field, "bind_type"));
            int precision = number(field, "precision");
            int length = ColumnInfo.lengthOfStorage(type, number(field, "bytes"));
            ColumnInfo column = new ColumnInfo(
                    String.valueOf(field.get("name")),
                    type,
                    length,
                    type.isDecimal() ? precision : 0,
                    type.isDecimal() ? number(field, "scale") : 0);
            fields.add(new StatementField(
                    kind, column, type == DataType.TIMESTAMP ? Precision.ofCode(precision) : Precision.MILLISECONDS));
        }
        return List.copyOf(fields);
    }

    private static int number(Map<?, ?> field, String name) {
        return field.get(name) instanceof Number number ? number.intValue() : 0;
    }

    private TextReply ask(String action, Duration timeout, TextRequest.Arguments arguments) {
        long requestId = RequestIds.next();
        return channel.text(action, requestId, TextRequest.of(action, requestId, arguments), timeout)
                .orThrow();
    }

    @Override
    public boolean isInsert() {
        return insert;
    }

    @Override
    public List<StatementField> fields() {
        return fields;
    }

    @Override
    public int parameters() {
        return parameters;
    }

    @Override
    public void bind(Stmt2Payload payload, Duration timeout) {
        if (!alive) {
            prepare(timeout);
        }
        boolean done = false;
        try {
            long requestId = RequestIds.next();
            channel.binary(
                            new Call(requestId, "stmt2_bind", false, outcome -> {}),
                            payload.encode(requestId, id),
                            timeout)
                    .orThrow();
            done = true;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    @Override
    public long execute(Duration timeout) {
        checkAlive();
        boolean done = false;
        try {
            long requestId = RequestIds.next();
            byte[] request = TextRequest.of("stmt2_exec", requestId, out -> out.writeNumberField("stmt_id", id));
            long rows = channel.change("stmt2_exec", requestId, request, timeout)
                    .orThrow()
                    .number("affected");
            done = true;
            return rows;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    private void checkAlive() {
        if (!alive) {
            throw new TaosStatementException(ClientErrors.STATEMENT_STATE, "the last call failed; bind again");
        }
    }

    @Override
    public QueryOutcome.Rows result(Duration timeout) {
        checkAlive();
        TextReply reply = ask("stmt2_result", timeout, out -> out.writeNumberField("stmt_id", id));
        try {
            ResultSchema schema = SchemaReply.of(reply);
            return new QueryOutcome.Rows(schema, new WsBlockSource(channel, pool, schema, reply.number("id"), timeout));
        } catch (WireFormatException e) {
            throw new TaosConnectionException(
                    ClientErrors.PROTOCOL, "the server's reply is wrong: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (alive) {
            alive = false;
            if (channel.isOpen()) {
                long requestId = RequestIds.next();
                byte[] request = TextRequest.of("stmt2_close", requestId, out -> out.writeNumberField("stmt_id", id));
                try {
                    channel.post("stmt2_close", requestId, request);
                } catch (TaosException ignored) {
                    // the connection ended, and the statement with it
                }
            }
        }
    }
}

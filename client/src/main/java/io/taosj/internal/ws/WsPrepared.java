package io.taosj.internal.ws;

import io.taosj.ClientErrors;
import io.taosj.RequestIds;
import io.taosj.StatementField;
import io.taosj.TaosConnectionException;
import io.taosj.spi.PreparedHandle;
import io.taosj.spi.QueryOutcome;
import io.taosj.wire.DataType;
import io.taosj.wire.ResultSchema;
import io.taosj.wire.WireFormatException;
import io.taosj.wire.message.Stmt2Payload;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A statement of the second generation (stmt2) on a server. */
final class WsPrepared implements PreparedHandle {
    private static final int TAG = 2;
    private static final int PARAMETER = 3;
    private static final int TABLE_NAME = 4;

    private final Channel channel;
    private final BufferPool pool;
    private final long id;
    private final boolean insert;
    private final List<StatementField> fields;
    private final int parameters;
    private boolean closed;

    private WsPrepared(Channel channel, BufferPool pool, long id, TextReply reply) {
        this.channel = channel;
        this.pool = pool;
        this.id = id;
        this.insert = reply.flag("is_insert");
        this.fields =
                insert ? reply.list("fields").stream().map(WsPrepared::field).toList() : List.of();
        this.parameters = insert ? fields.size() : (int) reply.number("fields_count");
    }

    static WsPrepared prepare(Channel channel, BufferPool pool, String sql, Duration timeout) {
        long request = RequestIds.next();
        byte[] init = TextRequest.of("stmt2_init", request, out -> {
            out.writeBooleanField("single_stb_insert", true);
            out.writeBooleanField("single_table_bind_once", false);
        });
        long id = channel.text("a new statement", request, init, timeout)
                .orThrow()
                .number("stmt_id");
        try {
            long next = RequestIds.next();
            byte[] prepare = TextRequest.of("stmt2_prepare", next, out -> {
                out.writeNumberField("stmt_id", id);
                out.writeStringField("sql", sql);
                out.writeBooleanField("get_fields", true);
            });
            TextReply reply = channel.text("the preparation of a statement", next, prepare, timeout)
                    .orThrow();
            return new WsPrepared(channel, pool, id, reply);
        } catch (WireFormatException e) {
            free(channel, id);
            throw wrongReply(e);
        } catch (RuntimeException e) {
            free(channel, id);
            throw e;
        }
    }

    private static TaosConnectionException wrongReply(WireFormatException e) {
        return new TaosConnectionException(ClientErrors.PROTOCOL, "the server's reply is wrong: " + e.getMessage(), e);
    }

    private static StatementField field(Object description) {
        if (!(description instanceof Map<?, ?> members)) {
            throw new WireFormatException("a statement's field is no object: " + description);
        }
        int bindType = number(members, "bind_type");
        StatementField.Kind kind =
                switch (bindType) {
                    case TAG -> StatementField.Kind.TAG;
                    case PARAMETER -> StatementField.Kind.PARAMETER;
                    case TABLE_NAME -> StatementField.Kind.TABLE_NAME;
                    default -> StatementField.Kind.COLUMN;
                };
        return new StatementField(
                String.valueOf(members.get("name")),
                DataType.ofCode(number(members, "field_type")),
                number(members, "precision"),
                number(members, "scale"),
                number(members, "bytes"),
                kind);
    }

    private static int number(Map<?, ?> members, String name) {
        return members.get(name) instanceof Number number ? number.intValue() : 0;
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
    public void bind(Stmt2Payload values, Duration timeout) {
        long request = RequestIds.next();
        channel.binary("the binding of values", request, values.encode(request, id), timeout, late -> {})
                .orThrow();
    }

    @Override
    public long execute(Duration timeout) {
        return ask("stmt2_exec", timeout).number("affected");
    }

    private TextReply ask(String action, Duration timeout) {
        long request = RequestIds.next();
        byte[] message = TextRequest.of(action, request, out -> out.writeNumberField("stmt_id", id));
        return channel.text(action, request, message, timeout).orThrow();
    }

    @Override
    public QueryOutcome.Rows result(Duration timeout) {
        TextReply reply = ask("stmt2_result", timeout);
        long resultId = reply.number("id");
        try {
            ResultSchema schema = SchemaReply.of(reply);
            return new QueryOutcome.Rows(schema, new WsBlockSource(channel, pool, schema, resultId, timeout));
        } catch (WireFormatException e) {
            WsSession.free(channel, resultId);
            throw wrongReply(e);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            free(channel, id);
        }
    }

    /** The server's reply finds nobody waiting. */
    private static void free(Channel channel, long id) {
        if (channel.isOpen()) {
            channel.oneWay(
                    TextRequest.of("stmt2_close", RequestIds.next(), out -> out.writeNumberField("stmt_id", id)));
        }
    }
}

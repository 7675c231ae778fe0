package io.taosj.internal.ws;

import io.taosj.ClientErrors;
import io.taosj.RequestIds;
import io.taosj.TaosConnectionException;
import io.taosj.TaosException;
import io.taosj.TaosSchemalessException;
import io.taosj.internal.ZoneNames;
import io.taosj.internal.async.AsyncExecutor;
import io.taosj.spi.QueryOutcome;
import io.taosj.spi.SchemalessRequest;
import io.taosj.spi.TransportSession;
import io.taosj.spi.TransportStatement;
import io.taosj.wire.ResultSchema;
import io.taosj.wire.WireFormatException;
import io.taosj.wire.message.SqlRequest;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A session over one WebSocket connection. */
final class WsSession implements TransportSession {
    private static final int OPTION_TIME_ZONE = 1;

    private final Channel channel;
    private final BufferPool pool;
    private final String version;

    WsSession(Channel channel, BufferPool pool, String version) {
        this.channel = channel;
        this.pool = pool;
        this.version = version;
    }

    @Override
    public QueryOutcome query(String sql, long requestId, Duration timeout) {
        TextReply reply = channel.binary(
                        new Call(requestId, "the query", true, this::freeLate),
                        new SqlRequest(requestId, false, sql).encode(),
                        timeout)
                .orThrow();
        if (reply.flag("is_update")) {
            return new QueryOutcome.Update(reply.number("affected_rows"));
        }
        long resultId = reply.number("id");
        try {
            ResultSchema schema = SchemaReply.of(reply);
            return new QueryOutcome.Rows(schema, new WsBlockSource(channel, pool, schema, resultId, timeout));
        } catch (WireFormatException e) {
            free(channel, resultId);
            throw new TaosConnectionException(
                    ClientErrors.PROTOCOL, "the server's reply is wrong: " + e.getMessage(), e);
        }
    }

    /** A result that nobody waits for any more would stay on the server until the connection ends. */
    private void freeLate(Call.Outcome outcome) {
        if (outcome instanceof Call.Outcome.Text text) {
            TextReply reply = text.reply();
            if (reply.code() == 0 && reply.number("id") != 0) {
                // not in the reader's thread: sending may block
                AsyncExecutor.shared().execute(() -> free(channel, reply.number("id")));
            }
        }
    }

    /** Frees a result; there is no reply. */
    static void free(Channel channel, long resultId) {
        channel.oneWay(TextRequest.of("free_result", RequestIds.next(), out -> out.writeNumberField("id", resultId)));
    }

    @Override
    public void validate(String sql, long requestId, Duration timeout) {
        TextReply reply = channel.binary(
                        new Call(requestId, "the check of a statement", false, outcome -> {}),
                        new SqlRequest(requestId, true, sql).encode(),
                        timeout)
                .orThrow();
        int code = (int) reply.number("result_code");
        if (code != 0) {
            throw TaosException.of(code, reply.message());
        }
    }

    @Override
    public TransportStatement prepare(String sql, Duration timeout) {
        return new WsStatement(channel, pool, sql, timeout);
    }

    @Override
    public long schemaless(SchemalessRequest request, Duration timeout) {
        byte[] message = TextRequest.of("insert", request.requestId(), out -> {
            out.writeNumberField("protocol", request.protocol().code());
            out.writeStringField("precision", request.precision().text());
            out.writeNumberField("ttl", request.ttlDays());
            out.writeStringField("data", request.data());
            TextRequest.optional(out, "table_name_key", request.tableNameKey());
        });
        TextReply reply = channel.change("the schemaless write", request.requestId(), message, timeout);
        if (reply.code() != 0) {
            throw new TaosSchemalessException(reply.code(), reply.message(), reply.number("affected_rows"));
        }
        return reply.number("affected_rows");
    }

    @Override
    public @Nullable String currentDatabase(Duration timeout) {
        String name = ask("get_current_db", timeout).text("db");
        return name.isEmpty() ? null : name;
    }

    @Override
    public String serverVersion() {
        return version;
    }

    @Override
    public String serverInfo(Duration timeout) {
        return ask("get_server_info", timeout).text("info");
    }

    private TextReply ask(String action, Duration timeout) {
        long id = RequestIds.next();
        return channel.text(action, id, TextRequest.of(action, id, out -> {}), timeout)
                .orThrow();
    }

    @Override
    public void setTimeZone(ZoneId zone, Duration timeout) {
        String name = ZoneNames.of(zone);
        long id = RequestIds.next();
        byte[] request = TextRequest.of("options_connection", id, out -> {
            out.writeArrayFieldStart("options");
            out.writeStartObject();
            out.writeNumberField("option", OPTION_TIME_ZONE);
            out.writeStringField("value", name);
            out.writeEndObject();
            out.writeEndArray();
        });
        channel.text("the change of the time zone", id, request, timeout).orThrow();
    }

    @Override
    public boolean cancel(long requestId) {
        return channel.cancel(requestId);
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public boolean isValid(Duration timeout) {
        try {
            return isOpen() && ask("get_current_db", timeout).code() == 0;
        } catch (TaosException e) {
            return false;
        }
    }

    @Override
    public void close() {
        channel.close();
    }
}

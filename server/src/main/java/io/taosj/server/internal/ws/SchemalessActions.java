package io.taosj.server.internal.ws;

import io.taosj.engine.EngineException;
import io.taosj.engine.SchemalessRows;
import io.taosj.engine.SchemalessWrite;
import io.taosj.wire.SchemalessPrecision;
import io.taosj.wire.SchemalessProtocol;
import io.taosj.wire.WireFormatException;

/** Schemaless writing. */
final class SchemalessActions {
    private static final int INVALID_PROTOCOL = 0x3000;

    private SchemalessActions() {}

    static void register() {
        Actions.add("insert", true, null, SchemalessActions::insert);
    }

    private static Reply insert(WsConnection connection, Request request) {
        long protocol = request.numberOrZero("protocol");
        SchemalessPrecision precision = SchemalessPrecision.ofText(request.textOrEmpty("precision"));
        int ttl = (int) request.numberOrZero("ttl");
        String data = request.textOrEmpty("data");
        String tableNameKey = request.text("table_name_key");
        if (protocol == 0) {
            throw new BadRequestException("schemaless write protocol is null");
        }
        SchemalessRows rows = connection
                .session()
                .schemaless(new SchemalessWrite(data, protocol(protocol), precision, ttl, tableNameKey));
        connection.metrics().schemalessRows(rows.affected());
        Reply reply = connection.legacy() ? Reply.idFirst(request) : Reply.ok(request);
        return reply.number("affected_rows", rows.affected()).number("total_rows", rows.total());
    }

    private static SchemalessProtocol protocol(long code) {
        try {
            return SchemalessProtocol.ofCode(code);
        } catch (WireFormatException e) {
            throw new EngineException(INVALID_PROTOCOL, "protocol invalidate", e);
        }
    }
}

package io.taosj.server.internal.tmq;

import io.taosj.engine.BoundTable;
import io.taosj.engine.BoundValues;
import io.taosj.engine.EngineException;
import io.taosj.engine.EngineSession;
import io.taosj.engine.EngineStatement;
import io.taosj.server.internal.JsonValues;
import io.taosj.wire.Block;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.WireFormatException;
import io.taosj.wire.message.TmqBlock;
import io.taosj.wire.message.TmqData;
import io.taosj.wire.message.WriteRawRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes messages of topics, as consumers get them, into a session's database: that is how a database is replicated. */
public final class RawMessages {
    private static final int INVALID_PARAMETERS = 0x118;
    private static final int INVALID_MESSAGE = 0x4000;

    private RawMessages() {}

    /**
     * Does what a write_raw request says.
     *
     * @throws EngineException if it can't be read or can't be done
     */
    public static void write(EngineSession session, ByteBuffer request) {
        WriteRawRequest message;
        try {
            message = WriteRawRequest.decode(request);
        } catch (WireFormatException e) {
            throw new EngineException(INVALID_PARAMETERS, "Invalid parameters", e);
        }
        int type = message.rawType();
        if (type == TmqData.RAW_DATA || type == TmqData.RAW_DATA_AND_META) {
            data(session, decode(message.data(), type));
        } else {
            meta(session, message.data());
        }
    }

    private static TmqData decode(ByteBuffer raw, int type) {
        try {
            return TmqData.decode(raw, type);
        } catch (WireFormatException e) {
            throw unreadable(e);
        }
    }

    private static EngineException unreadable(Throwable cause) {
        return new EngineException(INVALID_MESSAGE, "Invalid message: " + cause.getMessage(), cause);
    }

    private static void meta(EngineSession session, ByteBuffer raw) {
        List<String> statements;
        try {
            String text = StandardCharsets.UTF_8.decode(raw.duplicate()).toString();
            if (!(JsonValues.parse(text) instanceof Map<?, ?> meta)) {
                throw new IllegalArgumentException("no change of a table");
            }
            statements = MetaSql.statements(meta);
        } catch (IOException e) {
            // other servers have a form of their own
            throw unreadable(new IllegalArgumentException("a change of a table that this server has not written"));
        } catch (IllegalArgumentException e) {
            throw unreadable(e);
        }
        for (String sql : statements) {
            session.execute(sql).close();
        }
    }

    private static void data(EngineSession session, TmqData data) {
        data.creations().forEach(creation -> meta(session, creation));
        for (TmqBlock block : data.blocks()) {
            write(session, block);
        }
    }

    private static void write(EngineSession session, TmqBlock rows) {
        String table = rows.table();
        if (table == null || table.isEmpty()) {
            throw unreadable(new IllegalArgumentException("rows without the name of their table"));
        }
        Block block = rows.block();
        List<String> names = new ArrayList<>();
        List<BoundValues> values = new ArrayList<>();
        for (ColumnInfo column : block.schema().columns()) {
            names.add(MetaSql.quoted(column.name()));
            values.add(BoundValues.of(block.column(values.size())));
        }
        String sql = "insert into " + MetaSql.quoted(table) + " (" + String.join(",", names) + ") values("
                + "?,".repeat(names.size() - 1) + "?)";
        try (EngineStatement statement = session.prepare(sql)) {
            statement.bind(List.of(new BoundTable(null, List.of(), values)), false);
            statement.execute();
        }
    }
}

package io.taosj.server.internal.ws;

import io.taosj.engine.BoundTable;
import io.taosj.engine.BoundValues;
import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineStatement;
import io.taosj.wire.Block;
import io.taosj.wire.Precision;
import io.taosj.wire.WireFormatException;
import io.taosj.wire.message.WriteBlockRequest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Blocks that are written into an existing table as they are. */
final class RawBlocks {
    private static final int INVALID_PARAMETERS = 0x118;
    private static final int NO_TABLE = 0x2603;

    private RawBlocks() {}

    /** The binary requests write_raw_block and write_raw_block_with_fields. */
    static Reply write(WsConnection connection, Request request, ByteBuffer in) {
        WriteBlockRequest message;
        Block block;
        try {
            message = WriteBlockRequest.decode(in);
            block = Block.decode(message.block(), Precision.MILLISECONDS);
        } catch (WireFormatException e) {
            throw new EngineException(INVALID_PARAMETERS, "Invalid parameters", e);
        }
        if (block.rows() != message.rows()) {
            throw new EngineException(INVALID_PARAMETERS, "Invalid parameters");
        }
        String table = quoted(message.table());
        List<WriteBlockRequest.Field> fields = message.fields();
        List<String> names = fields == null
                ? firstColumns(connection, table, block.schema().size())
                : fields.stream().map(WriteBlockRequest.Field::name).toList();
        insert(connection, table, names, block);
        return Reply.ok(request);
    }

    private static void insert(WsConnection connection, String table, List<String> names, Block block) {
        List<BoundValues> values = new ArrayList<>();
        for (int i = 0; i < block.schema().size(); i++) {
            values.add(BoundValues.of(block.column(i)));
        }
        try (EngineStatement statement = connection.session().prepare(insert(table, names))) {
            statement.bind(List.of(new BoundTable(null, List.of(), values)), false);
            connection.metrics().rowsIn(statement.execute());
        }
    }

    private static String insert(String table, List<String> names) {
        String columns = String.join(",", names.stream().map(RawBlocks::quoted).toList());
        return "insert into " + table + " (" + columns + ") values(" + "?,".repeat(names.size() - 1) + "?)";
    }

    /** The table's first columns, to which a block without names belongs. */
    private static List<String> firstColumns(WsConnection connection, String table, int count) {
        List<String> names = new ArrayList<>();
        try (EngineResult rows = connection.session().execute("describe " + table)) {
            for (Block block = rows.next(); block != null; block = rows.next()) {
                for (int row = 0; row < block.rows() && names.size() < count; row++) {
                    names.add(String.valueOf(block.texts(0).getString(row)));
                }
            }
        } catch (EngineException e) {
            throw e.code() == NO_TABLE ? new EngineException(NO_TABLE, "Table does not exist", e) : e;
        }
        return names;
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "") + "`";
    }
}

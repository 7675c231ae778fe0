package io.taosj.wire.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.wire.Block;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.message.FetchRawDataReply;
import io.taosj.wire.message.FetchRawReply;
import io.taosj.wire.message.TmqBlock;
import io.taosj.wire.message.TmqData;
import io.taosj.wire.recorded.Recording.Message;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows in recorded subscription messages are rows of the tables that the topic covers. */
class RecordedSubscriptionsTest {

    static Stream<Recording> recordings() {
        return Recording.all().stream().filter(r -> r.expect().containsKey("tmq"));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void rowsAreThoseOfTheTables(Recording recording) {
        Map<String, Object> tables =
                Json.object(Json.object(recording.expect().get("tmq")).get("tables"));
        int rows = 0;
        for (Message m : recording.messages()) {
            if (m.fromServer() && m.isBinary()) {
                for (TmqBlock block : blocks(m.buffer())) {
                    rows += block.block().rows();
                    check(m.where(), block, tables);
                }
            }
        }
        assertThat(rows).as(recording.name()).isPositive();
    }

    private static List<TmqBlock> blocks(ByteBuffer message) {
        ByteBuffer raw = null;
        int rawType = 0;
        if (message.getLong(0) == -1) {
            FetchRawDataReply reply = FetchRawDataReply.decode(message);
            raw = reply.data();
            rawType = reply.rawType();
        } else if (message.getLong(24) == 3) {
            FetchRawReply reply = FetchRawReply.decode(message);
            raw = reply.data();
            rawType = reply.rawType();
        }
        boolean rows = rawType == TmqData.RAW_DATA || rawType == TmqData.RAW_DATA_AND_META;
        return rows ? TmqData.decode(Objects.requireNonNull(raw), rawType).blocks() : List.of();
    }

    /** Each row must be a row of some table that has the block's columns. */
    private static void check(String where, TmqBlock tmq, Map<String, Object> tables) {
        Block block = tmq.block();
        List<String> names =
                block.schema().columns().stream().map(ColumnInfo::name).toList();
        List<List<Object>> candidates = new ArrayList<>();
        for (Object table : tables.values()) {
            candidates.addAll(candidates(tmq, names, Json.object(table)));
        }
        for (int r = 0; r < block.rows(); r++) {
            int row = r;
            assertThat(candidates)
                    .as("%s row %s of %s: %s", where, r, tmq.table(), Cells.row(block, r))
                    .anyMatch(c -> Cells.same(block, row, c));
        }
    }

    private static List<List<Object>> candidates(TmqBlock tmq, List<String> names, Map<String, Object> table) {
        List<String> columns = Json.list(table.get("columns")).stream()
                .map(c -> (String) Json.list(c).get(0))
                .toList();
        if (!columns.containsAll(names)) {
            return List.of();
        }
        int name = columns.indexOf("tbname");
        List<List<Object>> rows = new ArrayList<>();
        for (Object row : Json.list(table.get("rows"))) {
            List<Object> cells = Json.list(row);
            if (tmq.table() == null
                    || name < 0
                    || names.contains("tbname")
                    || tmq.table().equals(cells.get(name))) {
                rows.add(names.stream().map(n -> cells.get(columns.indexOf(n))).toList());
            }
        }
        return rows;
    }
}

package io.taosj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.spi.BlockSource;
import io.taosj.spi.QueryOutcome;
import io.taosj.wire.Block;
import io.taosj.wire.BlockBuilder;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaosResultTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant TIME = Instant.parse("2024-07-01T12:00:00.123456789Z");
    private static final ResultSchema SCHEMA = new ResultSchema(
            List.of(
                    ColumnInfo.of("ts", DataType.TIMESTAMP),
                    ColumnInfo.of("group_id", DataType.INT),
                    ColumnInfo.of("current", DataType.DOUBLE),
                    ColumnInfo.of("Location", DataType.VARCHAR, 20),
                    ColumnInfo.of("big", DataType.UBIGINT),
                    ColumnInfo.decimal("price", 10, 2),
                    ColumnInfo.of("ok", DataType.BOOL),
                    ColumnInfo.of("raw", DataType.VARBINARY, 10)),
            Precision.NANOSECONDS);

    private static final class Blocks implements BlockSource {
        final Deque<Block> blocks = new ArrayDeque<>();
        final List<Block> recycled = new ArrayList<>();
        int closed;

        @Override
        public @Nullable Block next() {
            return blocks.poll();
        }

        @Override
        public void recycle(Block block) {
            recycled.add(block);
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private final Blocks source = new Blocks();

    private TaosResult result(int... rowsPerBlock) {
        int number = 0;
        for (int rows : rowsPerBlock) {
            BlockBuilder builder = new BlockBuilder(SCHEMA);
            for (int row = 0; row < rows; row++) {
                addRow(builder, number++);
            }
            source.blocks.add(builder.build());
        }
        return new TaosResult(new QueryOutcome.Rows(SCHEMA, source), BERLIN);
    }

    /** Every third row is null but for its time. */
    private static void addRow(BlockBuilder builder, int number) {
        builder.column(0).addLong(io.taosj.wire.Ticks.ofInstant(TIME.plusSeconds(number), Precision.NANOSECONDS));
        if (number % 3 == 2) {
            for (int i = 1; i < SCHEMA.size(); i++) {
                builder.column(i).addNull();
            }
            return;
        }
        builder.column(1).addLong(number);
        builder.column(2).addDouble(number + 0.5);
        builder.column(3).addText("place " + number);
        builder.column(4).addLong(-1 - number);
        builder.column(5).addDecimal(new BigDecimal("12.34"));
        builder.column(6).addBoolean(number % 2 == 0);
        builder.column(7).addBytes(new byte[] {(byte) number, -1});
    }

    record Reading(
            Instant ts,
            @Nullable Integer groupId,
            @Nullable Double current,
            @Nullable String location) {}

    record Strict(int groupId) {}

    record Unknown(int nothing) {}

    /** A bean. */
    public static class Bean {
        private int groupId = -5;
        private @Nullable LocalDateTime ts;

        public void setGroupId(int groupId) {
            this.groupId = groupId;
        }

        public void setTS(LocalDateTime ts) {
            this.ts = ts;
        }

        public void setNothing(String ignored) {
            throw new AssertionError(ignored);
        }
    }

    @Test
    void aCursorVisitsEveryRowOnceAndRecyclesBlocks() {
        TaosResult result = result(3, 1, 2);
        List<Instant> seen = new ArrayList<>();
        RowCursor row = result.cursor();
        assertThatThrownBy(() -> row.getLong(0)).isInstanceOf(TaosResultException.class);
        while (row.next()) {
            seen.add(row.getInstant(0));
        }
        assertThat(row.next()).isFalse();
        assertThat(seen).hasSize(6).startsWith(TIME).endsWith(TIME.plusSeconds(5));
        assertThat(source.recycled).hasSize(3);
        assertThatThrownBy(() -> row.getLong(0)).isInstanceOf(TaosResultException.class);
    }

    @Test
    void readsValuesByTypeAndByLabel() {
        RowCursor row = result(3).cursor();
        row.next();
        assertThat(row.getInstant("ts")).isEqualTo(TIME);
        assertThat(row.getLocalDateTime(0)).isEqualTo(LocalDateTime.parse("2024-07-01T14:00:00.123456789"));
        assertThat(row.getZonedDateTime(0)).isEqualTo(TIME.atZone(BERLIN));
        assertThat(row.getString(0)).isEqualTo("2024-07-01T14:00:00.123456789+02:00");
        row.next();
        assertThat(row.getInt("group_id")).isEqualTo(1);
        assertThat(row.getLong(1)).isEqualTo(1);
        assertThat(row.getDouble(1)).isEqualTo(1.0);
        assertThat(row.getBoolean(1)).isTrue();
        assertThat(row.getString(1)).isEqualTo("1");
        assertThat(row.getDouble("current")).isEqualTo(1.5);
        assertThat(row.getFloat(2)).isEqualTo(1.5f);
        assertThat(row.getBigDecimal(2)).isEqualByComparingTo("1.5");
        assertThat(row.getString("Location")).isEqualTo("place 1");
        assertThat(row.getBytes(3)).isEqualTo("place 1".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(row.getObject(4)).isEqualTo(new BigInteger("18446744073709551614"));
        assertThat(row.getObject(4, BigInteger.class)).isEqualTo(new BigInteger("18446744073709551614"));
        assertThat(row.getDouble(4)).isEqualTo(0x1p64);
        assertThat(row.getBigDecimal("price")).isEqualTo("12.34");
        assertThat(row.getBoolean("ok")).isFalse();
        assertThat(row.getLong("ok")).isZero();
        assertThat(row.getBytes("raw")).containsExactly(1, -1);
        assertThat(row.getString("raw")).isEqualTo("01ff");
        assertThat(row.isNull(3)).isFalse();
        row.next();
        for (int i = 1; i < SCHEMA.size(); i++) {
            assertThat(row.isNull(i)).isTrue();
            assertThat(row.getObject(i)).isNull();
            assertThat(row.getString(i)).isNull();
            assertThat(row.getObject(i, Object.class)).isNull();
        }
        assertThat(row.toString()).endsWith("null, null, null, null, null, null, null]");
    }

    @Test
    void neverChangesAValueToMakeItFit() {
        RowCursor row = result(3).cursor();
        row.next();
        assertCode(() -> row.getInt("ts"), ClientErrors.OUT_OF_RANGE);
        assertCode(() -> row.getLong("current"), ClientErrors.OUT_OF_RANGE);
        assertCode(() -> row.getLong("big"), ClientErrors.OUT_OF_RANGE);
        assertCode(() -> row.getLong("price"), ClientErrors.OUT_OF_RANGE);
        assertCode(() -> row.getLong("Location"), ClientErrors.WRONG_TYPE);
        assertCode(() -> row.getBoolean("Location"), ClientErrors.WRONG_TYPE);
        assertCode(() -> row.getInstant("current"), ClientErrors.WRONG_TYPE);
        assertCode(() -> row.getBytes("current"), ClientErrors.WRONG_TYPE);
        assertCode(() -> row.getBigDecimal("raw"), ClientErrors.WRONG_TYPE);
        assertCode(() -> row.getObject(1, Thread.class), ClientErrors.WRONG_TYPE);
        assertCode(() -> row.getLong("Group_Id"), ClientErrors.NO_SUCH_COLUMN);
        assertCode(() -> row.getLong(8), ClientErrors.NO_SUCH_COLUMN);
        assertCode(() -> row.getLong(-1), ClientErrors.NO_SUCH_COLUMN);
        row.next();
        row.next();
        assertCode(() -> row.getLong("group_id"), ClientErrors.NULL_VALUE);
        assertCode(() -> row.getDouble("current"), ClientErrors.NULL_VALUE);
        assertCode(() -> row.getBoolean("ok"), ClientErrors.NULL_VALUE);
    }

    private static void assertCode(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, int code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        TaosException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void mapsRowsOntoRecordsBeansAndSingleValues() {
        List<Reading> readings = result(2, 1).toList(Reading.class);
        assertThat(readings)
                .containsExactly(
                        new Reading(TIME, 0, 0.5, "place 0"),
                        new Reading(TIME.plusSeconds(1), 1, 1.5, "place 1"),
                        new Reading(TIME.plusSeconds(2), null, null, null));
        assertThat(source.closed).isEqualTo(1);
        List<Bean> beans = result(3).toList(Bean.class);
        assertThat(beans).extracting(b -> b.groupId).containsExactly(0, 1, -5);
        assertThat(beans.get(0).ts).isEqualTo(LocalDateTime.parse("2024-07-01T14:00:00.123456789"));
        assertThat(result(2).toList(Instant.class)).containsExactly(TIME, TIME.plusSeconds(1));
    }

    @Test
    void saysWhyRowsCantBeMapped() {
        assertThatThrownBy(() -> result(1).toList(Unknown.class))
                .isInstanceOf(TaosResultException.class)
                .hasMessageContaining("'nothing'")
                .hasMessageContaining("group_id");
        assertThatThrownBy(() -> result(3).toList(Strict.class))
                .isInstanceOf(TaosDataException.class)
                .hasMessageContaining("group_id");
        assertThatThrownBy(() -> result(1).toList(Runnable.class)).isInstanceOf(TaosResultException.class);
    }

    @Test
    void givesMapsAndNumbersDoubleLabels() {
        ResultSchema twice = new ResultSchema(
                List.of(
                        ColumnInfo.of("v", DataType.INT),
                        ColumnInfo.of("v", DataType.INT),
                        ColumnInfo.of("v", DataType.INT)),
                Precision.MILLISECONDS);
        BlockBuilder builder = new BlockBuilder(twice);
        for (int i = 0; i < 3; i++) {
            builder.column(i).addLong(i);
        }
        source.blocks.add(builder.build());
        List<Map<String, @Nullable Object>> maps =
                new TaosResult(new QueryOutcome.Rows(twice, source), BERLIN).toMaps();
        assertThat(maps).containsExactly(Map.of("v", 0, "v_2", 1, "v_3", 2));
        assertThat(maps.get(0).keySet()).containsExactly("v", "v_2", "v_3");
    }

    @Test
    void streamsRowsThatStayValid() {
        try (TaosResult result = result(2, 2)) {
            List<Row> rows = result.stream().toList();
            assertThat(rows)
                    .extracting(r -> r.getInstant(0))
                    .endsWith(TIME.plusSeconds(3))
                    .hasSize(4);
            assertThat(source.recycled).isEmpty();
        }
    }

    @Test
    void givesTheFirstRowAndCloses() {
        Optional<Row> row = result(2).firstRow();
        assertThat(row).get().extracting(r -> r.getInt(1)).isEqualTo(0);
        assertThat(source.closed).isEqualTo(1);
        source.blocks.clear();
        assertThat(result().firstRow()).isEmpty();
    }

    @Test
    void iteratesOverBlocksAndKnowsItsEnd() {
        TaosResult result = result(2, 3);
        List<Integer> sizes = new ArrayList<>();
        for (Block block : result) {
            sizes.add(block.rows());
        }
        assertThat(sizes).containsExactly(2, 3);
        assertThat(result.nextBlock()).isNull();
        assertThat(source.recycled).isEmpty();
        result.close();
        result.close();
        assertThat(source.closed).isEqualTo(1);
        assertThatThrownBy(result::nextBlock)
                .isInstanceOfSatisfying(
                        TaosResultException.class, e -> assertThat(e.sqlState()).isEqualTo("24000"));
    }

    @Test
    void anUpdateHasNoRows() {
        TaosResult result = new TaosResult(new QueryOutcome.Update(7), BERLIN);
        assertThat(result.isUpdate()).isTrue();
        assertThat(result.affectedRows()).isEqualTo(7);
        assertThat(result.schema().size()).isZero();
        assertThat(result.nextBlock()).isNull();
        assertThat(result.toList(Reading.class)).isEmpty();
    }

    @Test
    void requestIdsAreUniqueAndPositive() {
        long last = 0;
        for (int i = 0; i < 1000; i++) {
            long id = RequestIds.next();
            assertThat(id).isGreaterThan(last);
            last = id;
        }
    }
}

package io.taosj.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.taosj.Row;
import io.taosj.RowCursor;
import io.taosj.TaosConnection;
import io.taosj.TaosException;
import io.taosj.TaosResult;
import io.taosj.wire.Block;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.LongColumn;
import io.taosj.wire.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

class ReadingParityIT {
    private static final long T0 = 1_704_067_200_000L;

    private static void numbers(TaosConnection taos, int rows) {
        taos.execute("create table n (ts timestamp, v bigint)");
        for (int from = 0; from < rows; from += 10_000) {
            StringBuilder sql = new StringBuilder("insert into n values ");
            for (int i = from; i < Math.min(rows, from + 10_000); i++) {
                sql.append('(').append(T0 + i).append(',').append(i).append(')');
            }
            taos.execute(sql.toString());
        }
    }

    @ParityTest(also = "P3")
    void r1ColumnsHaveNamesTypesAndLengths(TaosConnection taos) {
        taos.execute("create table t (ts timestamp, b bool, i1 tinyint, u8 bigint unsigned, f float, d double,"
                + " v varchar(20), n nchar(10), x varbinary(8))");
        try (TaosResult result = taos.query("select * from t")) {
            assertThat(result.schema().columns().stream().map(ColumnInfo::name))
                    .containsExactly("ts", "b", "i1", "u8", "f", "d", "v", "n", "x");
            assertThat(result.schema().columns().stream().map(ColumnInfo::type))
                    .containsExactly(
                            DataType.TIMESTAMP,
                            DataType.BOOL,
                            DataType.TINYINT,
                            DataType.UBIGINT,
                            DataType.FLOAT,
                            DataType.DOUBLE,
                            DataType.VARCHAR,
                            DataType.NCHAR,
                            DataType.VARBINARY);
            assertThat(result.schema().columns().get(6).length()).isEqualTo(20);
            assertThat(result.schema().columns().get(7).length()).isEqualTo(10);
        }
    }

    @ParityTest
    void r2TheNumberOfColumnsIsNotThatOfRows(TaosConnection taos) {
        numbers(taos, 7);
        try (TaosResult result = taos.query("select ts, v from n")) {
            assertThat(result.schema().size()).isEqualTo(2);
        }
    }

    @ParityTest
    void r3RowsGiveTheSameValuesEverywhere(TaosConnection taos) {
        taos.execute("create table t (ts timestamp, b bool, i int, f float, d double, v varchar(20), n nchar(10))");
        taos.execute("insert into t values (" + T0 + ", true, -5, 1.5, 0.1, 'text', '中文')");
        try (TaosResult result = taos.query("select * from t")) {
            RowCursor row = result.cursor();
            assertThat(row.next()).isTrue();
            assertThat(row.getInstant("ts").toEpochMilli()).isEqualTo(T0);
            assertThat(row.getObject(1)).isEqualTo(true);
            assertThat(row.getObject(2)).isEqualTo(-5);
            assertThat(row.getObject(3)).isEqualTo(1.5f);
            assertThat(row.getObject(4)).isEqualTo(0.1);
            assertThat(row.getObject(5)).isEqualTo("text");
            assertThat(row.getObject(6)).isEqualTo("中文");
            assertThat(row.next()).isFalse();
        }
    }

    @ParityTest
    void r4AllRowsAtOnceAndOnlyOnce(TaosConnection taos) {
        numbers(taos, 5_000);
        TaosResult result = taos.query("select v from n");
        assertThat(result.toList(Long.class)).hasSize(5_000);
        assertThatThrownBy(() -> result.toList(Long.class)).hasMessageContaining("closed");
    }

    @ParityTest
    void r5MapsKeepEqualLabelsApart(TaosConnection taos) {
        numbers(taos, 1);
        List<Map<String, Object>> maps = taos.query("select v, v from n").toMaps();
        assertThat(maps).hasSize(1);
        assertThat(maps.get(0)).containsExactly(Map.entry("v", 0L), Map.entry("v_2", 0L));
    }

    @ParityTest
    void r6BlocksAreReadByColumns(TaosConnection taos) {
        numbers(taos, 30_000);
        long[] sum = {0, 0};
        try (TaosResult result = taos.query("select v from n")) {
            result.forEachBlock(block -> {
                LongColumn values = block.longs(0);
                for (int row = 0; row < block.rows(); row++) {
                    sum[0] += values.getLong(row);
                }
                long[] copy = new long[block.rows()];
                values.copyTo(0, copy, 0, copy.length);
                sum[1] += LongStream.of(copy).sum();
            });
        }
        assertThat(sum[0]).isEqualTo(30_000L * 29_999 / 2).isEqualTo(sum[1]);
        assertThat(taos.query("select sum(v) from n").toList(Long.class)).containsExactly(sum[0]);
    }

    @ParityTest
    void r7AFewRowsAreEnough(TaosConnection taos) {
        numbers(taos, 20_000);
        try (Stream<Row> rows = taos.query("select v from n order by ts").stream()) {
            assertThat(rows.limit(2).map(Row::toString)).containsExactly("[0]", "[1]");
        }
        assertThat(taos.query("select count(*) from n").toList(Long.class)).containsExactly(20_000L);
    }

    @ParityTest(on = {ParityTransport.WS, ParityTransport.EMBEDDED})
    void r8ThePrecisionOfTheDatabaseIsTold(TaosConnection taos, ParityTarget target) {
        for (Precision precision : Precision.values()) {
            String name = target.database() + "_" + precision.text();
            taos.execute("create database " + name + " precision '" + precision.text() + "'");
            taos.execute("create table " + name + ".t (ts timestamp, v int)");
            try (TaosResult result = taos.query("select ts from " + name + ".t")) {
                assertThat(result.schema().precision()).isEqualTo(precision);
            }
            taos.execute("drop database " + name);
        }
    }

    @ParityTest(also = "R9")
    void r10AHalfReadResultIsFreed(TaosConnection taos) {
        numbers(taos, 20_000);
        for (int i = 0; i < 20; i++) {
            TaosResult result = taos.query("select * from n");
            assertThat(result.nextBlock()).isNotNull();
            result.close();
            result.close();
            TaosException e = catchThrowableOfType(TaosException.class, result::nextBlock);
            assertThat(e.sqlState()).isEqualTo("24000");
        }
        assertThat(taos.query("select count(*) from n").toList(Long.class)).containsExactly(20_000L);
    }

    @ParityTest(
            on = ParityTransport.REST,
            also = {"H2", "H5"})
    void r11RestResultsAreTheSame(TaosConnection taos) {
        numbers(taos, 10_000);
        try (TaosResult result = taos.query("select ts, v from n order by ts")) {
            int rows = 0;
            for (Block block : result) {
                rows += block.rows();
            }
            assertThat(rows).isEqualTo(10_000);
        }
        assertThat(taos.execute("insert into n values (now, 1)")).isEqualTo(1);
    }

    @ParityTest
    void p8NoMixOfCallsRepeatsOrLosesARow(TaosConnection taos) {
        numbers(taos, 12_000);
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            List<Long> seen = new ArrayList<>();
            try (TaosResult result = taos.query("select v from n order by ts")) {
                for (int part = 0; part < 3; part++) {
                    // each part asks for the cursor anew
                    RowCursor cursor = result.cursor();
                    for (int i = random.nextInt(3_000); i > 0 && cursor.next(); i--) {
                        seen.add(cursor.getLong(0));
                    }
                }
                if (random.nextBoolean()) {
                    result.stream().forEach(row -> seen.add(row.getLong(0)));
                } else {
                    seen.addAll(result.toList(Long.class));
                }
            }
            assertThat(seen)
                    .containsExactlyElementsOf(
                            LongStream.range(0, 12_000).boxed().toList());
        }
    }

    @ParityTest
    void p9ARowBeforeTheFirstIsAnError(TaosConnection taos) {
        try (TaosResult result = taos.query("select 1")) {
            RowCursor cursor = result.cursor();
            TaosException e = catchThrowableOfType(TaosException.class, () -> cursor.getLong(0));
            assertThat(e.sqlState()).isEqualTo("24000");
            assertThat(IntStream.range(0, 1).allMatch(i -> cursor.next())).isTrue();
        }
    }
}

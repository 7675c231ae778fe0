package io.taosj.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.Geometries;
import io.taosj.Row;
import io.taosj.Statement2;
import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.TaosResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.dflib.DataFrame;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked // values of rows that the test has written itself
class TaosArrowTest {
    private static final long T0 = 1_704_067_200_000L;
    private static final String COLUMNS = "bo bool, i8 tinyint, i16 smallint, i32 int, i64 bigint, u8 tinyint unsigned,"
            + " u16 smallint unsigned, u32 int unsigned, u64 bigint unsigned, f float, d double, vc varchar(20),"
            + " nc nchar(20), vb varbinary(20), geo geometry(100), t timestamp, de decimal(38,4), d64 decimal(10,2)";
    private static final Object[] VALUES = {
        true,
        (byte) -1,
        (short) -2,
        -3,
        -4L,
        (short) 255,
        65_535,
        4_294_967_295L,
        new BigInteger("18446744073709551615"),
        1.5f,
        2.25,
        "vc",
        "nc测😀",
        new byte[] {0, -1, 16},
        Geometries.toBinary("POINT (1 2)"),
        Instant.ofEpochMilli(T0 + 7),
        new BigDecimal("-12345678901234567890.1234"),
        new BigDecimal("99.98")
    };

    private final BufferAllocator allocator = new RootAllocator();
    private final TaosConnection taos = Taos.connect("taos+embedded:");

    @BeforeEach
    void tables() {
        taos.execute("drop database if exists arrow");
        taos.execute("create database arrow");
        taos.execute("use arrow");
        taos.execute("create table a (ts timestamp, " + COLUMNS + ")");
        taos.execute("create table b (ts timestamp, " + COLUMNS + ")");
        try (Statement2 st = taos.statement2("insert into a values (?" + ",?".repeat(VALUES.length) + ")")) {
            Object[] row = new Object[VALUES.length + 1];
            System.arraycopy(VALUES, 0, row, 1, VALUES.length);
            for (int i = 0; i < 3; i++) {
                row[0] = T0 + i;
                st.bindRow(i == 1 ? nulls(T0 + 1) : row);
            }
            st.execute();
        }
    }

    private static Object[] nulls(long time) {
        Object[] row = new Object[VALUES.length + 1];
        row[0] = time;
        return row;
    }

    @AfterEach
    void close() {
        taos.execute("drop database arrow");
        taos.close();
        // fails if a buffer leaked
        allocator.close();
    }

    private void checkCopy() {
        List<Row> rows = taos.query("select * from b order by ts").stream().toList();
        assertThat(rows).hasSize(3);
        for (int i = 0; i < VALUES.length; i++) {
            assertThat(rows.get(0).getObject(i + 1)).as("column %s", i).isEqualTo(VALUES[i]);
            assertThat(rows.get(1).getObject(i + 1)).as("null of column %s", i).isNull();
            assertThat(rows.get(2).getInstant(0).toEpochMilli()).isEqualTo(T0 + 2);
        }
    }

    private Statement2 insert() {
        return taos.statement2("insert into b values (?" + ",?".repeat(VALUES.length) + ")");
    }

    @Test
    void everyTypeGoesThroughAStreamAndBack() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(TaosArrow.writeStream(taos.query("select * from a"), allocator, Channels.newChannel(out)))
                .isEqualTo(3);
        try (ArrowStreamReader reader = new ArrowStreamReader(new ByteArrayInputStream(out.toByteArray()), allocator);
                Statement2 st = insert()) {
            while (reader.loadNextBatch()) {
                TaosArrow.bind(st, reader.getVectorSchemaRoot());
            }
            assertThat(st.execute()).isEqualTo(3);
        }
        checkCopy();
    }

    @Test
    void filesCanBeReadAtAnyBatch(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("a.arrow");
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(TaosArrow.writeFile(taos.query("select ts, i64 from a"), allocator, out))
                    .isEqualTo(3);
        }
        try (FileChannel in = FileChannel.open(file);
                ArrowFileReader reader = new ArrowFileReader(in, allocator)) {
            assertThat(reader.loadRecordBatch(reader.getRecordBlocks().get(0))).isTrue();
            BigIntVector values = (BigIntVector) reader.getVectorSchemaRoot().getVector("i64");
            assertThat(values.get(0)).isEqualTo(-4);
            assertThat(values.isNull(1)).isTrue();
        }
    }

    @Test
    void batchesOfManyRowsHaveTheSameSum() {
        taos.execute("create table n (ts timestamp, v bigint)");
        for (int from = 0; from < 30_000; from += 10_000) {
            StringBuilder sql = new StringBuilder("insert into n values ");
            for (int i = from; i < from + 10_000; i++) {
                sql.append('(').append(T0 + i).append(',').append(i).append(')');
            }
            taos.execute(sql.toString());
        }
        long[] sum = {0};
        long rows = TaosArrow.forEachBatch(taos.query("select v, v from n"), allocator, batch -> {
            assertThat(batch.getSchema().getFields().stream().map(Field::getName))
                    .containsExactly("v", "v_2");
            BigIntVector values = (BigIntVector) batch.getVector("v_2");
            for (int i = 0; i < batch.getRowCount(); i++) {
                sum[0] += values.get(i);
            }
        });
        assertThat(rows).isEqualTo(30_000);
        assertThat(sum[0]).isEqualTo(30_000L * 29_999 / 2);
    }

    @Test
    void aBlockIsABatch() {
        try (TaosResult result = taos.query("select i32, vc from a order by ts");
                VectorSchemaRoot batch = TaosArrow.batch(result.iterator().next(), allocator)) {
            assertThat(batch.getRowCount()).isEqualTo(3);
            assertThat(batch.getVector("i32").getObject(0)).isEqualTo(-3);
            assertThat(batch.getVector("vc").getObject(2)).hasToString("vc");
            assertThat(batch.getSchema().findField("vc").getMetadata()).containsEntry("taosj.type", "VARCHAR");
            try (Statement2 st = insert()) {
                assertThatThrownBy(() -> TaosArrow.bind(st, batch))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("'ts'");
            }
        }
    }

    @Test
    void dataFramesGoThereAndBack() {
        DataFrame frame = DataFrames.of(taos.query("select * from a"));
        assertThat(frame.height()).isEqualTo(3);
        assertThat(frame.getColumn("vc").get(0)).isEqualTo("vc");
        try (Statement2 st = insert()) {
            DataFrames.bind(st, frame);
            assertThat(st.execute()).isEqualTo(3);
        }
        checkCopy();
    }

    @Test
    void dataFramesMakeChildTables() {
        taos.execute("create stable s (ts timestamp, v double) tags (place varchar(20))");
        DataFrame frame = DataFrame.foldByRow("tbname", "place", "ts", "v")
                .of("d1", "Berlin", T0, 1.5, "d2", "Bonn", T0, 2.5, "d1", "Berlin", T0 + 1, 3.5);
        try (Statement2 st = taos.statement2("insert into s (tbname, place, ts, v) values (?, ?, ?, ?)")) {
            DataFrames.bind(st, frame);
            assertThat(st.execute()).isEqualTo(3);
        }
        DataFrame means = DataFrames.of(
                taos.query("select place, avg(v) as v, count(*) as n from s partition by place order by place"));
        assertThat(means.getColumn("place").toList()).isEqualTo(List.of("Berlin", "Bonn"));
        assertThat(means.getColumn("v").toList()).isEqualTo(List.of(2.5, 2.5));
        assertThat(means.getColumn("n").toList()).isEqualTo(List.of(2L, 1L));
        try (Statement2 st = insert()) {
            assertThatThrownBy(() -> DataFrames.bind(st, means)).hasMessageContaining("'ts'");
        }
    }
}

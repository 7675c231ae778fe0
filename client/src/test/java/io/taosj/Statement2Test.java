package io.taosj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.spi.QueryOutcome;
import io.taosj.spi.TransportStatement;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.message.Stmt2BindRequest;
import io.taosj.wire.message.Stmt2Column;
import io.taosj.wire.message.Stmt2Payload;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class Statement2Test {
    private static final class Fake implements TransportStatement {
        private final List<StatementField> fields;
        private final List<Stmt2BindRequest> bound = new ArrayList<>();

        private Fake(List<StatementField> fields) {
            this.fields = fields;
        }

        @Override
        public boolean isInsert() {
            return !fields.isEmpty();
        }

        @Override
        public List<StatementField> fields() {
            return fields;
        }

        @Override
        public int parameters() {
            return fields.isEmpty() ? 2 : fields.size();
        }

        @Override
        public void bind(Stmt2Payload payload, Duration timeout) {
            ByteBuffer view = payload.encode(1, 2);
            byte[] copy = new byte[view.remaining()];
            view.get(copy);
            bound.add(Stmt2BindRequest.decode(ByteBuffer.wrap(copy)));
        }

        @Override
        public long execute(Duration timeout) {
            return bound.size();
        }

        @Override
        public QueryOutcome.Rows result(Duration timeout) {
            throw new AssertionError("not used");
        }

        @Override
        public void close() {}
    }

    private static StatementField column(ColumnInfo info) {
        return new StatementField(StatementField.Kind.COLUMN, info, Precision.MICROSECONDS);
    }

    private static StatementField column(DataType type) {
        return column(type.isVariable() ? ColumnInfo.of("c", type, 4) : ColumnInfo.of("c", type));
    }

    private static Statement2 statement(Fake fake) {
        return new Statement2(fake, Duration.ofSeconds(1), ZoneId.of("Europe/Berlin"));
    }

    private static List<@Nullable Object> bind(StatementField field, BindTable table) {
        Fake fake = new Fake(List.of(field));
        statement(fake).bind(table);
        Stmt2Column column = fake.bound.get(0).tables().get(0).columns().get(0);
        List<@Nullable Object> values = new ArrayList<>();
        for (int row = 0; row < column.rows(); row++) {
            values.add(column.get(row));
        }
        return values;
    }

    private static void assertRefused(StatementField field, BindTable table, int code, String text) {
        Fake fake = new Fake(List.of(field));
        assertThatThrownBy(() -> statement(fake).bind(table))
                .isInstanceOfSatisfying(
                        TaosDataException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(text);
        assertThat(fake.bound).isEmpty();
    }

    @Test
    void takesPrimitiveArraysAndMasks() {
        assertThat(bind(column(DataType.BIGINT), BindTable.unnamed().column(new long[] {1, -2})))
                .containsExactly(1L, -2L);
        assertThat(bind(
                        column(DataType.TINYINT),
                        BindTable.unnamed().column(new long[] {999, 5}, new boolean[] {true, false})))
                .containsExactly(null, 5L);
        assertThat(bind(column(DataType.TIMESTAMP), BindTable.unnamed().column(new int[] {7})))
                .containsExactly(7L);
        assertThat(bind(column(DataType.FLOAT), BindTable.unnamed().column(new double[] {0.1})))
                .containsExactly(0.1f);
        assertThat(bind(column(DataType.DOUBLE), BindTable.unnamed().column(new float[] {0.5f})))
                .containsExactly(0.5);
        assertThat(bind(column(DataType.DOUBLE), BindTable.unnamed().column(new long[] {3})))
                .containsExactly(3.0);
        assertThat(bind(column(DataType.BOOL), BindTable.unnamed().column(new boolean[] {true, false})))
                .containsExactly(true, false);
        assertThat(bind(column(DataType.NCHAR), BindTable.unnamed().column(new String[] {"测试😀x", null})))
                .containsExactly("测试😀x", null);
        assertThat(bind(
                        column(ColumnInfo.decimal("d", 5, 2)),
                        BindTable.unnamed().column(new BigDecimal[] {new BigDecimal("123.40")})))
                .containsExactly(new BigDecimal("123.40"));
    }

    @Test
    void takesObjectsAndTimes() {
        Instant time = Instant.parse("2024-07-01T12:00:00.123456Z");
        long ticks = time.getEpochSecond() * 1_000_000 + 123_456;
        assertThat(bind(column(DataType.TIMESTAMP), BindTable.unnamed().column(new Instant[] {time, null})))
                .containsExactly(ticks, null);
        assertThat(bind(
                        column(DataType.TIMESTAMP),
                        BindTable.unnamed().column(List.of(LocalDateTime.parse("2024-07-01T14:00:00.123456"), ticks))))
                .containsExactly(ticks, ticks);
        assertThat(bind(
                        column(DataType.UBIGINT),
                        BindTable.unnamed().column(List.of(new BigInteger("18446744073709551615"), 3, 4.0))))
                .containsExactly(new BigInteger("18446744073709551615"), BigInteger.valueOf(3), BigInteger.valueOf(4));
        assertThat(bind(column(DataType.INT), BindTable.unnamed().column(Arrays.asList((short) 1, null, 3L))))
                .containsExactly(1L, null, 3L);
    }

    @Test
    void refusesWhatDoesNotFitBeforeAnythingIsSent() {
        int range = ClientErrors.OUT_OF_RANGE;
        int type = ClientErrors.WRONG_TYPE;
        assertRefused(column(DataType.TINYINT), BindTable.unnamed().column(new int[] {1, 128}), range, "128 of row 1");
        assertRefused(column(DataType.UINT), BindTable.unnamed().column(new long[] {-1}), range, "INT UNSIGNED");
        assertRefused(column(DataType.INT), BindTable.unnamed().column(List.of(1.5)), range, "1.5");
        assertRefused(column(DataType.FLOAT), BindTable.unnamed().column(new double[] {1e300}), range, "1.0E300");
        assertRefused(column(DataType.DOUBLE), BindTable.unnamed().column(new long[] {(1L << 53) + 1}), range, "row 0");
        assertRefused(column(DataType.VARCHAR), BindTable.unnamed().column(new String[] {"äää"}), range, "VARCHAR(4)");
        assertRefused(column(DataType.NCHAR), BindTable.unnamed().column(new String[] {"12345"}), range, "NCHAR(4)");
        assertRefused(
                column(DataType.VARBINARY), BindTable.unnamed().column(new byte[][] {new byte[5]}), range, "5 by");
        assertRefused(
                column(DataType.TIMESTAMP),
                BindTable.unnamed().column(new Instant[] {Instant.ofEpochSecond(0, 1)}),
                range,
                "finer than us");
        assertRefused(
                column(ColumnInfo.decimal("d", 5, 2)),
                BindTable.unnamed().column(new BigDecimal[] {new BigDecimal("1.234")}),
                range,
                "DECIMAL(5,2)");
        assertRefused(column(DataType.INT), BindTable.unnamed().column(new String[] {"1"}), type, "String");
        assertRefused(column(DataType.INT), BindTable.unnamed().column(new double[] {1}), type, "floating-point");
        assertRefused(column(DataType.BOOL), BindTable.unnamed().column(new long[] {1}), type, "whole number");
        assertRefused(column(DataType.BOOL), BindTable.unnamed().column(List.of(1)), type, "Integer");
        assertRefused(column(DataType.VARCHAR), BindTable.unnamed().column(new int[] {1}), type, "whole number");
    }

    @Test
    void checksNamesTagsAndLengths() {
        StatementField name = new StatementField(
                StatementField.Kind.TABLE_NAME, ColumnInfo.of("tbname", DataType.VARCHAR, 269), Precision.MILLISECONDS);
        StatementField tag =
                new StatementField(StatementField.Kind.TAG, ColumnInfo.of("t", DataType.INT), Precision.MILLISECONDS);
        Fake fake = new Fake(List.of(name, tag, column(DataType.INT), column(DataType.INT)));
        Statement2 statement = statement(fake);
        int[] two = {1, 2};
        statement.bind(
                BindTable.named("a").tags(1).column(two).column(two),
                BindTable.named("b").tags((Object) null).column(two).column(two));
        assertThat(fake.bound.get(0).tables())
                .extracting(Stmt2BindRequest.Table::name)
                .containsExactly("a", "b");
        assertThat(fake.bound.get(0).tables().get(1).tags().get(0).isNull(0)).isTrue();
        for (BindTable wrong : List.of(
                BindTable.unnamed().tags(1).column(two).column(two),
                BindTable.named("a").column(two).column(two),
                BindTable.named("a").tags(1).column(two),
                BindTable.named("a").tags(1).column(two).column(new int[3]),
                BindTable.named("a").tags(1).column(new int[0]).column(new int[0]))) {
            assertThatThrownBy(() -> statement.bind(wrong)).isInstanceOf(TaosStatementException.class);
        }
        assertThatThrownBy(() -> BindTable.unnamed().column(two, new boolean[1]))
                .isInstanceOf(TaosStatementException.class);
        assertThat(statement.execute()).isEqualTo(1);
        assertThatThrownBy(statement::execute)
                .isInstanceOfSatisfying(
                        TaosStatementException.class,
                        e -> assertThat(e.sqlState()).isEqualTo("HY010"));
        statement.close();
        assertThatThrownBy(() -> statement.bind(BindTable.unnamed())).isInstanceOf(TaosStatementException.class);
    }

    @Test
    void bindsParametersOfQueriesByTheirClass() {
        Fake fake = new Fake(List.of());
        Statement2 statement = statement(fake);
        statement.bindParameters(5, Instant.EPOCH);
        List<Stmt2Column> columns = fake.bound.get(0).tables().get(0).columns();
        assertThat(columns.get(0).type()).isEqualTo(DataType.BIGINT);
        assertThat(columns.get(0).get(0)).isEqualTo(5L);
        assertThat(columns.get(1).type()).isEqualTo(DataType.VARCHAR);
        assertThat(columns.get(1).get(0)).isEqualTo("1970-01-01T00:00:00Z");
        assertThatThrownBy(() -> statement.bindParameters(1)).isInstanceOf(TaosStatementException.class);
        assertThatThrownBy(() -> statement.bind(BindTable.unnamed().column(new int[1])))
                .isInstanceOf(TaosStatementException.class);
    }
}

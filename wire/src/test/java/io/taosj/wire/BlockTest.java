package io.taosj.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockTest {
    private static final ResultSchema SCHEMA = new ResultSchema(
            List.of(
                    ColumnInfo.of("ts", DataType.TIMESTAMP),
                    ColumnInfo.of("v", DataType.INT),
                    ColumnInfo.of("s", DataType.VARCHAR, 10),
                    ColumnInfo.of("n", DataType.NCHAR, 10),
                    ColumnInfo.decimal("d", 38, 2),
                    ColumnInfo.of("f", DataType.DOUBLE),
                    ColumnInfo.of("b", DataType.BOOL),
                    ColumnInfo.of("x", DataType.VARBINARY, 4)),
            Precision.MICROSECONDS);

    private static Block sample() {
        BlockBuilder builder = new BlockBuilder(SCHEMA);
        builder.column(0).addLong(1_700_000_000_000_001L);
        builder.column(1).addLong(-7);
        builder.column(2).addText("héllo");
        builder.column(3).addText("a測😀");
        builder.column(4).addDecimal(new BigDecimal("-12345678901234567890.125"));
        builder.column(5).addDouble(1.5);
        builder.column(6).addBoolean(true);
        builder.column(7).addBytes(new byte[] {0, -1});
        for (int i = 0; i < SCHEMA.size(); i++) {
            builder.column(i).addNull();
        }
        return builder.build();
    }

    @Test
    void theSmallestBlock() {
        BlockBuilder builder =
                new BlockBuilder(new ResultSchema(List.of(ColumnInfo.of("", DataType.INT)), Precision.MILLISECONDS));
        builder.column(0).addLong(7);
        ByteBuffer out = ByteBuffer.allocate(builder.encodedLength());
        builder.encode(out, BlockBuilder.VERSION_RESULT);
        assertThat(out.order()).isEqualTo(ByteOrder.BIG_ENDIAN);
        assertThat(HexFormat.of().formatHex(out.array()))
                .isEqualTo(
                        "010000002b00000001000000010000000000008000000000000000000404000000040000000007000000" + "00");
    }

    @Test
    void typedViews() {
        Block block = sample();
        assertThat(block.longs(0).getInstant(0)).isEqualTo(Instant.parse("2023-11-14T22:13:20.000001Z"));
        assertThat(block.longs(0).precision()).isEqualTo(Precision.MICROSECONDS);
        assertThat(block.longs(1).getInt(0)).isEqualTo(-7);
        assertThat(block.longs(0).getInt(0)).isEqualTo((int) 1_700_000_000_000_001L);
        assertThat(block.texts(2).getUtf8(0)).asString().isEqualTo("héllo");
        assertThat(block.texts(3).getUtf8(0)).asString().isEqualTo("a測😀");
        assertThat(block.texts(3).getUtf8(1)).isEmpty();
        assertThat(block.decimals(4).getBigDecimal(0)).isEqualTo(new BigDecimal("-12345678901234567890.13"));
        assertThat(block.doubles(5).getFloat(0)).isEqualTo(1.5f);
        assertThat(block.bools(6).getBoolean(0)).isTrue();
        assertThat(block.bytes(7).get(0)).containsExactly(0, 255);
        for (int i = 0; i < SCHEMA.size(); i++) {
            assertThat(block.column(i).isNull(0)).isFalse();
            assertThat(block.column(i).isNull(1)).isTrue();
            assertThat(block.column(i).get(1)).isNull();
            assertThat(block.column(i).rows()).isEqualTo(2);
        }
        assertThat(block.column("f")).isSameAs(block.column(5));
    }

    @Test
    void arraysAreFilled() {
        Block block = sample();
        long[] ticks = new long[3];
        block.longs(0).copyTo(0, ticks, 1, 2);
        assertThat(ticks).containsExactly(0, 1_700_000_000_000_001L, 0);
        block.longs(1).copyTo(0, ticks, 0, 1);
        assertThat(ticks[0]).isEqualTo(-7);
        double[] numbers = new double[1];
        block.doubles(5).copyTo(0, numbers, 0, 1);
        assertThat(numbers).containsExactly(1.5);
        assertThatThrownBy(() -> block.longs(0).copyTo(1, ticks, 0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> block.longs(0).copyTo(0, ticks, 2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> block.longs(0).copyTo(-1, ticks, 0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> block.longs(0).copyTo(0, ticks, 0, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void wrongUseIsNamed() {
        Block block = sample();
        assertThatIllegalArgumentException().isThrownBy(() -> block.doubles(1)).withMessageContaining("DoubleColumn");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> block.column("nope"))
                .withMessageContaining("nope");
        assertThatThrownBy(() -> block.longs(1).getLong(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> block.longs(1).isNull(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        BlockBuilder builder = new BlockBuilder(SCHEMA);
        assertThatIllegalArgumentException().isThrownBy(() -> builder.column(0).addText("x"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.column(0).addDouble(1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.column(0).addBoolean(true));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.column(0).addBytes(new byte[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.column(0).addDecimal(BigDecimal.ONE));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.column(4).addLong(1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.column(5).addLong(1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.column(2).addLong(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BlockBuilder(new ResultSchema(
                        List.of(new ColumnInfo("n", DataType.NULL, 0, 0, 0)), Precision.MILLISECONDS)));
        builder.column(0).addNull();
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("v: 0");
    }

    @Test
    void valuesThatTheLengthCannotSayAreRefused() {
        BlockBuilder builder = new BlockBuilder(SCHEMA);
        assertThatThrownBy(() -> builder.column(2).addText("x".repeat(65536)))
                .isInstanceOf(WireFormatException.class)
                .hasMessageContaining("'s'");
        assertThatThrownBy(() -> builder.column(2).addText("é".repeat(40000))).isInstanceOf(WireFormatException.class);
        assertThatThrownBy(() -> builder.column(7).addBytes(new byte[65536])).isInstanceOf(WireFormatException.class);
        assertThat(builder.column(2).rows()).isZero();
        builder.column(2).addText("x".repeat(65535));
        assertThat(builder.column(2).rows()).isOne();
    }

    @Test
    void unpairedSurrogatesAreReplacedInUtf8() {
        BlockBuilder builder = new BlockBuilder(
                new ResultSchema(List.of(ColumnInfo.of("s", DataType.VARCHAR, 10)), Precision.MILLISECONDS));
        builder.column(0).addText("\ud83d");
        builder.column(0).addText("\ud83dx\ude00");
        assertThat(builder.build().texts(0).getString(0)).isEqualTo("?");
        assertThat(builder.build().texts(0).getString(1)).isEqualTo("?x?");
    }

    @Test
    void numbersThatAreNoCodePointsAreReplaced() {
        assertThat(Ucs4.decode(new byte[] {65, 0, 0, 0, -1, -1, -1, -1, 0, 0, 0, -1}))
                .isEqualTo("A\uFFFD\uFFFD");
        assertThat(Ucs4.decode(Ucs4.encode("a😀é\ud83d"))).isEqualTo("a😀é\ud83d");
        assertThatThrownBy(() -> Ucs4.decode(new byte[3])).isInstanceOf(WireFormatException.class);
    }

    @Test
    void impossibleHeadersAreRefused() {
        Block block = sample();
        ResultSchema other = new ResultSchema(SCHEMA.columns().subList(0, 1), Precision.MICROSECONDS);
        assertThatThrownBy(() -> Block.decode(other, block.encoded())).hasMessageContaining("8 columns");
        ResultSchema renamed = new ResultSchema(
                SCHEMA.columns().stream()
                        .map(c -> ColumnInfo.of(c.name(), DataType.INT))
                        .toList(),
                Precision.MICROSECONDS);
        assertThatThrownBy(() -> Block.decode(renamed, block.encoded()))
                .isInstanceOf(WireFormatException.class)
                .hasMessageContaining("TIMESTAMP");
        for (int[] patch : new int[][] {{4, 27}, {8, -1}, {12, -1}, {12, 8193}, {4, 1 << 30}}) {
            ByteBuffer bytes = ByteBuffer.wrap(
                            Damage.copy(block.encoded(), block.encoded().limit()))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(patch[0], patch[1]);
            assertThatThrownBy(() -> Block.decode(bytes, Precision.MICROSECONDS))
                    .isInstanceOf(WireFormatException.class);
        }
    }
}

package io.taosj.wire.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.wire.DataType;
import io.taosj.wire.Seeds;
import io.taosj.wire.WireFormatException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NullUnmarked
class Stmt2FieldsTest {
    private static final List<DataType> TYPES =
            Stream.of(DataType.values()).filter(t -> t != DataType.NULL).toList();

    static Stream<Long> seeds() {
        return Seeds.of(200);
    }

    /** Adds random values and gives what has to come back. */
    static List<Object> add(Stmt2Fields target, SplittableRandom random, DataType type, int rows) {
        int from = random.nextInt(3);
        byte[] states = null;
        if (random.nextBoolean()) {
            states = new byte[from + rows];
            for (int i = 0; i < states.length; i++) {
                states[i] = (byte) random.nextInt(3);
            }
        }
        List<Object> expected = new ArrayList<>();
        switch (type) {
            case BOOL -> {
                boolean[] values = new boolean[from + rows];
                for (int i = 0; i < values.length; i++) {
                    values[i] = random.nextBoolean();
                    expected.add(values[i]);
                }
                target.booleans(values, states, from, rows);
            }
            case FLOAT -> {
                float[] values = new float[from + rows];
                for (int i = 0; i < values.length; i++) {
                    values[i] = random.nextInt() / 7f;
                    expected.add(values[i]);
                }
                target.floats(values, states, from, rows);
            }
            case DOUBLE -> {
                double[] values = random.doubles(from + rows).toArray();
                Arrays.stream(values).forEach(expected::add);
                target.doubles(type, values, states, from, rows);
            }
            case VARCHAR, NCHAR, JSON -> {
                String[] values = new String[from + rows];
                for (int i = 0; i < values.length; i++) {
                    values[i] = random.nextInt(4) == 0 ? null : Seeds.text(random);
                    expected.add(values[i]);
                }
                target.texts(type, values, states, from, rows);
            }
            case DECIMAL, DECIMAL64 -> {
                BigDecimal[] values = new BigDecimal[from + rows];
                for (int i = 0; i < values.length; i++) {
                    values[i] =
                            random.nextInt(4) == 0 ? null : BigDecimal.valueOf(random.nextLong(), random.nextInt(9));
                    expected.add(values[i]);
                }
                target.decimals(type, values, states, from, rows);
            }
            case VARBINARY, GEOMETRY, BLOB, MEDIUMBLOB -> {
                byte[][] values = new byte[from + rows][];
                for (int i = 0; i < values.length; i++) {
                    values[i] = random.nextInt(4) == 0 ? null : Seeds.bytesOf(random, random.nextInt(9));
                    expected.add(values[i] == null ? null : HexFormat.of().formatHex(values[i]));
                }
                target.bytes(type, values, states, from, rows);
            }
            case INT, SMALLINT -> {
                int[] values = random.ints(from + rows).toArray();
                for (int value : values) {
                    expected.add(type == DataType.INT ? (long) value : (long) (short) value);
                }
                target.ints(type, values, states, from, rows);
            }
            default -> {
                long[] values = random.longs(from + rows, 0, 100).toArray();
                for (long value : values) {
                    expected.add(value);
                }
                target.longs(type, values, states, from, rows);
            }
        }
        for (int i = 0; states != null && i < states.length; i++) {
            if (states[i] != Stmt2Fields.VALUE) {
                expected.set(i, null);
            }
        }
        return expected.subList(from, from + rows);
    }

    private static List<Object> values(Stmt2Column column) {
        List<Object> values = new ArrayList<>();
        for (int r = 0; r < column.rows(); r++) {
            Object value = column.get(r);
            values.add(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value);
            assertThat(column.hasValue(r)).isEqualTo(value != null);
            assertThat(column.isNull(r) || column.isNone(r)).isEqualTo(value == null);
        }
        return values;
    }

    private static List<Object> numbers(List<Object> values) {
        return values.stream()
                .map(v -> v instanceof java.math.BigInteger i ? (Object) i.longValue() : v)
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsBoundIsRead(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<DataType> types = Stream.generate(() -> TYPES.get(random.nextInt(TYPES.size())))
                .limit(random.nextInt(1, 5))
                .toList();
        int tagCount = random.nextInt(types.size() + 1);
        boolean named = random.nextBoolean();
        int tables = random.nextInt(1, 12);
        Stmt2Payload payload = new Stmt2Payload();
        for (int run = 0; run < 2; run++) {
            payload.reset();
            List<List<Object>> expected = new ArrayList<>();
            for (int t = 0; t < tables; t++) {
                payload.table(named ? "d.täble" + t : null);
                for (int i = 0; i < types.size(); i++) {
                    Stmt2Fields target = i < tagCount ? payload.tags() : payload.columns();
                    expected.add(add(target, random, types.get(i), random.nextInt(0, 20)));
                }
            }
            assertThat(payload.size()).isPositive();
            ByteBuffer message = payload.encode(7, 8);
            assertThat(payload.encode(7, 8)).isEqualTo(message);
            Stmt2BindRequest request = Stmt2BindRequest.decode(message);
            assertThat(request.reqId()).isEqualTo(7);
            assertThat(request.stmtId()).isEqualTo(8);
            List<List<Object>> actual = new ArrayList<>();
            for (int t = 0; t < tables; t++) {
                Stmt2BindRequest.Table table = request.tables().get(t);
                assertThat(table.name()).isEqualTo(named ? "d.täble" + t : null);
                table.tags().forEach(c -> actual.add(numbers(values(c))));
                table.columns().forEach(c -> actual.add(numbers(values(c))));
            }
            assertThat(actual).isEqualTo(expected);
        }
    }

    @Test
    void fieldsWithoutValues() {
        Stmt2BindExecPayload payload = new Stmt2BindExecPayload();
        payload.fields().absent(DataType.INT, Stmt2Fields.NULL, 3);
        payload.fields().absent(DataType.NCHAR, Stmt2Fields.NONE, 3);
        payload.fields().absent(DataType.DECIMAL, Stmt2Fields.NULL, 3);
        List<Stmt2Column> fields =
                Stmt2BindExecRequest.decode(payload.encode(1, 2, 3, 1)).fields();
        assertThat(fields).hasSize(3);
        assertThat(fields.get(0).isNull(2)).isTrue();
        assertThat(fields.get(0).getLong(2)).isZero();
        assertThat(fields.get(1).isNone(1)).isTrue();
        assertThat(fields.get(1).getString(1)).isEmpty();
        assertThat(fields.get(2).getDecimal(0)).isEqualTo(BigDecimal.ZERO);
        assertThat(fields.get(2).type()).isEqualTo(DataType.DECIMAL);
    }

    /** The smallest worked example: one table with a tag, a timestamp, an integer and a text. */
    @Test
    void aPayloadByteByByte() {
        Stmt2Payload payload = new Stmt2Payload();
        payload.table("t1");
        payload.tags().texts(DataType.VARCHAR, new String[] {"bj"}, null, 0, 1);
        payload.columns().longs(DataType.TIMESTAMP, new long[] {1700000000000L, 1700000000001L}, null, 0, 2);
        payload.columns().ints(DataType.INT, new int[] {7, 9}, new byte[] {0, 1}, 0, 2);
        payload.columns().texts(DataType.NCHAR, new String[] {"a", "测"}, null, 0, 2);
        ByteBuffer message = payload.encode(1, 2);
        byte[] bytes = new byte[message.remaining() - 30];
        message.get(30, bytes);
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("9e0000000100000001000000030000001c000000210000003d0000000300743100"
                        + "180000001800000008000000010000000001020000000200000062" + "6a"
                        + "5d0000002300000009000000020000000000" + "00100000000068e5cf8b0100000168e5cf8b010000"
                        + "1b0000000400000002000000000100080000000700000000000000"
                        + "1f0000000a0000000200000000000101000000030000000400000061e6b58b");
    }

    @Test
    void wrongUse() {
        Stmt2Payload payload = new Stmt2Payload();
        assertThatThrownBy(() -> payload.encode(1, 2)).isInstanceOf(IllegalStateException.class);
        payload.table("a");
        payload.columns().ints(DataType.INT, new int[] {1}, null, 0, 1);
        payload.table(null);
        assertThatThrownBy(() -> payload.encode(1, 2)).hasMessageContaining("1 of them");
        assertThatThrownBy(() -> payload.table("c")).hasMessageContaining("0 columns");
        Stmt2Fields fields = payload.columns();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields.ints(DataType.DOUBLE, new int[] {1}, null, 0, 1))
                .withMessageContaining("DOUBLE");
        assertThatIllegalArgumentException().isThrownBy(() -> fields.longs(DataType.NCHAR, new long[1], null, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> fields.doubles(DataType.INT, new double[1], null, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> fields.texts(DataType.INT, new String[1], null, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> fields.bytes(DataType.INT, new byte[1][], null, 0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields.decimals(DataType.INT, new BigDecimal[1], null, 0, 1));
    }

    @Test
    void wrongReading() {
        Stmt2BindExecPayload payload = new Stmt2BindExecPayload();
        payload.fields().ints(DataType.INT, new int[] {1}, null, 0, 1);
        payload.fields().texts(DataType.DECIMAL, new String[] {"x".repeat(200)}, null, 0, 1);
        payload.fields().texts(DataType.DECIMAL, new String[] {"x"}, null, 0, 1);
        List<Stmt2Column> fields =
                Stmt2BindExecRequest.decode(payload.encode(1, 2, 1, 1)).fields();
        assertThatIllegalArgumentException().isThrownBy(() -> fields.get(0).getDouble(0));
        assertThatIllegalArgumentException().isThrownBy(() -> fields.get(0).getBytes(0));
        assertThatIllegalArgumentException().isThrownBy(() -> fields.get(1).getLong(0));
        assertThatThrownBy(() -> fields.get(1).getDecimal(0)).isInstanceOf(WireFormatException.class);
        assertThatThrownBy(() -> fields.get(2).getDecimal(0)).isInstanceOf(WireFormatException.class);
        assertThat(fields.get(2).getBytes(0)).isEqualTo("x".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void errorsAreTheServersTexts() {
        Stmt2BindExecPayload payload = new Stmt2BindExecPayload();
        payload.fields().ints(DataType.INT, new int[] {1, 2}, null, 0, 2);
        assertRefused(payload.encode(1, 2, 1, 1), "column 0 row count not match, got: 2, expect: 1");
        assertRefused(payload.encode(1, 2, 0, 1), "row count is 0");
        assertRefused(payload.encode(1, 2, 2, 1).putShort(24, (short) 2), "unknown stmt2 bind exec version");
        assertRefused(payload.encode(1, 2, 2, 1).putInt(26, 5), "total length not match, expect 47, but get 5");
        assertRefused(payload.encode(1, 2, 2, 1).putInt(38, 4097), "field count exceeds maximum 4096: 4097");
        assertRefused(payload.encode(1, 2, 2, 1).putInt(42, 19), "field offset 19 lies in the header");
        assertRefused(payload.encode(1, 2, 2, 1).putInt(46, 1), "column 0 data length error");
        payload.reset();
        payload.fields().ints(DataType.INT, new int[] {1, 2}, null, 0, 2);
        ByteBuffer longer = ByteBuffer.allocate(74).order(ByteOrder.LITTLE_ENDIAN);
        longer.put(payload.encode(1, 2, 2, 1)).putInt(26, 48).rewind();
        assertRefused(longer, "payload has trailing bytes");
    }

    private static void assertRefused(ByteBuffer message, String text) {
        assertThatThrownBy(() -> Stmt2BindExecRequest.decode(message))
                .isInstanceOf(WireFormatException.class)
                .hasMessageContaining(text);
    }
}

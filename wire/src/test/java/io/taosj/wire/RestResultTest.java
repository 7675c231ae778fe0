package io.taosj.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.wire.recorded.Cells;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestResultTest {

    static Stream<Long> seeds() {
        return Seeds.of(200);
    }

    static Stream<Long> fewSeeds() {
        return Seeds.of(15);
    }

    /** Everything but NaN and the infinities comes back. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsWrittenIsReadAgain(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        ResultSchema schema = schema(random);
        Block block = Seeds.rows(random, schema, random.nextInt(100)).build();
        boolean labelled = random.nextBoolean();
        ZoneId zone = random.nextBoolean() ? ZoneOffset.UTC : ZoneId.of("+05:30");
        byte[] text = write(block, zone, labelled);
        int rowsPerBlock = random.nextInt(1, 40);

        int row = 0;
        try (RestResultReader reader = RestResultReader.open(new ByteArrayInputStream(text), rowsPerBlock)) {
            assertThat(reader.error()).isNull();
            assertThat(reader.schema().columns()).isEqualTo(schema.columns());
            for (Block part = reader.next(); part != null; part = reader.next()) {
                assertThat(part.rows()).isBetween(1, rowsPerBlock);
                for (int r = 0; r < part.rows(); r++, row++) {
                    assertThat(Cells.row(part, r)).isEqualTo(finite(Cells.row(block, row)));
                }
            }
            assertThat(reader.next()).isNull();
            assertThat(reader.timing()).isEqualTo(5);
        }
        assertThat(row).isEqualTo(block.rows());
    }

    private static ResultSchema schema(SplittableRandom random) {
        List<ColumnInfo> columns = Stream.generate(() -> Seeds.schema(random))
                .flatMap(s -> s.columns().stream())
                .filter(c -> c.type() != DataType.JSON)
                .limit(5)
                .toList();
        return new ResultSchema(columns, Precision.ofCode(random.nextInt(3)));
    }

    private static List<Object> finite(List<Object> row) {
        List<Object> result = new ArrayList<>();
        for (Object value : row) {
            boolean shown = !(value instanceof Float f && !Float.isFinite(f))
                    && !(value instanceof Double d && !Double.isFinite(d));
            result.add(shown ? value : null);
        }
        return result;
    }

    private static byte[] write(Block block, ZoneId zone, boolean labelled) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RestResultWriter writer = new RestResultWriter(out, block.schema(), zone, labelled);
        writer.write(block);
        writer.finish(5);
        return out.toByteArray();
    }

    private static RestResultReader open(String text) throws IOException {
        return RestResultReader.open(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 100);
    }

    private static Block only(String columns, String rows) throws IOException {
        try (RestResultReader reader =
                open("{\"code\":0,\"column_meta\":[" + columns + "],\"data\":" + rows + ",\"rows\":1}")) {
            Block block = reader.next();
            assertThat(reader.next()).isNull();
            if (block == null) {
                throw new AssertionError("no block");
            }
            return block;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fewSeeds")
    void damagedAnswersGiveValuesOrTheTypedError(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Block block = Seeds.rows(random, schema(random), random.nextInt(1, 4)).build();
        ByteBuffer text = ByteBuffer.wrap(write(block, ZoneOffset.UTC, false));
        Damage.truncate(text, RestResultTest::readAll);
        Damage.flipEachBit(text, RestResultTest::readAll);
    }

    private static void readAll(ByteBuffer text) {
        byte[] bytes = Damage.copy(text, text.limit());
        try (RestResultReader reader = RestResultReader.open(new ByteArrayInputStream(bytes), 2)) {
            for (Block block = reader.next(); block != null; block = reader.next()) {
                assertThat(block.rows()).isPositive();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void thePrecisionComesFromTheFirstTimestamp() throws IOException {
        String column = "[\"ts\",\"TIMESTAMP\",8]";
        assertThat(only(column, "[[null],[\"2024-01-01T00:00:00.000001+08:00\"]]")
                        .longs(0)
                        .get(1))
                .hasToString("2023-12-31T16:00:00.000001Z");
        assertThat(only(column, "[[\"2024-01-01T00:00:00Z\"]]").schema().precision())
                .isEqualTo(Precision.MILLISECONDS);
        assertThat(only(column, "[[\"2024-01-01T00:00:00.123456789-00:30\"],[\"2024-01-01T00:00:00.1Z\"]]")
                        .longs(0)
                        .getInstant(1))
                .hasToString("2024-01-01T00:00:00.100Z");
        assertThat(only(column, "[[null]]").schema().precision()).isEqualTo(Precision.MILLISECONDS);
    }

    @Test
    void jsonDocumentsKeepTheirText() throws IOException {
        String document = "{\"a\":1.000000000,\"b\":[true,false,null,{}],\"c\":{\"d\":\"x\\\"\\n\\u0001é\"},\"e\":-0}";
        Block block = only(
                "[\"j\",\"JSON\",4095],[\"k\",\"JSON\",4095]", "[[ " + document + " , \"text\"],[3.000000000,null]]");
        assertThat(block.texts(0).getString(0)).isEqualTo(document);
        assertThat(block.texts(1).getString(0)).isEqualTo("\"text\"");
        assertThat(block.texts(0).getString(1)).isEqualTo("3.000000000");
        assertThat(block.texts(1).isNull(1)).isTrue();
    }

    @Test
    void anEmptyDocumentIsWrittenAsNull() throws IOException {
        ResultSchema schema = new ResultSchema(List.of(ColumnInfo.of("j", DataType.JSON, 10)), Precision.MILLISECONDS);
        BlockBuilder builder = new BlockBuilder(schema);
        builder.column(0).addText("");
        assertThat(new String(write(builder.build(), ZoneOffset.UTC, false), StandardCharsets.UTF_8))
                .contains("[[null]]");
    }

    @Test
    void textsThatAreNotUtf8AreReplaced() throws IOException {
        byte[] text = "{\"code\":0,\"column_meta\":[[\"s\",\"BINARY\",4]],\"data\":[[\"aXb\"]],\"rows\":1}"
                .replace('X', '\u00FF')
                .getBytes(StandardCharsets.ISO_8859_1);
        try (RestResultReader reader = RestResultReader.open(new ByteArrayInputStream(text), 1)) {
            Block block = reader.next();
            assertThat(block).isNotNull();
            assertThat(block == null ? null : block.texts(0).getString(0)).isEqualTo("a\uFFFDb");
        }
    }

    @Test
    void bigAnswersComeAndGoInPieces() throws IOException {
        ResultSchema schema =
                new ResultSchema(List.of(ColumnInfo.of("s", DataType.NCHAR, 16000)), Precision.MILLISECONDS);
        BlockBuilder builder = new BlockBuilder(schema);
        for (int i = 0; i < 400; i++) {
            builder.column(0).addText("é".repeat(10_000));
        }
        byte[] text = write(builder.build(), ZoneOffset.UTC, false);
        try (RestResultReader reader = RestResultReader.open(new ByteArrayInputStream(text), 1_000_000)) {
            Block first = reader.next();
            assertThat(first == null ? 0 : first.rows()).isBetween(100, 300);
        }
    }

    @Test
    void updatesAndErrors() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RestResultWriter.update(out, 5_000_000_000L, false, RestResultWriter.NO_TIMING);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"code\":0,\"column_meta\":[[\"affected_rows\",\"INT\",4]],\"data\":[[5000000000]],\"rows\":1}");
        try (RestResultReader reader = open("{\"code\":9731,\"desc\":\"Table \\\"x\\\"\",\"timing\":7,\"x\":[1]}")) {
            assertThat(reader.error()).isEqualTo(new ServerError(9731, "Table \"x\""));
            assertThat(reader.error()).hasToString("[0x2603] Table \"x\"");
            assertThat(reader.next()).isNull();
            assertThat(reader.isUpdate()).isFalse();
            assertThat(reader.affectedRows()).isZero();
            assertThat(reader.timing()).isEqualTo(7);
        }
        try (RestResultReader reader = open(out.toString(StandardCharsets.UTF_8))) {
            assertThat(reader.affectedRows()).isEqualTo(5_000_000_000L);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{\"code\":0}",
                "{\"code\":0,\"data\":[]}",
                "{\"code\":0,\"column_meta\":[],\"data\":{}}",
                "{\"code\":0,\"column_meta\":{}}",
                "{\"code\":0,\"column_meta\":[[\"a\",\"NOPE\",4]]}",
                "{\"code\":0,\"column_meta\":[[\"a\",\"NULL\",4]]}",
                "{\"code\":0,\"column_meta\":[[\"a\",\"DECIMAL\",4]]}",
                "{\"code\":0,\"column_meta\":[[1]]}",
                "{\"code\":0,\"column_meta\":[[\"a\",\"INT\",4,5]]}",
                "{\"code\":0,\"column_meta\":[1]}",
            })
    void whatIsNoAnswerIsRefused(String text) {
        assertThatThrownBy(() -> open(text)).isInstanceOf(WireFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INT|\"1\"",
                "INT|1.5",
                "INT|2147483648",
                "INT|99999999999999999999",
                "TINYINT UNSIGNED|256",
                "TINYINT UNSIGNED|-1",
                "BIGINT UNSIGNED|-1",
                "BIGINT UNSIGNED|18446744073709551616",
                "BOOL|1",
                "FLOAT|\"x\"",
                "DOUBLE|true",
                "TIMESTAMP|1",
                "TIMESTAMP|\"2024\"",
                "TIMESTAMP|\"2024-01-01 00:00:00\"",
                "TIMESTAMP|\"2024-13-01T00:00:00.000Z\"",
                "TIMESTAMP|\"2024-01-01T00:00:00.Z\"",
                "TIMESTAMP|\"2024-01-01T00:00:00.0000000000Z\"",
                "TIMESTAMP|\"2024-01-01T00:00:00.000\"",
                "TIMESTAMP|\"2024-01-01T00:00:00.000Zx\"",
                "TIMESTAMP|\"9999-01-01T00:00:00.000000000Z\"",
                "TIMESTAMP|\"2024-01-01T00:00:00.000x\"",
                "TIMESTAMP|\"\"",
                "TIMESTAMP|\"2024-01-01T99:99:99.000Z\"",
                "VARCHAR|1",
                "VARBINARY|\"0\"",
                "VARBINARY|\"0g\"",
                "GEOMETRY|1",
                "DECIMAL(10,2)|\"x\"",
                "DECIMAL(10,2)|\"1e999999999\"",
                "DECIMAL(10,2)|\"1e-999999999\"",
                "DECIMAL(10,2)|true",
                "INT|1,2",
                "INT|",
                "INT|[1]",
                "JSON|{\"a\":"
            })
    void whatIsNoValueIsRefused(String cell) {
        int bar = cell.indexOf('|');
        String column = "[\"c\",\"" + cell.substring(0, bar) + "\",16]";
        assertThatThrownBy(() -> only(column, "[[" + cell.substring(bar + 1) + "]]"))
                .isInstanceOf(WireFormatException.class);
    }

    @Test
    void timestampsOfOnePrecisionOnly() {
        String cell = "[[\"2024-01-01T00:00:00.000Z\"],[\"2024-01-01T00:00:00.000000Z\"]]";
        assertThatThrownBy(() -> only("[\"ts\",\"TIMESTAMP\",8]", cell)).hasMessageContaining("precision ms");
    }

    @Test
    void longNumbersAndNamesOfDecimals() throws IOException {
        Block block =
                only("[\"d\",\"DECIMAL(10, 2)\",8],[\"u\",\"BIGINT UNSIGNED\",8]", "[[1.5,18446744073709551615]]");
        assertThat(block.decimals(0).get(0)).hasToString("1.50");
        assertThat(block.longs(1).get(0)).hasToString("18446744073709551615");
        assertThat(block.schema().columns().get(0).type()).isEqualTo(DataType.DECIMAL64);
    }

    @Test
    void wrongUse() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RestResultReader.open(new ByteArrayInputStream(new byte[0]), 0));
        Block block = only("[\"i\",\"INT\",4]", "[[1]]");
        ResultSchema two = new ResultSchema(
                List.of(ColumnInfo.of("a", DataType.INT), ColumnInfo.of("b", DataType.INT)), Precision.MILLISECONDS);
        RestResultWriter writer = new RestResultWriter(new ByteArrayOutputStream(), two, ZoneOffset.UTC, false);
        assertThatIllegalArgumentException().isThrownBy(() -> writer.write(block));
    }

    @Test
    void rowsMustBeRows() {
        assertThatThrownBy(() -> only("[\"i\",\"INT\",4]", "[1]")).isInstanceOf(WireFormatException.class);
        assertThatThrownBy(() -> only("[\"i\",\"INT\",4]", "[{\"i\":1,\"j\":2}]"))
                .isInstanceOf(WireFormatException.class);
        assertThatThrownBy(() -> only("[\"i\",\"INT\",4]", "[{}]")).isInstanceOf(WireFormatException.class);
        assertThatThrownBy(() -> only("[\"i\",\"INT\",4]", "[[1],")).isInstanceOf(WireFormatException.class);
    }
}

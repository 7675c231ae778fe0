package io.taosj.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ValueTextTest {

    static Stream<Long> seeds() {
        return Seeds.of(20);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0, 0",
        "-0.0, -0",
        "1.5, 1.5",
        "-1.5, -1.5",
        "0.1, 0.1",
        "0.3, 0.3",
        "1e-5, 0.00001",
        "0.000001, 0.000001",
        "9.999e-7, 9.999e-07",
        "1e-7, 1e-07",
        "2.25e-300, 2.25e-300",
        "1e15, 1000000000000000",
        "1e20, 100000000000000000000",
        "1e21, 1e+21",
        "1.25e22, 1.25e+22",
        "123456789012345680, 123456789012345680",
        "4.9E-324, 5e-324",
        "1.7976931348623157E308, 1.7976931348623157e+308",
        "0.30000000000000004, 0.30000000000000004",
        "1234567.891, 1234567.891",
        "NaN, NaN",
        "-Infinity, -Infinity"
    })
    void doublesAreShort(double value, String expected) {
        assertThat(ValueText.of(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, -0",
        "0.1, 0.1",
        "16777216, 16777216",
        "1e-7, 1e-07",
        "1e-6, 0.000001",
        "1e21, 1e+21",
        "1.4E-45, 1e-45",
        "3.4028235E38, 3.4028235e+38",
        "0.33333334, 0.33333334",
        "999999.9, 999999.9",
        "NaN, NaN"
    })
    void floatsAreShort(float value, String expected) {
        assertThat(ValueText.of(value)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void numbersComeBack(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 5000; i++) {
            double value =
                    switch (i % 3) {
                        case 0 -> Double.longBitsToDouble(random.nextLong());
                        case 1 -> random.nextInt(-1_000_000, 1_000_000) / 1000.0;
                        default -> Math.rint(random.nextDouble() * 1e9) / Math.pow(10, random.nextInt(12));
                    };
            String text = ValueText.of(value);
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(text)).isEqualTo(value);
                int digits = new BigDecimal(text).stripTrailingZeros().precision();
                assertThat(digits)
                        .isLessThanOrEqualTo(new BigDecimal(Double.toString(value))
                                .stripTrailingZeros()
                                .precision());
            }
            float single = (float) value;
            if (Float.isFinite(single)) {
                assertThat(Float.parseFloat(ValueText.of(single))).isEqualTo(single);
            }
        }
    }

    /** Libraries before 19 print numbers with a digit too many; 2e23 is one of them. */
    @Test
    void longerTextsOfOldLibrariesAreShortened() {
        assertThat(new BigDecimal(NumberText.shortest(2e23, "2.0000000000000001E23")))
                .isEqualByComparingTo("2e23");
        assertThat(new BigDecimal(NumberText.shortest(1.0e23, "1.0E23"))).isEqualByComparingTo("1e23");
        assertThat(new BigDecimal(NumberText.shortest(3.3e-5f, "3.30000003E-5")))
                .isEqualByComparingTo("3.3e-5");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void timestampsAreThoseOfTheLibrary(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (String zone : List.of("UTC", "Asia/Shanghai", "America/New_York", "Europe/London", "+05:45", "-03:30")) {
            ZoneId id = ZoneId.of(zone);
            ValueText values = new ValueText(id);
            for (Precision precision : Precision.values()) {
                DateTimeFormatter format =
                        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss." + "S".repeat(precision.digits()) + "XXX");
                for (int i = 0; i < 200; i++) {
                    // 1970 to 2038 and then every instant that 64 bits of nanoseconds can say
                    long seconds = i < 100 ? random.nextInt() & 0x7FFFFFFFL : random.nextLong() / 1_000_000_000;
                    long ticks = Ticks.of(seconds, random.nextInt(1_000_000_000), precision);
                    Instant instant = Ticks.toInstant(ticks, precision);
                    if (id.getRules().getOffset(instant).getTotalSeconds() % 60 == 0) {
                        assertThat(values.timestamp(ticks, precision)).isEqualTo(format.format(instant.atZone(id)));
                    }
                }
            }
        }
    }

    @Test
    void yearsOutOfFourDigits() {
        ValueText values = new ValueText(ZoneOffset.UTC);
        assertThat(values.timestamp(253402300800000L, Precision.MILLISECONDS)).isEqualTo("10000-01-01T00:00:00.000Z");
        assertThat(values.timestamp(-62198755200000L, Precision.MILLISECONDS)).isEqualTo("-0001-01-01T00:00:00.000Z");
        assertThat(values.timestamp(Long.MIN_VALUE, Precision.MILLISECONDS))
                .startsWith("-292275055-05-16T16:47:04.192Z");
    }

    @Test
    void cellsOfEveryType() {
        ResultSchema schema = new ResultSchema(
                List.of(
                        ColumnInfo.of("b", DataType.BOOL),
                        ColumnInfo.of("i", DataType.INT),
                        ColumnInfo.of("u", DataType.UBIGINT),
                        ColumnInfo.of("f", DataType.FLOAT),
                        ColumnInfo.of("d", DataType.DOUBLE),
                        ColumnInfo.decimal("m", 10, 2),
                        ColumnInfo.of("n", DataType.NCHAR, 4),
                        ColumnInfo.of("x", DataType.VARBINARY, 4),
                        ColumnInfo.of("l", DataType.BIGINT)),
                Precision.MILLISECONDS);
        BlockBuilder builder = new BlockBuilder(schema);
        builder.column(0).addBoolean(false);
        builder.column(1).addLong(-12);
        builder.column(2).addLong(-1);
        builder.column(3).addDouble(0.1);
        builder.column(4).addDouble(Double.NaN);
        builder.column(5).addDecimal(new BigDecimal("-0.5"));
        builder.column(6).addText("測\"");
        builder.column(7).addBytes(new byte[] {0, -1, 16});
        builder.column(8).addLong(Long.MIN_VALUE);
        for (int i = 0; i < schema.size(); i++) {
            builder.column(i).addNull();
        }
        Block block = builder.build();
        ValueText values = new ValueText(ZoneOffset.UTC);
        List<String> expected = List.of(
                "false", "-12", "18446744073709551615", "0.1", "NaN", "-0.50", "測\"", "00ff10", "-9223372036854775808");
        for (int i = 0; i < schema.size(); i++) {
            assertThat(values.text(block.column(i), 0)).isEqualTo(expected.get(i));
            assertThat(values.text(block.column(i), 1)).isNull();
        }
    }
}

package io.taosj.engine.internal.insert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.storage.ColumnData;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values as written and as bound, type by type. */
class ValueConverterTest {
    private static final TimeContext TIMES = new TimeContext(
            Precision.MILLISECONDS, ZoneId.of("Europe/Berlin"), Instant.parse("2024-06-01T10:00:00.123Z"));

    private static ColumnDef column(DataType type, int length) {
        int precision = type.isDecimal() ? 6 : 0;
        return new ColumnDef(
                2, "c", type, type.isVariable() ? length : type.width(), precision, precision / 3, false, "", "", "");
    }

    private static @Nullable Object read(DataType type, String text) {
        return new TagReader(TIMES).read(column(type, 8), text);
    }

    private static @Nullable Object bind(DataType type, @Nullable Object value) {
        ColumnData out = new ColumnData(type);
        ValueConverter.of(column(type, 8), TIMES).addObject(value, out);
        return TagValues.value(out, 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"12.345|12.35", "-12.345|-12.35", "'1e2'|100.00", "0|0.00", "9999.994|9999.99", "1e-999999999|0.00"
            })
    void decimalsAreRounded(String text, String expected) {
        assertThat(read(DataType.DECIMAL64, text)).isEqualTo(new BigDecimal(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "DECIMAL64|'x'|invalid decimal data",
                "INT|99999999999999999999999|invalid int data",
                "INT|1e30|invalid int data",
                "INT|5000000000|int data overflow",
                "UTINYINT|256|unsigned tinyint data overflow",
                "UBIGINT|-1|invalid unsigned bigint data",
                "FLOAT|1e400|illegal float data",
                "DOUBLE|'nan'|illegal double data",
                "TIMESTAMP|1.5|invalid timestamp",
                "TIMESTAMP|now + 1n|invalid timestamp",
                "TIMESTAMP|99999999999999999999|invalid timestamp",
                "BOOL|''|invalid bool data",
                "INT|1 2|invalid data or symbol"
            })
    void refuses(DataType type, String text, String reason) {
        assertThatThrownBy(() -> read(type, text))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(0x216))
                .hasMessageEndingWith("(" + reason + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999.995", "1e999999999"})
    void decimalsHaveAnOverflowOfTheirOwn(String text) {
        assertThatThrownBy(() -> read(DataType.DECIMAL64, text))
                .hasMessage("Decimal value overflow")
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(0x13D));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "now|1717236000123",
                "now() + 1s|1717236001123",
                "today|1717192800000",
                "'2024-06-01 12:00:00'|1717236000000",
                "'2024-06-01T10:00:00Z' - 1a|1717235999999",
                "1d + 5|86400005",
                "-7|-7"
            })
    void timesAreRead(String text, long expected) {
        assertThat(read(DataType.TIMESTAMP, text)).isEqualTo(expected);
    }

    @Test
    void boundValuesAreCheckedLikeWrittenOnes() {
        assertThat(bind(DataType.INT, 5L)).isEqualTo(5L);
        assertThat(bind(DataType.INT, null)).isNull();
        assertThat(bind(DataType.UBIGINT, -1L)).isEqualTo(-1L);
        assertThat(bind(DataType.UBIGINT, BigInteger.ONE.shiftLeft(63))).isEqualTo(Long.MIN_VALUE);
        assertThat(bind(DataType.BOOL, 2L)).isEqualTo(true);
        assertThat(bind(DataType.FLOAT, 1.1)).isEqualTo((double) 1.1f);
        assertThat(bind(DataType.DECIMAL64, new BigDecimal("1.005"))).isEqualTo(new BigDecimal("1.01"));
        assertThat(bind(DataType.NCHAR, "涛思")).isEqualTo("涛思");
        assertThat(bind(DataType.TIMESTAMP, 17L)).isEqualTo(17L);
        assertThat(bind(DataType.VARBINARY, new byte[] {1, 2})).isEqualTo(new byte[] {1, 2});
        assertThatThrownBy(() -> bind(DataType.TINYINT, 128L)).hasMessageContaining("tinyint data overflow");
        assertThatThrownBy(() -> bind(DataType.VARCHAR, "nine bytes"))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(0x2653));
        assertThatThrownBy(() -> bind(DataType.DOUBLE, Double.NaN)).hasMessageContaining("illegal double data");
        assertThatThrownBy(() -> bind(DataType.GEOMETRY, new byte[] {7}))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(0x2803));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT(1 2)|0101000000000000000000f03f0000000000000040",
                "POINT EMPTY|0101000000000000000000f87f000000000000f87f",
                "POINT(1 2 3)|0101000000000000000000f03f0000000000000040",
                "MULTIPOINT(0 0, 1 1)|0104000000020000000101000000000000000000000000000000000000000101000000000000000000f03f"
                        + "000000000000f03f"
            })
    void geometriesAreKeptInBinary(String text, String hex) {
        ColumnData out = new ColumnData(DataType.GEOMETRY);
        ValueConverter.of(column(DataType.GEOMETRY, 200), TIMES).addObject(text, out);
        assertThat(HexFormat.of().formatHex(out.getBytes(0))).isEqualTo(hex);
    }

    @Test
    void nestedGeometriesEndInAnError() {
        String deep = "GEOMETRYCOLLECTION(".repeat(100_000);
        assertThatThrownBy(() -> bind(DataType.GEOMETRY, deep)).isInstanceOf(EngineException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"b\": 1.0, \"a\": \"x\", \"b\": 2}|{\"a\":\"x\",\"b\":1}",
                "{\"n\": 12345678901234567890}|{\"n\":1.2345678901234567e+19}",
                "{\"n\": 1e2, \"m\": -0.00001, \"\": 5}|{\"m\":-1e-05,\"n\":100}",
                "{\"t\": true, \"z\": null}|{\"t\":true,\"z\":null}",
                "{}|{}"
            })
    void jsonIsKeptSorted(String text, String expected) throws JsonTag.RefusedException {
        assertThat(JsonTag.normalize(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[1]|json error invalide value",
                "{\"a\": [1]}|invalidate json value",
                "{\"é\": 1}|json key not validate",
                "{\"a\": 1} x|json parse error",
                "{\"a\" 1}|json parse error"
            })
    void badJsonIsRefused(String text, String reason) {
        assertThatThrownBy(() -> JsonTag.normalize(text)).hasMessage(reason);
    }
}

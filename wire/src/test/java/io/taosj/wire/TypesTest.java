package io.taosj.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypesTest {
    @Test
    void typesHaveTheirCodes() {
        for (DataType type : DataType.values()) {
            assertThat(DataType.ofCode(type.code())).isEqualTo(type);
            assertThat(type.isVariable()).isEqualTo(type.width() == 0 && type != DataType.NULL);
        }
        assertThatThrownBy(() -> DataType.ofCode(22)).isInstanceOf(WireFormatException.class);
        assertThatThrownBy(() -> DataType.ofCode(-1)).isInstanceOf(WireFormatException.class);
        assertThat(DataType.UINT.isInteger()).isTrue();
        assertThat(DataType.TINYINT.isInteger()).isTrue();
        assertThat(DataType.BOOL.isInteger()).isFalse();
        assertThat(DataType.JSON.isInteger()).isFalse();
        assertThat(DataType.TIMESTAMP.isInteger()).isFalse();
        assertThat(DataType.VARCHAR.isText() && DataType.NCHAR.isText()).isTrue();
        assertThat(DataType.JSON.isText()).isFalse();
    }

    @Test
    void storageIsTheInverseOfTheLength() {
        for (DataType type : DataType.values()) {
            int length = type.isVariable() ? 20 : type.width();
            int storage = ColumnInfo.of("x", type, length).storageBytes();
            assertThat(ColumnInfo.lengthOfStorage(type, storage))
                    .as(type.name())
                    .isEqualTo(length);
        }
        assertThat(ColumnInfo.of("j", DataType.JSON, 4095).storageBytes()).isEqualTo(16384);
        assertThat(ColumnInfo.decimal("d", 18, 2).type()).isEqualTo(DataType.DECIMAL64);
        assertThat(ColumnInfo.decimal("d", 19, 2).typeName()).isEqualTo("DECIMAL(19,2)");
        assertThat(ColumnInfo.of("a", DataType.UBIGINT).withName("b")).isEqualTo(ColumnInfo.of("b", DataType.UBIGINT));
        assertThat(ColumnInfo.of("a", DataType.UBIGINT).typeName()).isEqualTo("BIGINT UNSIGNED");
        assertThat(new ResultSchema(List.of(), Precision.MILLISECONDS).indexOf("a"))
                .isEqualTo(-1);
    }

    @Test
    void precisionsHaveCodesAndNames() {
        for (Precision precision : Precision.values()) {
            assertThat(Precision.ofCode(precision.code())).isEqualTo(precision);
            assertThat(Precision.ofText(precision.text().toUpperCase(java.util.Locale.ROOT)))
                    .isEqualTo(precision);
            assertThat(precision.nanosPerTick() * precision.ticksPerSecond()).isEqualTo(1_000_000_000L);
        }
        assertThatThrownBy(() -> Precision.ofCode(3)).isInstanceOf(WireFormatException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> Precision.ofText("s"));
        assertThat(Precision.NANOSECONDS.digits()).isEqualTo(9);
    }

    @Test
    void ticksAndInstantsAreInverse() {
        for (Precision precision : Precision.values()) {
            for (long ticks : new long[] {0, 1, -1, 999, -999, 1_700_000_000_123L, Long.MAX_VALUE, Long.MIN_VALUE}) {
                assertThat(Ticks.ofInstant(Ticks.toInstant(ticks, precision), precision))
                        .isEqualTo(ticks);
            }
        }
        assertThat(Ticks.ofInstant(Instant.parse("1969-12-31T23:59:59.999999999Z"), Precision.MILLISECONDS))
                .isEqualTo(-1);
        assertThatThrownBy(() -> Ticks.ofInstant(Instant.MAX, Precision.NANOSECONDS))
                .isInstanceOf(ArithmeticException.class);
        assertThat(Ticks.convert(-1, Precision.NANOSECONDS, Precision.MILLISECONDS))
                .isEqualTo(-1);
        assertThat(Ticks.convert(5, Precision.MILLISECONDS, Precision.NANOSECONDS))
                .isEqualTo(5_000_000);
        assertThatThrownBy(() -> Ticks.convert(Long.MAX_VALUE, Precision.MILLISECONDS, Precision.NANOSECONDS))
                .isInstanceOf(ArithmeticException.class);
    }
}

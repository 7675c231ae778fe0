package io.taosj.engine.internal.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.sql.TypeName;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CastLawsTest {
    private static final StatementContext CONTEXT =
            new StatementContext(Precision.MILLISECONDS, ZoneOffset.UTC, Instant.EPOCH, null, "root", "3");
    private static final List<DataType> INTEGERS = List.of(
            DataType.TINYINT,
            DataType.SMALLINT,
            DataType.INT,
            DataType.BIGINT,
            DataType.UTINYINT,
            DataType.USMALLINT,
            DataType.UINT,
            DataType.UBIGINT);

    private static Arg cast(Arg arg, DataType type) {
        return Casts.cast(arg, new TypeName(type, -1, 0, 0), CONTEXT);
    }

    /** What a number becomes in so many bits of two's complement. */
    private static String wrapped(BigInteger value, DataType type) {
        int bits = 8 * type.width();
        BigInteger low = value.mod(BigInteger.ONE.shiftLeft(bits));
        boolean negative = type.isSignedInteger() && low.testBit(bits - 1);
        return (negative ? low.subtract(BigInteger.ONE.shiftLeft(bits)) : low).toString();
    }

    @Test
    void integersWrap() throws SQLException {
        SplittableRandom random = new SplittableRandom(4);
        try (Store store = new Store()) {
            for (int i = 0; i < 300; i++) {
                long value = random.nextLong() >> random.nextInt(64);
                Arg first = cast(Literals.integer(value), INTEGERS.get(random.nextInt(8)));
                String middle = wrapped(BigInteger.valueOf(value), first.type().type());
                assertThat(store.evaluate(first)).isEqualTo(middle);
                Arg second = cast(first, INTEGERS.get(random.nextInt(8)));
                assertThat(store.evaluate(second))
                        .isEqualTo(wrapped(new BigInteger(middle), second.type().type()));
            }
        }
    }

    @Test
    void textOfIntegersComesBack() throws SQLException {
        SplittableRandom random = new SplittableRandom(5);
        try (Store store = new Store()) {
            for (int i = 0; i < 200; i++) {
                long value = random.nextLong() >> random.nextInt(64);
                Arg text = cast(Literals.integer(value), DataType.VARCHAR);
                assertThat(store.evaluate(cast(text, DataType.BIGINT))).isEqualTo(Long.toString(value));
            }
        }
    }

    @Test
    void doublesOutOfRangeBecomeTheSmallest() throws SQLException {
        try (Store store = new Store()) {
            for (double value : new double[] {1e20, -1e20, 1e300}) {
                assertThat(store.evaluate(cast(Literals.decimal(value), DataType.BIGINT)))
                        .isEqualTo("-9223372036854775808");
                assertThat(store.evaluate(cast(Literals.decimal(value), DataType.INT)))
                        .isEqualTo("-2147483648");
            }
            assertThat(store.evaluate(cast(Literals.decimal(1.8e19), DataType.UBIGINT)))
                    .isEqualTo("18000000000000000000");
            assertThat(store.evaluate(cast(Literals.decimal(-1.5), DataType.UINT)))
                    .isEqualTo("4294967295");
        }
    }

    @Test
    void nullStaysNull() throws SQLException {
        try (Store store = new Store()) {
            for (DataType type : INTEGERS) {
                assertThat(store.evaluate(cast(Literals.nullValue(), type))).isNull();
                assertThat(store.evaluate(cast(Literals.nullOf(ValueType.DOUBLE), type)))
                        .isNull();
                assertThat(store.evaluate(cast(Literals.nullOf(ValueType.varchar(5)), type)))
                        .isNull();
            }
            assertThat(store.evaluate(cast(Literals.nullOf(ValueType.varchar(5)), DataType.TIMESTAMP)))
                    .isNull();
        }
    }

    @Test
    void textsAreCutBetweenCharacters() throws SQLException {
        Arg column = Arg.of(ValueType.varchar(50), "'a涛😀b'");
        try (Store store = new Store()) {
            String[] expected = {"a", "a", "a", "a涛", "a涛", "a涛", "a涛", "a涛😀", "a涛😀b"};
            for (int bytes = 1; bytes <= 9; bytes++) {
                Arg cut = Casts.cast(column, new TypeName(DataType.VARCHAR, bytes, 0, 0), CONTEXT);
                assertThat(store.evaluate(cut)).isEqualTo(expected[bytes - 1]);
            }
            assertThat(store.evaluate(Casts.cast(column, new TypeName(DataType.NCHAR, 3, 0, 0), CONTEXT)))
                    .isEqualTo("a涛😀");
        }
    }

    @Test
    void refuses() {
        expect(0x2800, Literals.integer(1), new TypeName(DataType.VARCHAR, 0, 0, 0));
        expect(0x2800, Literals.integer(1), new TypeName(DataType.VARCHAR, 65_600, 0, 0));
        expect(0x2800, Literals.integer(1), new TypeName(DataType.NCHAR, 16_380, 0, 0));
        expect(0x3250, Literals.string("涛思"), new TypeName(DataType.VARCHAR, 4, 0, 0));
        expect(0x2802, Literals.integer(1), new TypeName(DataType.VARBINARY, 4, 0, 0));
        expect(0xFFFF, Literals.integer(1), new TypeName(DataType.JSON, -1, 0, 0));
        expect(0x2802, Arg.of(ValueType.of(DataType.VARBINARY, 4), "x"), new TypeName(DataType.INT, -1, 0, 0));
    }

    private static void expect(int code, Arg arg, TypeName type) {
        assertThatThrownBy(() -> Casts.cast(arg, type, CONTEXT))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void literalsKeepEveryText() throws SQLException {
        SplittableRandom random = new SplittableRandom(6);
        String letters = "'\"\\;-/*%_\0\n\t a涛😀$";
        try (Store store = new Store()) {
            for (int i = 0; i < 300; i++) {
                StringBuilder text = new StringBuilder();
                for (int n = random.nextInt(12); n > 0; n--) {
                    int at = random.nextInt(letters.codePointCount(0, letters.length()));
                    text.appendCodePoint(letters.codePointAt(letters.offsetByCodePoints(0, at)));
                }
                @Nullable String back = store.evaluate(Literals.string(text.toString()));
                assertThat(back).isEqualTo(text.toString());
            }
        }
    }

    @Test
    void literalTypes() {
        assertThat(Literals.integer("9223372036854775807").type()).isEqualTo(ValueType.BIGINT);
        assertThat(Literals.integer("9223372036854775808").type()).isEqualTo(ValueType.UBIGINT);
        assertThat(Literals.integer("99999999999999999999").literal())
                .isEqualTo(new BigInteger("18446744073709551615"));
        assertThat(Literals.integer("-9223372036854775809").literal()).isEqualTo(Long.MIN_VALUE);
        assertThat(Literals.string("涛思").type()).isEqualTo(ValueType.varchar(6));
        assertThat(Literals.duration(10, 's', CONTEXT).sql()).isEqualTo("10000::BIGINT");
    }
}

package io.taosj.engine.internal.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.function.ValueType;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Query;
import io.taosj.engine.internal.sql.Span;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small parts of the translation. */
class QueryPartsTest {
    private static final Span NOWHERE = new Span(0, 0);
    private static final long JANUARY_2024 = 1_704_067_200_000L;

    @Test
    void labelsAreCutAtCharacters() {
        assertThat(Label.cut("x".repeat(70))).hasSize(64);
        assertThat(Label.cut("x".repeat(63) + "é")).isEqualTo("x".repeat(63));
        assertThat(Label.cut("short")).isEqualTo("short");
    }

    @Test
    void labelsLoseABackQuoteAtTheirEnds() {
        assertThat(Label.of(null, "`select` like 's%'")).isEqualTo("select` like 's%'");
        assertThat(Label.of("", "`v`")).isEqualTo("v");
        assertThat(Label.of("alias", "v + 1")).isEqualTo("alias");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "-5, -5", "0.1, 0.1", "1234567, 1.23457e+06", "0.00001, 1e-05", "100000, 100000"})
    void numbersInHistogramsHaveSixDigits(double number, String text) {
        assertThat(Histogram.text(number)).isEqualTo(text);
    }

    @Test
    void infinityIsSpelledOut() {
        assertThat(Histogram.text(Double.NEGATIVE_INFINITY)).isEqualTo("-inf");
    }

    @Test
    void timeRangesNarrow() {
        TimeRange range = TimeRange.ALL.from(5).to(9).from(3);
        assertThat(range).isEqualTo(new TimeRange(5L, 9L));
        assertThat(range.isEmpty()).isFalse();
        assertThat(range.to(4).isEmpty()).isTrue();
        assertThat(range.pseudoColumn("_qduration").sql()).isEqualTo("CAST(5 AS BIGINT)");
        assertThat(TimeRange.ALL.pseudoColumn("_qstart").sql()).isEqualTo("CAST(null AS BIGINT)");
    }

    @Test
    void hugeLimitsAreTheLargestNumber() {
        Query.Limit limit = new Query.Limit(
                new Expr.IntegerLiteral("99999999999999999999", NOWHERE), new Expr.IntegerLiteral("2", NOWHERE));
        assertThat(Limits.of(limit)).isEqualTo(new Limits(Long.MAX_VALUE, 2));
        assertThat(Limits.of(limit).toSql()).isEqualTo(" LIMIT 9223372036854775807 OFFSET 2");
        assertThat(new Limits(3, 1).test("n")).isEqualTo("n BETWEEN 2 AND 4");
    }

    @Test
    void positionsCountFromOne() {
        assertThat(Positions.of("2", 2)).isEqualTo(1);
        assertThat(Positions.of("-1", 2)).isEqualTo(-1);
        assertThatThrownBy(() -> Positions.of("0", 2)).isInstanceOf(EngineException.class);
        assertThatThrownBy(() -> Positions.of("3", 2)).isInstanceOf(EngineException.class);
    }

    @Test
    void constantsAreTypedLiterals() {
        assertThat(Sql.constant("it's", ValueType.varchar(4))).isEqualTo("CAST('it''s' AS VARCHAR)");
        assertThat(Sql.constant(-1L, ValueType.UBIGINT)).isEqualTo("CAST(18446744073709551615 AS UBIGINT)");
        assertThat(Sql.constant(null, ValueType.INT)).isEqualTo("CAST(NULL AS INTEGER)");
        assertThat(Sql.constant(new byte[] {1, (byte) 0xAB}, ValueType.of(DataType.VARBINARY, 2)))
                .isEqualTo("unhex('01ab')");
    }

    @Test
    void monthsAreGroupedByTheLocalCalendar() {
        Calendar utc = new Calendar(Precision.MILLISECONDS, ZoneOffset.UTC);
        assertThat(utc.alignMonths(JANUARY_2024 + 5, 1, 0)).isEqualTo(JANUARY_2024);
        assertThat(utc.alignMonths(JANUARY_2024, 5, 0)).isEqualTo(1_696_118_400_000L);
        Calendar shanghai = new Calendar(Precision.MILLISECONDS, ZoneId.of("Asia/Shanghai"));
        assertThat(shanghai.alignMonths(JANUARY_2024, 1, 0)).isEqualTo(JANUARY_2024 - 8 * 3_600_000L);
    }

    @Test
    void durationsMayBeQuotedOrPlainNumbers() {
        assertThat(Stretch.of(new Expr.DurationLiteral(10, 's', NOWHERE)).ticks(Precision.MILLISECONDS))
                .isEqualTo(10_000);
        assertThat(Stretch.of(new Expr.StringLiteral("2m", NOWHERE)).ticks(Precision.MICROSECONDS))
                .isEqualTo(120_000_000);
        assertThat(Stretch.of(new Expr.IntegerLiteral("7", NOWHERE)).ticks(Precision.NANOSECONDS))
                .isEqualTo(7);
        assertThat(Stretch.of(new Expr.DurationLiteral(2, 'y', NOWHERE)).months())
                .isEqualTo(24);
    }

    @Test
    void errorsRaisedInTheStoreKeepTheirCode() {
        EngineException error = StoreErrors.of(new SQLException("Invalid Input Error: [[2805|Duplicate]]"));
        assertThat(error.code()).isEqualTo(0x2805);
        assertThat(error).hasMessage("Duplicate");
        assertThat(StoreErrors.of(new SQLException("INTERRUPT Error: Interrupted!"))
                        .code())
                .isEqualTo(0x22D);
        assertThat(StoreErrors.of(new SQLException("Parser Error: secret")).getMessage())
                .doesNotContain("secret");
    }

    @Test
    void conjunctsAreSplitAtAndOnly() {
        Expr a = new Expr.BoolLiteral(true, NOWHERE);
        Expr b = new Expr.BoolLiteral(false, NOWHERE);
        Expr or = new Expr.Logical(false, a, b, NOWHERE);
        Expr and = new Expr.Logical(true, new Expr.Logical(true, a, or, NOWHERE), b, NOWHERE);
        assertThat(ExprWalk.conjuncts(and)).containsExactly(a, or, b);
        assertThat(ExprWalk.conjuncts(null)).isEmpty();
    }
}

package io.taosj.engine.internal.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.engine.EngineException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternsTest {
    private static final StatementContext CONTEXT = new StatementContext(
            io.taosj.wire.Precision.MILLISECONDS, ZoneOffset.UTC, Instant.EPOCH, null, "root", "3");

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "abc ~ ^a.c$ ~ true",
                "aXc ~ a[[:upper:]]c ~ true",
                "a]c ~ a[]]c ~ true",
                "a\\c ~ a[\\]c ~ true",
                "a-c ~ a[x-]c ~ true",
                "aaa ~ ^a{2,3}$ ~ true",
                "aaaa ~ ^a{2,3}$ ~ false",
                "aaaa ~ ^a{2,}$ ~ true",
                "ab ~ ^(a|b)*$ ~ true",
                "aab ~ ^a++b$ ~ true",
                "a b ~ a\\sb ~ true",
                "d ~ ^\\d$ ~ true",
                "5 ~ ^\\d$ ~ false",
                "a.b ~ a\\.b ~ true",
                "axb ~ a\\.b ~ false",
                "one two ~ \\<two\\> ~ true",
                "涛思 ~ ^.思$ ~ true",
                "ABC ~ abc ~ false",
                "x|y ~ x\\|y ~ true"
            })
    void findsLikePosix(String text, String pattern, boolean found) throws SQLException {
        try (Store store = new Store()) {
            Arg match = Operators.comparison("match", Literals.string(text), Literals.string(pattern), CONTEXT);
            assertThat(store.evaluate(match)).isEqualTo(String.valueOf(found));
            Arg nmatch = Operators.comparison("nmatch", Literals.string(text), Literals.string(pattern), CONTEXT);
            assertThat(store.evaluate(nmatch)).isEqualTo(String.valueOf(!found));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "*", "(a", "a{3,2}", "a{x}", "a{", "[[:nope:]]", "a\\", "+a", "[[.ab.]]"})
    void refusesWhatIsNoExpression(String pattern) {
        assertThatThrownBy(() -> PosixRegex.translate(pattern))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(0x2681));
    }

    @Test
    void conditionsAreNeverNull() throws SQLException {
        try (Store store = new Store()) {
            Arg nothing = Arg.of(ValueType.INT, "NULL::INTEGER");
            Arg equal = Operators.comparison("=", nothing, Literals.integer(1), CONTEXT);
            assertThat(store.evaluate(equal)).isEqualTo("false");
            assertThat(store.evaluate(Operators.not(equal))).isEqualTo("true");
            assertThat(store.evaluate(Operators.and(Operators.not(equal), equal)))
                    .isEqualTo("false");
            assertThat(store.evaluate(Operators.not(Operators.or(equal, equal))))
                    .isEqualTo("true");
            assertThat(Operators.condition(equal)).isEqualTo("(NULL::INTEGER = 1)");
        }
    }
}

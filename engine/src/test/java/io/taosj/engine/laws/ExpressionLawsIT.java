package io.taosj.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.corpus.Answer;
import io.taosj.engine.internal.query.QueryHarness;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels, folding, NULLs, conversions, JSON and the types of CASE and UNION. */
class ExpressionLawsIT {
    private static final int TRIES = 150;

    private final Random random = new Random(31);
    private QueryHarness engine;

    @BeforeEach
    void open() {
        engine = Sample.random(5, 60).open();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private @Nullable Object value(String expression) {
        return engine.query("select " + expression).rows().get(0).get(0);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String anyCase(String text) {
        StringBuilder out = new StringBuilder();
        text.chars()
                .forEach(c -> out.append(
                        random.nextBoolean() ? Character.toUpperCase((char) c) : Character.toLowerCase((char) c)));
        return out.toString();
    }

    private String expression(int depth) {
        String blank = pick("", " ", "  ");
        return switch (random.nextInt(depth == 0 ? 3 : 6)) {
            case 0 -> anyCase("v");
            case 1 -> pick("1", "2.50", "'Ab c'", "'it''s'", "'A\"B'");
            case 2 -> anyCase("d");
            case 3 -> anyCase("abs") + "(" + blank + anyCase("v") + blank + ")";
            case 4 -> expression(depth - 1) + blank + pick("+", "*", "/") + blank + expression(depth - 1);
            default -> anyCase("concat") + "('Xy'," + blank + "'" + anyCase("q") + "')";
        };
    }

    /** Lower case outside of quotes. */
    private static String folded(String text) {
        StringBuilder out = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '\'';
            out.append(quoted ? c : Character.toLowerCase(c));
        }
        return out.toString();
    }

    @Test
    void labelsAreTheFoldedText() {
        for (int i = 0; i < TRIES; i++) {
            String item = expression(2) + pick(" + ", "*") + expression(1);
            if (folded(item).length() > 60) {
                continue;
            }
            Answer answer = engine.query(anyCase("select ") + item + anyCase(" from t limit 1"));
            assertThat(answer.columns().get(0).name()).isEqualTo(folded(item));
        }
    }

    @Test
    void caseOutsideQuotesDoesNotMatter() {
        for (String sql : List.of(
                "select s, count(*) from t where v > 0 and s like '%B' group by s order by s",
                "select _wstart, avg(d) from t interval(1m)",
                "select first(v), last(s), spread(d) from t where b = true and s != 'x Y'",
                "select case when v > 1 then upper(s) else 'Low' end x from t order by ts desc")) {
            StringBuilder mixed = new StringBuilder();
            String[] parts = sql.split("'", -1);
            for (int i = 0; i < parts.length; i++) {
                mixed.append(i == 0 ? "" : "'").append(i % 2 == 0 ? anyCase(parts[i]) : parts[i]);
            }
            assertThat(engine.query(mixed.toString())).isEqualTo(engine.query(sql));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v > 0", "v = 3", "v != 3", "d <= 1.5", "s = '1aB'", "s like '%a%'", "v between -2 and 4"})
    void aConditionAndItsOppositeLeaveOutNulls(String condition) {
        String column = condition.substring(0, 1);
        BigDecimal present = count(column + " is not null");
        BigDecimal holds = count(condition);
        assertThat(count("not (" + condition + ") and " + column + " is not null")
                        .add(holds))
                .isEqualTo(present);
        assertThat(count(column + " is null").add(present)).isEqualTo(count("ts is not null"));
        assertThat(count("(" + condition + ") and " + column + " is null")).isEqualTo(BigDecimal.ZERO);
    }

    private BigDecimal count(String condition) {
        Object count = engine.query("select count(*) from t where " + condition)
                .rows()
                .get(0)
                .get(0);
        return count instanceof BigDecimal n ? n : BigDecimal.valueOf(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null = null", "1 > null", "null != 1", "null < 'a'"})
    void comparisonsWithNullAreFalse(String comparison) {
        assertThat(value(comparison)).isEqualTo(false);
    }

    @Test
    void numbersSurviveTheWayThroughText() {
        for (int i = 0; i < TRIES; i++) {
            long number = random.nextLong() >> random.nextInt(63);
            assertThat(value("cast(cast(" + number + " as varchar(20)) as bigint)"))
                    .isEqualTo(BigDecimal.valueOf(number));
            short cut = (short) number;
            assertThat(value("cast(" + number + " as smallint)")).isEqualTo(BigDecimal.valueOf(cut));
            double real = random.nextInt(1_000_000) / 64.0;
            assertThat(((BigDecimal) Objects.requireNonNull(value("cast(cast('" + real + "' as double) as double)")))
                            .doubleValue())
                    .isEqualTo(real);
        }
    }

    @Test
    void timesSurviveTheWayThroughNumbersAndText() {
        for (int i = 0; i < TRIES; i++) {
            long time = random.nextInt() * 1000L + random.nextInt(1000);
            String text = Instant.ofEpochMilli(time).toString();
            assertThat(value("cast(cast(" + time + " as timestamp) as bigint)")).isEqualTo(BigDecimal.valueOf(time));
            assertThat(value("cast(cast('" + text + "' as timestamp) as bigint)"))
                    .isEqualTo(BigDecimal.valueOf(time));
            assertThat(value("to_unixtimestamp('" + text + "')")).isEqualTo(BigDecimal.valueOf(time));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "1; 2; INT_OR_BIGINT",
                "1; 0.5; VARCHAR",
                "'a'; 1; VARCHAR",
                "0.5; 1.5; DOUBLE",
                "'a'; 'bc'; VARCHAR",
                "'a'; n; NCHAR",
                "null; 0.5; DOUBLE",
                "true; false; BOOL"
            })
    void branchesOfCaseAgreeOnAType(String one, String other, String type) {
        engine.with(
                "create table c (ts timestamp, n nchar(4))",
                "insert into c values (" + Sample.START + ", 'x') (" + (Sample.START + 1) + ", 'y')");
        for (String pair : List.of(one + " else " + other, other + " else " + one)) {
            List<Answer.Column> columns = engine.query(
                            "select case when ts = " + Sample.START + " then " + pair + " end x from c")
                    .columns();
            assertThat(type.split("_OR_", -1)).contains(columns.get(0).type());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {"1; 'b'", "'b'; 1", "1; 2.5", "2.5; 1", "'x'; 'yy'"})
    void aUnionHasTheFirstQuerysTypes(String one, String other) {
        List<Answer.Column> first = engine.query("select " + one + " x").columns();
        List<Answer.Column> both = engine.query("select " + one + " x union all select " + other + " x")
                .columns();
        assertThat(both.get(0).type()).isEqualTo(first.get(0).type());
        assertThat(engine.query("select " + one + " x union all select " + other + " x")
                        .rows())
                .hasSize(2);
    }

    @Test
    void jsonValuesCompareWithinTheirType() {
        engine.with("create stable j (ts timestamp, v int) tags (doc json)");
        List<Object> values = new ArrayList<>(List.of(1, 2.5, -3, "\"a\"", "\"B\"", "\"10\"", true, false, "null"));
        for (int i = 0; i < values.size(); i++) {
            engine.with("insert into j" + i + " using j tags ('{\"k\":" + values.get(i) + "}') values ("
                    + (Sample.START + i) + ", " + i + ")");
        }
        for (double bound : new double[] {-5, 0, 1, 2.5, 9}) {
            assertThat(jsonMatches("doc->'k' > " + bound))
                    .isEqualTo(values.stream()
                            .filter(v -> v instanceof Number n && n.doubleValue() > bound)
                            .count());
            assertThat(jsonMatches("doc->'k' = " + bound))
                    .isEqualTo(values.stream()
                            .filter(v -> v instanceof Number n && n.doubleValue() == bound)
                            .count());
        }
        assertThat(jsonMatches("doc->'k' = 'a'")).isEqualTo(1);
        assertThat(jsonMatches("doc->'k' = '10'")).isEqualTo(1);
        assertThat(jsonMatches("doc->'k' = true")).isEqualTo(1);
        assertThat(jsonMatches("doc contains 'k'")).isEqualTo(values.size());
        assertThat(jsonMatches("doc contains 'other'")).isZero();
    }

    private long jsonMatches(String condition) {
        return engine.query("select v from j where " + condition.toLowerCase(Locale.ROOT))
                .rows()
                .size();
    }
}

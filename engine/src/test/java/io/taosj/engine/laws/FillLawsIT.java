package io.taosj.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.internal.query.QueryHarness;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FILL adds windows and replaces NULLs; what is there stays. */
class FillLawsIT {
    private static final long STEP = 3_000;
    private static final long SEED = 77;

    private final Sample sample = Sample.random(SEED, 60);

    private Map<Long, List<@Nullable Object>> answer(QueryHarness engine, String fill) {
        long from = sample.first() - 10_000;
        long to = sample.last() + 10_000;
        Map<Long, List<@Nullable Object>> out = new LinkedHashMap<>();
        for (List<@Nullable Object> row : engine.query(
                        "select cast(_wstart as bigint), count(*), sum(v), avg(d), first(s), last(b) from t where ts >= "
                                + from + " and ts < " + to + " interval(" + STEP + "a) " + fill)
                .rows()) {
            out.put(((BigDecimal) Objects.requireNonNull(row.get(0))).longValueExact(), row);
        }
        return out;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "null_f",
                "prev",
                "next",
                "linear",
                "value, 0, 1, 2.5, 'x', 1",
                "value_f, 0, 1, 2.5, 'x', 1"
            })
    void valuesStayAndTheDomainIsComplete(String mode) {
        try (QueryHarness engine = sample.open()) {
            Map<Long, List<@Nullable Object>> plain = answer(engine, "");
            Map<Long, List<@Nullable Object>> filled = answer(engine, "fill(" + mode + ")");
            long start = Math.floorDiv(sample.first() - 10_000, STEP) * STEP;
            for (long at : filled.keySet()) {
                assertThat(at).isEqualTo(start);
                start += STEP;
            }
            assertThat(start).isGreaterThanOrEqualTo(sample.last() + 10_000).isLessThan(sample.last() + 10_000 + STEP);
            plain.forEach((at, row) -> {
                List<@Nullable Object> kept = Objects.requireNonNull(filled.get(at));
                for (int i = 0; i < row.size(); i++) {
                    if (row.get(i) != null) {
                        assertThat(kept.get(i))
                                .as(mode + " at " + at + " column " + i)
                                .isEqualTo(row.get(i));
                    }
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prev", "next"})
    void aFilledValueIsThatOfAnotherWindow(String mode) {
        try (QueryHarness engine = sample.open()) {
            Map<Long, List<@Nullable Object>> plain = answer(engine, "");
            for (List<@Nullable Object> row :
                    answer(engine, "fill(" + mode + ")").values()) {
                for (int i = 2; i < row.size(); i++) {
                    int column = i;
                    Object value = row.get(i);
                    if (value != null) {
                        assertThat(plain.values()).anyMatch(other -> value.equals(other.get(column)));
                    }
                }
            }
        }
    }
}

package io.taosj.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.taosj.engine.internal.query.QueryHarness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions along time against plain walks over the same rows. */
class TimelineLawsIT {
    private final Sample sample = Sample.random(4711, 150);
    private final List<Double> present = sample.doubles();

    private QueryHarness engine;

    @BeforeEach
    void open() {
        engine = sample.open();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private List<@Nullable Double> column(String sql) {
        List<@Nullable Double> out = new ArrayList<>();
        for (List<@Nullable Object> row : engine.query(sql).rows()) {
            out.add(row.get(0) == null ? null : ((BigDecimal) row.get(0)).doubleValue());
        }
        return out;
    }

    @Test
    void runningSumsAddUpWhatIsThere() {
        List<Double> model = new ArrayList<>();
        double sum = 0;
        for (double value : present) {
            sum += value;
            model.add(sum);
        }
        assertThat(column("select csum(d) from t")).isEqualTo(model);
    }

    @Test
    void differencesAreBetweenNeighbours() {
        List<Double> model = new ArrayList<>();
        for (int i = 1; i < present.size(); i++) {
            model.add(present.get(i) - present.get(i - 1));
        }
        assertThat(column("select diff(d) from t where d is not null")).isEqualTo(model);
        assertThat(column("select diff(d, 1) from t where d is not null"))
                .isEqualTo(model.stream().map(x -> x < 0 ? null : x).toList());
        assertThat(column("select diff(d, 2) from t")).isEqualTo(model);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 149})
    void movingAveragesAreOverSoManyValues(int width) {
        List<@Nullable Double> got = column("select mavg(d, " + width + ") from t");
        assertThat(got).hasSize(Math.max(0, present.size() - width + 1));
        for (int i = 0; i < got.size(); i++) {
            double mean = present.subList(i, i + width).stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElseThrow();
            assertThat(Objects.requireNonNull(got.get(i))).isCloseTo(mean, within(1e-9));
        }
    }

    @Test
    void timeWeightedAverageIsTheAreaOverTheTime() {
        double area = 0;
        Sample.Row before = null;
        Sample.Row first = null;
        for (Sample.Row row : sample.rows()) {
            Double value = row.d();
            if (value == null) {
                continue;
            }
            if (before == null) {
                first = row;
            } else {
                area += (Objects.requireNonNull(before.d()) + value) / 2 * (row.ts() - before.ts());
            }
            before = row;
        }
        long time = Objects.requireNonNull(before).ts()
                - Objects.requireNonNull(first).ts();
        assertThat(Objects.requireNonNull(column("select twa(d) from t").get(0)))
                // where the line crosses zero, the server's formula multiplies values by absolute times
                .isCloseTo(area / time, within(1e-6));
    }

    @Test
    void countsOfAStateRestartWhereItEnds() {
        List<Double> model = new ArrayList<>();
        double count = 0;
        for (Sample.Row row : sample.rows()) {
            Integer v = row.v();
            if (v != null) {
                count = v > 0 ? count + 1 : 0;
                model.add(count == 0 ? -1 : count);
            }
        }
        assertThat(column("select statecount(v, 'GT', 0) from t where v is not null"))
                .isEqualTo(model);
    }

    @Test
    void extremesAndTheRowsBesideThem() {
        Sample.Row top = null;
        for (Sample.Row row : sample.rows()) {
            Integer v = row.v();
            if (v != null && (top == null || v > Objects.requireNonNull(top.v()))) {
                top = row;
            }
        }
        assertThat(column("select cast(ts as bigint), max(v) from t"))
                .containsExactly((double) Objects.requireNonNull(top).ts());
        assertThat(column("select spread(v) from t").get(0)).isNotNull();
        List<Double> sorted = present.stream().sorted().toList();
        assertThat(column("select bottom(d, 5) from t order by 1")).isEqualTo(sorted.subList(0, 5));
    }
}

package io.taosj.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.engine.internal.query.QueryHarness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random queries in forms that mean the same have the same rows. */
class EquivalenceIT {
    private static final int QUERIES = 60;
    private static final int ROWS = 60;
    private static final String[] ITEMS = {
        "v",
        "d",
        "s",
        "b",
        "g",
        "tbname",
        "v + d",
        "abs(v)",
        "upper(s)",
        "concat(s, s)",
        "case when b then v else -1 end",
        "cast(d as int)",
        "v > 2",
        "v is null",
        "length(s)",
        "round(d)"
    };

    private final Random random = new Random();
    private long middle;

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private int number() {
        return random.nextInt(21) - 10;
    }

    private String simple() {
        return switch (random.nextInt(7)) {
            case 0 -> "v " + pick("<", "<=", "=", "!=", ">=", ">") + " " + number();
            case 1 -> "d " + pick("<", ">") + " " + number() * 3 + ".25";
            case 2 -> "s like '" + pick("1%", "%B", "_a_", "%") + "'";
            case 3 -> pick("v", "d", "s", "b") + " is " + pick("", "not ") + "null";
            case 4 -> "g = " + (1 + random.nextInt(3));
            case 5 -> "ts " + pick("<", ">=") + " " + (middle + number() * 1000L);
            default -> "b = " + pick("true", "false");
        };
    }

    /** A condition and others that choose the same rows. */
    private List<String> conditions() {
        String a = simple();
        String b = simple();
        String c = simple();
        int low = number();
        int high = low + random.nextInt(8);
        return switch (random.nextInt(6)) {
            case 0 -> List.of(a + " and " + b, b + " and " + a, "(" + a + ") and (" + b + ")");
            case 1 -> List.of(a + " or " + b, b + " or " + a);
            case 2 ->
                List.of(
                        a + " and (" + b + " or " + c + ")",
                        a + " and " + b + " or " + a + " and " + c,
                        "(" + c + " or " + b + ") and " + a);
            case 3 ->
                List.of(
                        "v between " + low + " and " + high,
                        "v >= " + low + " and v <= " + high,
                        "not (v < " + low + " or v > " + high + ") and v is not null");
            case 4 ->
                List.of(
                        "v in (" + low + ", " + high + ")",
                        "v = " + low + " or v = " + high,
                        "(v = " + high + " or v = " + low + ") and v is not null");
            default -> List.of(a, a + " and " + a, a + " or " + a);
        };
    }

    private static Map<List<@Nullable Object>, Integer> bag(QueryHarness engine, String sql) {
        Map<List<@Nullable Object>, Integer> out = new HashMap<>();
        engine.query(sql).rows().forEach(row -> out.merge(row, 1, Integer::sum));
        return out;
    }

    private List<String> forms(List<String> items) {
        List<String> conditions = conditions();
        String list = String.join(", ", items);
        List<String> forms = new ArrayList<>();
        for (String condition : conditions) {
            forms.add("select " + list + " from s where " + condition);
        }
        String condition = conditions.get(0);
        String inner = "(select ts, v, d, s, b, g, tbname from s";
        forms.add("select " + list + " from " + inner + ") where " + condition);
        forms.add("select " + list + " from " + inner + " where " + condition + ")");
        forms.add("select " + list + " from (select *, tbname from s where " + condition + " order by ts desc)");
        forms.add("select " + list + " from s where " + condition + " partition by tbname");
        forms.add("select " + list + " from s where " + condition + " order by ts desc");
        String split = "select " + list + " from s where (" + condition + ") and ts ";
        forms.add(split + "< " + middle + " union all " + split + ">= " + middle);
        return forms;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_240_229})
    void equivalentFormsHaveTheSameRows(long seed) {
        random.setSeed(seed);
        List<String> different = new ArrayList<>();
        try (QueryHarness engine = new QueryHarness()
                .with("create database d vgroups 2", "use d", "create stable s " + Sample.COLUMNS + " tags (g int)")) {
            for (int table = 1; table <= 3; table++) {
                engine.with("create table t" + table + " using s tags (" + table + ")");
                Sample sample = Sample.random(random, ROWS);
                middle = sample.rows().get(ROWS / 2).ts();
                engine.with(sample.insert("t" + table));
            }
            int filled = 0;
            for (int i = 0; i < QUERIES; i++) {
                List<String> items = new ArrayList<>(List.of(ITEMS));
                Collections.shuffle(items, random);
                List<String> forms = forms(items.subList(0, 3));
                Map<List<@Nullable Object>, Integer> expected = bag(engine, forms.get(0));
                filled += expected.isEmpty() ? 0 : 1;
                for (String form : forms) {
                    if (!bag(engine, form).equals(expected)) {
                        different.add(forms.get(0) + "\n   is not\n" + form);
                    }
                }
            }
            assertThat(filled).isGreaterThan(QUERIES / 3);
        }
        assertThat(different).isEmpty();
    }
}

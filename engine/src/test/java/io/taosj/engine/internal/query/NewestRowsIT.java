package io.taosj.engine.internal.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LAST and LAST_ROW answer the same whether they read the newest rows only or, because of a condition, all. */
class NewestRowsIT {
    private static final String T = "170000000000";

    private QueryHarness harness = new QueryHarness();

    @BeforeEach
    void open() {
        harness.close();
        harness = new QueryHarness()
                .with(
                        "create database d",
                        "use d",
                        "create stable s (ts timestamp, v int, t varchar(10)) tags (g int)",
                        "insert into a using s tags (1) values (" + T + "1, 1, 'x') (" + T + "5, 2, null)"
                                + " b using s tags (2) values (" + T + "2, 7, 'y') (" + T + "7, null, null)"
                                + " c using s tags (1) values (" + T + "3, null, null)");
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select last_row(*) from s",
                "select last(*) from s",
                "select last(v), last(t), last_row(v) from s",
                "select last_row(ts, v), tbname from s%s partition by tbname order by tbname",
                "select last(v) as x, g from s%s group by g order by g",
                "select last(t), tbname from s%s group by tbname order by tbname",
                "select last(t), v from s%s partition by v order by v",
                "select last_row(v), t from s",
                "select last(v), count(*) from s",
                "select last(*) from a",
                "select last_row(v) from b"
            })
    void theNewestRowsAreEnough(String sql) {
        String query = sql.contains("%s") ? sql : sql + "%s";
        for (String statement : new String[] {
            "insert into a values (" + T + "4, 4, 'late')",
            "insert into c values (" + T + "9, 9, null)",
            "delete from c where ts > " + T + "8",
            "drop table b"
        }) {
            if (!sql.endsWith(" b")) {
                harness.with(statement);
            }
            for (int i = 0; i < 2; i++) {
                assertThat(harness.query(query.formatted("")))
                        .as("after " + statement)
                        .isEqualTo(harness.query(query.formatted(" where ts > 0")));
            }
        }
    }
}

package io.taosj.engine.internal.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.wire.Block;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queries against an engine in memory: how results come, and rules that recorded answers don't show. */
class QueryEngineIT {
    private static final int ROWS = 10_000;

    private QueryHarness harness;

    @BeforeEach
    void open() {
        harness = new QueryHarness()
                .with(
                        "create database d",
                        "use d",
                        "create stable s (ts timestamp, v int, d double) tags (g int)",
                        "create table a using s tags (1)",
                        "create table b using s tags (2)");
    }

    @AfterEach
    void close() {
        harness.close();
    }

    private void insert(String table, int rows) {
        StringBuilder sql = new StringBuilder("insert into ").append(table).append(" values ");
        for (int i = 0; i < rows; i++) {
            sql.append('(')
                    .append(1_700_000_000_000L + i * 1000L)
                    .append(", ")
                    .append(i)
                    .append(", 0.5)");
        }
        harness.with(sql.toString());
    }

    private static BigDecimal number(long value) {
        return BigDecimal.valueOf(value);
    }

    @Test
    void resultsComeInBlocks() {
        insert("a", ROWS);
        int blocks = 0;
        int rows = 0;
        long next = 0;
        try (EngineResult result = harness.session().execute("select v from a")) {
            for (Block block = result.next(); block != null; block = result.next()) {
                blocks++;
                for (int i = 0; i < block.rows(); i++) {
                    assertThat(block.longs(0).getLong(i)).isEqualTo(next++);
                }
                rows += block.rows();
            }
            assertThat(result.next()).isNull();
        }
        assertThat(rows).isEqualTo(ROWS);
        assertThat(blocks).isGreaterThan(1);
    }

    @Test
    void aResultMayBeClosedEarlyAndTwice() {
        insert("a", ROWS);
        EngineResult result = harness.session().execute("select v from a");
        assertThat(result.next()).isNotNull();
        result.close();
        result.close();
        assertThat(result.next()).isNull();
        assertThat(harness.query("select count(*) from a").rows()).containsExactly(List.of(number(ROWS)));
    }

    @Test
    void functionsAlongTimeRefuseTwoRowsOfOneTime() {
        insert("a", 3);
        insert("b", 3);
        assertThatThrownBy(() -> harness.query("select diff(v) from s"))
                .isInstanceOf(EngineException.class)
                .hasMessage("Duplicate timestamps not allowed in function")
                .extracting(e -> ((EngineException) e).code())
                .isEqualTo(0x2805);
        assertThat(harness.query("select diff(v) from s partition by tbname").rows())
                .hasSize(4);
    }

    @Test
    void aQueryThatFailsDoesNotLeakTheStoresError() {
        insert("a", 3);
        assertThatThrownBy(() -> harness.query("select csum(v) from s where v = nope"))
                .asInstanceOf(InstanceOfAssertFactories.type(EngineException.class))
                .extracting(EngineException::code)
                .isEqualTo(0x2602);
        assertThat(harness.query("select 1").rows()).hasSize(1);
    }

    @Test
    void rowsOfCompositeKeysComeInTheOrderOfTheKey() {
        harness.with(
                "create table k (ts timestamp, id int primary key, v int)",
                "insert into k values (1700000000000, 2, 20) (1700000000000, 1, 10) (1700000001000, 1, 30)");
        assertThat(harness.query("select id, v from k").rows())
                .containsExactly(
                        List.of(number(1), number(10)), List.of(number(2), number(20)), List.of(number(1), number(30)));
        assertThat(harness.query("select diff(v) from k").rows()).containsExactly(List.of(number(20)));
    }

    @Test
    void limitCountsPerPartitionUnlessSorted() {
        insert("a", 5);
        insert("b", 5);
        assertThat(harness.query("select v from s partition by tbname limit 2").rows())
                .hasSize(4);
        assertThat(harness.query("select v from s partition by tbname order by v limit 2")
                        .rows())
                .hasSize(2);
        assertThat(harness.query("select v from s partition by tbname slimit 1 limit 3")
                        .rows())
                .hasSize(3);
    }

    @Test
    void windowsOfMonthsFollowTheZonesCalendar() {
        harness.with("insert into a values ('2024-03-31 23:59:59', 1, 1) ('2024-04-01 00:00:00', 2, 2)");
        assertThat(harness.query("select _wstart, count(*) from a interval(1n)").rows())
                .containsExactly(
                        List.of("2024-03-01T00:00:00.000Z", number(1)), List.of("2024-04-01T00:00:00.000Z", number(1)));
    }

    @Test
    void tagsAreJoinedOnlyWhereTheyAreRead() {
        insert("a", 2);
        insert("b", 2);
        assertThat(harness.query("select g, tbname, count(*) from s partition by tbname order by g")
                        .rows())
                .containsExactly(List.of(number(1), "a", number(2)), List.of(number(2), "b", number(2)));
        assertThat(harness.query("select count(*) from s where g = 2").rows()).containsExactly(List.of(number(2)));
    }
}

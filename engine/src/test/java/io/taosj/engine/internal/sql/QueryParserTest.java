package io.taosj.engine.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class QueryParserTest {
    private static Query query(String sql) {
        return ((QueryStatement) Parser.parse(SqlText.of(sql))).query();
    }

    private static Query.Select select(String sql) {
        return (Query.Select) query(sql);
    }

    @Test
    void readsAllClauses() {
        Query.Select s = select("select distinct tags a x, b from d.t as u where a > 1 partition by tbname n, g "
                + "interval(1d, 2h) sliding(6h) fill(value, 1, 'x') having count(*) > 1 order by 1 desc nulls last, b "
                + "slimit 2 soffset 1 limit 5, 10;");
        assertThat(s.distinct()).isTrue();
        assertThat(s.tags()).isTrue();
        assertThat(s.items()).extracting(Query.SelectItem::alias).containsExactly("x", null);
        assertThat(s.from()).isInstanceOfSatisfying(TableRef.Named.class, t -> {
            assertThat(t.database()).isEqualTo("d");
            assertThat(t.alias()).isEqualTo("u");
        });
        assertThat(s.partitionBy()).extracting(Query.PartitionItem::alias).containsExactly("n", null);
        Window.Interval interval = (Window.Interval) Objects.requireNonNull(s.window());
        assertThat(Shape.of(Objects.requireNonNull(interval.offset()))).isEqualTo("2h");
        assertThat(Shape.of(Objects.requireNonNull(interval.sliding()))).isEqualTo("6h");
        assertThat(Objects.requireNonNull(s.fill()).values()).hasSize(2);
        assertThat(s.orderBy()).extracting(Query.SortItem::nullsFirst).containsExactly(false, null);
        Query.Limit slimit = Objects.requireNonNull(s.slimit());
        assertThat(Shape.of(Objects.requireNonNull(slimit.offset()))).isEqualTo("1");
        Query.Limit limit = Objects.requireNonNull(s.limit());
        assertThat(Shape.of(limit.count())).isEqualTo("10");
        assertThat(Shape.of(Objects.requireNonNull(limit.offset()))).isEqualTo("5");
    }

    @Test
    void readsInterp() {
        Query.Select s = select("select interp(v) from t range('a', 'b') every(5s) fill(near)");
        assertThat(s.range()).hasSize(2);
        assertThat(s.every()).isNotNull();
        assertThat(Objects.requireNonNull(s.fill()).mode()).isEqualTo("NEAR");
    }

    @Test
    void readsTheOtherWindows() {
        assertThat(select("select 1 from t session(ts, '10s')").window()).isInstanceOf(Window.Session.class);
        assertThat(select("select 1 from t state_window(case when a then 1 end)")
                        .window())
                .isInstanceOf(Window.State.class);
        assertThat(select("select 1 from t event_window start with a > 1 end with b")
                        .window())
                .isInstanceOf(Window.Event.class);
        assertThat(select("select 1 from t count_window(3, 1)").window()).isInstanceOf(Window.Count.class);
        assertThat(select("select 1 from t anomaly_window(v, 'algo=x')").window())
                .isInstanceOf(Window.Anomaly.class);
    }

    @Test
    void readsJoins() {
        TableRef.Join join = (TableRef.Join) Objects.requireNonNull(
                select("select 1 from a left window join b on a.x = b.x window_offset(-1s, 2m) jlimit 3")
                        .from());
        assertThat(join.type()).isEqualTo("LEFT");
        assertThat(join.subtype()).isEqualTo("WINDOW");
        assertThat(join.windowOffset()).extracting(Shape::of).containsExactly("-1s", "2m");
        TableRef.Join comma = (TableRef.Join)
                Objects.requireNonNull(select("select 1 from a, b x").from());
        assertThat(comma.type() + comma.subtype()).isEqualTo("INNEROUTER");
        TableRef.Join chain = (TableRef.Join)
                Objects.requireNonNull(select("select 1 from a join b on a.t = b.t full join c on b.t = c.t")
                        .from());
        assertThat(chain.left()).isInstanceOf(TableRef.Join.class);
    }

    @Test
    void tellsQueriesFromJoinsInParentheses() {
        assertThat(select("select 1 from ((select 1) union (select 2)) x").from())
                .isInstanceOfSatisfying(TableRef.SubQuery.class, q -> {
                    assertThat(q.query()).isInstanceOf(Query.Union.class);
                    assertThat(q.alias()).isEqualTo("x");
                });
        assertThat(select("select 1 from ((select 1) x join b on x.t = b.t)").from())
                .isInstanceOf(TableRef.Join.class);
        assertThat(select("select 1 from (((select 1)))").from()).isInstanceOf(TableRef.SubQuery.class);
        assertThatThrownBy(() -> query("select 1 from (t)")).hasMessage("syntax error near \")\"");
    }

    @Test
    void unionsLeanLeftAndOwnWhatFollows() {
        Query.Union union =
                (Query.Union) query("select 1 union all (select 2 limit 1) union select 3 order by 1 limit 4");
        assertThat(union.all()).isFalse();
        assertThat(union.orderBy()).hasSize(1);
        assertThat(union.left()).isInstanceOfSatisfying(Query.Union.class, left -> {
            assertThat(left.all()).isTrue();
            assertThat(left.right().limit()).isNotNull();
        });
        assertThatThrownBy(() -> query("(select 1) limit 1")).hasMessage("syntax error near \"limit 1\"");
    }

    @Test
    void cutsAliasesAndForgetsEmptyOnes() {
        assertThat(select("select v as " + "a".repeat(70)).items().get(0).alias())
                .isEqualTo("a".repeat(64));
        assertThat(select("select v as " + "温".repeat(70)).items().get(0).alias())
                .isEqualTo("温".repeat(21));
        assertThat(select("select v as ``").items().get(0).alias()).isNull();
    }

    @Test
    void tellsTheKindsOfInsertApart() {
        assertThat(Parser.parse(SqlText.of("INSERT INTO t VALUES (1)")))
                .isInstanceOfSatisfying(
                        InsertStatement.class, i -> assertThat(i.offset()).isEqualTo(6));
        assertThat(Parser.parse(SqlText.of("import into t file 'x'"))).isInstanceOf(InsertStatement.class);
        assertThat(Parser.parse(SqlText.of("insert into t using s tags (1) select 1")))
                .isInstanceOf(InsertStatement.class);
        assertThat(Parser.parse(SqlText.of("insert into d.t (a, `B`) select 1, 2")))
                .isInstanceOfSatisfying(
                        InsertSelect.class, i -> assertThat(i.columns()).containsExactly("a", "B"));
        assertThat(Parser.parse(SqlText.of("insert into t (select 1)")))
                .isInstanceOfSatisfying(
                        InsertSelect.class, i -> assertThat(i.columns()).isEmpty());
    }

    @Test
    void checksTheLengthsOfNames() {
        assertThatThrownBy(() -> query("select 1 from " + "t".repeat(193)))
                .hasMessage("Invalid identifier name: " + "t".repeat(193));
        assertThatThrownBy(() -> query("select `` from t")).hasMessage("Invalid identifier name: ` from t");
        assertThatThrownBy(() -> query("select v from `a.b`")).hasMessage("The table name cannot contain '.'");
        assertThatThrownBy(() -> query("select v from `a.b`.c")).hasMessage("The database name cannot contain '.'");
    }
}

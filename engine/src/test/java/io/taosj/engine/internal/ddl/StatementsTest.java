package io.taosj.engine.internal.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Table;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What statements leave behind, and errors that the recorded statements don't reach. */
class StatementsTest {
    private final TestSession session = new TestSession();

    @BeforeEach
    void tables() {
        session.run("create database d");
        session.run("use d");
        session.run("create table n (ts timestamp, a int, b varchar(5))");
        session.run("create stable s (ts timestamp, v int) tags (g int, name nchar(4)) comment 'all'");
        session.run("create table c1 using s tags (1, 'one') ttl 5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "insert into x.y values (1, 2)|388|Database not exist",
                "insert into c9 using s tags (1, 'x') file 'a.csv'|200|proxy mode does not support csv loading",
                "insert into c9 (ts, v) using s tags (1, 'x') (ts) values (1)|216|syntax error near '(ts) values (1)'"
                        + " (keyword VALUES or FILE is expected)",
                "insert into c9 using s (g, g) tags (1, 2) values (1, 2)|216|syntax error near 'g' (duplicated column name)",
                "insert into c9 using c1 tags (1, 2) values (1, 2)|200|create table only from super table is allowed",
                "insert into n using s tags (1, 'x') values (1, 2)|61d|Table already exists in other stables",
                "insert into s (tbname, ts, v) values ('', 1, 2)|200|tbname can not be empty",
                "insert into s (tbname, ts, v) values (null, 1, 2)|200|tbname can not be null value",
                "insert into s (tbname, ts, v) values ('a.b', 1, 2)|200|tbname can not contain '.'",
                "insert into s (tbname, ts, v) values ('n', 1, 2)|61d|Table already exists in other stables",
                "insert into s (tbname, v) values ('n', 1)|200|Primary timestamp column should not be null",
                "insert into n values (1, ?, 'x')|216|syntax error near '?, 'x')' (? only used in stmt)",
                "insert into n values (1, 2, 'x'|216|syntax error near '' () expected)",
                "insert into n values (1 /* c */, 2, 'x') n|216|syntax error near '' (keyword VALUES or FILE is expected)",
                "insert into information_schema.x values (1)|2669|System table not allowed",
                "delete from n where ts > now() and ts < today() + 1d and _rowts = 'x'|127|Invalid timestamp format",
                "drop table n, s|263a|Cannot drop super table in batch",
                "create table k using d2.s tags (1, 'x')|388|Database not exist",
                "create stable s2 (ts timestamp, v int) tags (g int) ttl 5|261a|Invalid option ttl: Only supported for"
                        + " create non-super table in databases"
            })
    void refuses(String sql, String code, String message) {
        assertThatThrownBy(() -> session.run(sql))
                .hasMessage(message)
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(Integer.parseInt(code, 16)));
    }

    @Test
    void timesBeyondThePrecisionAreOutOfRange() {
        session.run("create database ns precision 'ns'");
        session.run("create table ns.t (ts timestamp, v int)");
        assertThatThrownBy(() -> session.run("insert into ns.t values ('2300-01-01', 1)"))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(0x60B));
    }

    @Test
    void targetsMayBeQuotedInAllWays() {
        assertThat(session.run("insert into 'n' values (1, 2, 'x') `n` values (2, 2, 'x') d.'n' values (3, 2, 'x'),"
                        + " d.`n` values (4, 3, null);"))
                .isEqualTo(4);
        assertThat(session.storage.rowsOf("d", "n")).hasSize(4);
    }

    @Test
    void failedInsertCreatesNothing() {
        assertThatThrownBy(
                        () -> session.run(
                                "insert into c2 using s tags (2, 'two') values (1, 1) c3 using s tags (3, 'x') values (1, 'y')"))
                .isInstanceOf(EngineException.class);
        assertThat(Objects.requireNonNull(session.storage.catalog().database("d"))
                        .table("c2"))
                .isNull();
    }

    @Test
    void rowsOfSuperTablesMakeChildren() {
        session.run("insert into s (g, tbname, v, ts) values (7, 'k1', 1, 1) (8, 'k2', 2, 1) (9, 'k1', 3, 2)");
        Table.ChildTable child = (Table.ChildTable) session.table("k1");
        assertThat(child.tags()).containsExactly(7L, null);
        assertThat(session.storage.rowsOf("d", "k1")).hasSize(2);
        assertThat(session.storage.rowsOf("d", "k2")).hasSize(1);
    }

    @Test
    void optionsOfChildrenInInsertAreKept() {
        session.run("insert into c2 using s (name) tags ('é') ttl 7 comment 'it''s' (v, ts) values (1, 1)");
        Table.ChildTable child = (Table.ChildTable) session.table("c2");
        assertThat(child.ttlDays()).isEqualTo(7);
        assertThat(child.comment()).isEqualTo("it's");
        assertThat(child.tags()).containsExactly(null, "é");
    }

    @Test
    void columnIdsAreNeverUsedAgain() {
        session.run("alter table n add column c int");
        session.run("alter table n drop column c");
        session.run("alter table n add column c double");
        Table.NormalTable table = (Table.NormalTable) session.table("n");
        assertThat(table.columns()).extracting(ColumnDef::id).containsExactly(1, 2, 3, 5);
        assertThat(table.version()).isEqualTo(4);
        session.run("alter stable s add tag t int");
        session.run("alter stable s add column w int");
        Table.SuperTable stable = (Table.SuperTable) session.table("s");
        assertThat(stable.tags()).extracting(ColumnDef::id).containsExactly(3, 4, 5);
        assertThat(stable.columns()).extracting(ColumnDef::id).containsExactly(1, 2, 6);
    }

    @Test
    void encodingsHavePresetsByType() {
        session.run("create table e (ts timestamp, a int encode 'simple8b' compress 'zstd' level 'high', b float"
                + " compress 'tsz', c geometry(30))");
        Table.NormalTable table = (Table.NormalTable) session.table("e");
        assertThat(table.columns())
                .extracting(c -> c.encode() + "/" + c.compress() + "/" + c.level())
                .containsExactly(
                        "delta-i/lz4/medium", "simple8b/zstd/high", "delta-d/tsz/medium", "disabled/lz4/medium");
    }

    @Test
    void deleteTakesOneRangeAndTags() {
        session.run("insert into c1 values (1, 1) (2, 2) (3, 3) (4, 4) c2 using s tags (2, 'two') values (2, 2)");
        assertThat(session.run("delete from s where g = 1 and 2 <= ts and ts < 4"))
                .isEqualTo(2);
        assertThat(session.run("delete from c1 where name = 'two'")).isZero();
        assertThat(session.run("delete from c1 where ts > 3 and ts < 3")).isZero();
        assertThat(session.run("delete from s where ts between 1 and 2")).isEqualTo(2);
        assertThat(session.run("delete from s")).isEqualTo(1);
    }

    @Test
    void objectsOfDroppedTablesAreDropped() {
        session.run("create index i on s (name)");
        session.run("create tsma m on s function(avg(v)) interval(1m)");
        session.run("drop table s");
        assertThat(session.storage.catalog().objects(SmallObjects.INDEX)).isEmpty();
        assertThat(session.storage.catalog().objects(SmallObjects.TSMA)).isEmpty();
    }

    @Test
    void streamMakesItsTarget() {
        session.run("create stream st into out1 as select _wstart, count(*) c from s interval(10s)");
        Table.SuperTable target = (Table.SuperTable) session.table("out1");
        assertThat(target.columns()).extracting(ColumnDef::name).containsExactly("_wstart", "c");
        assertThat(target.tags()).extracting(ColumnDef::name).containsExactly("group_id");
        assertThat(target.comment()).isEmpty();
        session.run("pause stream st");
        assertThat(new SmallObjects(session.storage).get(SmallObjects.STREAM, "st"))
                .containsEntry("status", "paused")
                .containsEntry("source_db", "d")
                .containsEntry("target_table", "out1")
                .containsEntry("trigger", "window close");
        session.run("drop database d");
        assertThat(session.storage.catalog().objects(SmallObjects.STREAM)).isEmpty();
    }
}

package io.taosj.engine.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.wire.DataType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementParserTest {
    private static Statement parse(String sql) {
        return Parser.parse(SqlText.of(sql));
    }

    private static <T extends Statement> T parse(Class<T> type, String sql) {
        return type.cast(parse(sql));
    }

    @Test
    void createDatabaseKeepsOptionsInOrder() {
        DatabaseStatement.Create create = parse(
                DatabaseStatement.Create.class,
                "create database if not exists `D` vgroups 2 keep 10d,20d precision 'US' retentions -:7d,1m:21d "
                        + "wal_retention_size -1 vgroups 3");
        assertThat(create.ifNotExists()).isTrue();
        assertThat(create.name()).isEqualTo("D");
        assertThat(create.options())
                .extracting(Option::name)
                .containsExactly("vgroups", "keep", "precision", "retentions", "wal_retention_size", "vgroups");
        assertThat(create.options().get(1).values()).extracting(Shape::of).containsExactly("10d", "20d");
        assertThat(Shape.of(create.options().get(2).value())).isEqualTo("'US'");
        assertThat(create.options().get(3).values()).hasSize(4);
        assertThat(Shape.of(create.options().get(4).value())).isEqualTo("-1");
        assertThatThrownBy(() -> parse("create database d keep 1,2d")).hasMessage("syntax error near \"2d\"");
    }

    @Test
    void createTableWithTagsAndOptions() {
        TableStatement.Create create = parse(
                TableStatement.Create.class,
                "create stable d.s (ts timestamp, k int unsigned primary key encode 'x' level 'high', n nchar(8)) "
                        + "tags (t json) comment 'C' ttl 3 sma(k, n) rollup(last) watermark 1s, 2s");
        assertThat(create.table().database()).isEqualTo("d");
        TableStatement.ColumnClause key = create.columns().get(1);
        assertThat(key.type().type()).isEqualTo(DataType.UINT);
        assertThat(key.primaryKey()).isTrue();
        assertThat(key.storage()).isEqualTo(new TableStatement.StorageClause("x", null, "high"));
        assertThat(create.columns().get(2).type().length()).isEqualTo(8);
        assertThat(create.tags()).hasSize(1);
        assertThat(create.options())
                .extracting(Option::name)
                .containsExactly("comment", "ttl", "sma", "rollup", "watermark");
    }

    @Test
    void createChildrenKeepsTagsAsText() {
        TableStatement.CreateChildren create = parse(
                TableStatement.CreateChildren.class,
                "create table if not exists a using s (x, y) tags ('A', -1.5) ttl 2 b using d.s tags (NOW + 1d, 0x1F, null)");
        assertThat(create.children()).hasSize(2);
        assertThat(create.children().get(0).ifNotExists()).isTrue();
        assertThat(create.children().get(0).tagNames()).containsExactly("x", "y");
        assertThat(create.children().get(0).tags())
                .extracting(TableStatement.TagValue::text)
                .containsExactly("'A'", "-1.5");
        assertThat(create.children().get(1).ifNotExists()).isFalse();
        assertThat(create.children().get(1).tags())
                .extracting(TableStatement.TagValue::text)
                .containsExactly("now + 1d", "0x1f", "null");
        assertThat(parse("create table using s (tbname, g) file 'x.csv'"))
                .isEqualTo(new TableStatement.CreateChildrenFromFile(
                        false, new ObjectName(null, "s", new Span(19, 20)), List.of("tbname", "g"), "x.csv"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "add column c int compress 'zstd' | AddColumn",
                "drop column c | DropColumn",
                "modify column c nchar(9) | ModifyColumn",
                "modify column c encode 'x' level 'low' | ModifyStorage",
                "rename column a b | RenameColumn",
                "add tag t int | AddTag",
                "drop tag t | DropTag",
                "modify tag t varchar(9) | ModifyTag",
                "rename tag a b | RenameTag",
                "set tag a = 'x', b = -1 | SetTags",
                "comment 'x' ttl 3 | SetOptions",
            })
    void readsTheActionsOfAlterTable(String action, String kind) {
        TableStatement.Alter alter = parse(TableStatement.Alter.class, "alter table d.t " + action);
        assertThat(alter.action().getClass().getSimpleName()).isEqualTo(kind);
        assertThat(parse(TableStatement.Alter.class, "alter stable t " + action).stable())
                .isTrue();
    }

    @Test
    void alterRefusesAKeyColumn() {
        assertThatThrownBy(() -> parse("alter table t add column c int primary key"))
                .hasMessage("not support alter column with option except compress");
    }

    @Test
    void dropTableTakesIfExistsForEachName() {
        TableStatement.Drop drop = parse(TableStatement.Drop.class, "drop table if exists a, d.b, if exists c");
        assertThat(drop.tables()).extracting(TableStatement.DropItem::ifExists).containsExactly(true, false, true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "show databases | DATABASES | |",
                "show user databases | USER_DATABASES | |",
                "show d.tables like 'A%' | TABLES | d | A%",
                "show normal tables | NORMAL_TABLES | |",
                "show child d.tables | CHILD_TABLES | d |",
                "show stables like 'x' | STABLES | | x",
                "show d.vgroups | VGROUPS | d |",
                "show d.alive | ALIVE | d |",
                "show cluster alive | CLUSTER_ALIVE | |",
                "show cluster | CLUSTER | |",
                "show grants full | GRANTS_FULL | |",
                "show users full | USERS_FULL | |",
                "show user privileges | USER_PRIVILEGES | |",
                "show local variables | LOCAL_VARIABLES | |",
                "show vnodes | VNODES | |",
            })
    void readsListings(String sql, ShowStatement.Kind kind, String database, String like) {
        assertThat(parse(sql)).isEqualTo(new ShowStatement.Listing(kind, database, like));
    }

    @Test
    void readsTheOtherShows() {
        assertThat(parse("desc t")).isInstanceOf(ShowStatement.Describe.class);
        assertThat(parse("show create stable d.t")).isInstanceOf(ShowStatement.CreateStable.class);
        assertThat(parse(ShowStatement.Tags.class, "show tags from t from d")
                        .table()
                        .database())
                .isEqualTo("d");
        assertThat(parse(ShowStatement.TableTags.class, "show table tags tbname n, `X` from t")
                        .items())
                .extracting(Query.SelectItem::alias)
                .containsExactly("n", null);
        assertThat(parse("show dnode 1 variables like 'x'")).isEqualTo(new ShowStatement.DnodeVariables(1, "x"));
        assertThat(parse("show vnodes on dnode 2")).isEqualTo(new ShowStatement.DnodeVnodes(2));
        assertThat(parse("show compact 5")).isEqualTo(new ShowStatement.Compact(5));
        assertThat(parse("show table distributed t")).isInstanceOf(ShowStatement.Distributed.class);
    }

    @Test
    void readsUsersAndHidesPasswords() {
        UserStatement.Create create = parse(
                UserStatement.Create.class, "create user u pass 'Secret-1' sysinfo 0 createdb 1 host '1.2.3.4', '::'");
        assertThat(create.password()).isEqualTo("Secret-1");
        assertThat(create.toString()).doesNotContain("Secret");
        assertThat(create.options()).extracting(Option::name).containsExactly("sysinfo", "createdb", "host");
        assertThat(parse("alter user u pass 'Secret-2'").toString()).doesNotContain("Secret");
        assertThat(parse(UserStatement.Alter.class, "alter user u drop host 'x'")
                        .option()
                        .name())
                .isEqualTo("drop_host");
        UserStatement.Grant grant =
                parse(UserStatement.Grant.class, "grant read, write on d.t with g = 1 and h = 2 to u");
        assertThat(grant.privileges()).containsExactly("read", "write");
        assertThat(grant.condition()).isNotNull();
        assertThat(parse(UserStatement.Revoke.class, "revoke all on *.* from u")
                        .target()
                        .database())
                .isEqualTo("*");
        assertThat(parse(UserStatement.Grant.class, "grant subscribe on t to u")
                        .target()
                        .database())
                .isNull();
        assertThatThrownBy(() -> parse("drop user " + "u".repeat(24))).hasMessage("Name or password too long");
    }

    @Test
    void readsTopicsAndStreams() {
        TopicStatement.CreateFromQuery topic =
                parse(TopicStatement.CreateFromQuery.class, "create topic t as select v from s");
        assertThat(topic.querySpan()).isEqualTo(new Span(18, 33));
        assertThat(parse(TopicStatement.CreateFromStable.class, "create topic t with meta as stable s where g > 1")
                        .meta())
                .isEqualTo(TopicStatement.Meta.WITH);
        assertThat(parse("drop consumer group if exists g on t"))
                .isEqualTo(new TopicStatement.DropGroup(true, false, "g", "t"));
        StreamStatement.Create stream = parse(
                StreamStatement.Create.class,
                "create stream s trigger max_delay 5s watermark 3s ignore update 1 into d.o (a, b primary key) "
                        + "tags (x int) subtable(concat('a', tbname)) as select count(*) from t interval(1s)");
        assertThat(stream.options()).extracting(Option::name).containsExactly("trigger", "watermark", "ignore_update");
        assertThat(stream.columns())
                .extracting(StreamStatement.TargetColumn::primaryKey)
                .containsExactly(false, true);
        assertThat(stream.subtable()).isNotNull();
        assertThat(parse("resume stream if exists ignore untreated s"))
                .isEqualTo(new StreamStatement.Resume(true, true, "s"));
        assertThatThrownBy(() -> parse("create stream s watermark 1s watermark 2s into o as select 1"))
                .hasMessageStartingWith("syntax error near \"watermark 2s");
    }

    @Test
    void readsIndexesFunctionsAndViews() {
        assertThat(parse(IndexStatement.Create.class, "create index i on t (a, b)")
                        .columns())
                .containsExactly("a", "b");
        assertThat(parse(
                                IndexStatement.CreateSma.class,
                                "create sma index i on t function(max(v), count(*)) interval(1m) sliding(10s)")
                        .functions())
                .hasSize(2);
        assertThat(parse("create tsma x on t function(avg(v)) interval(1m)")).isInstanceOf(TsmaStatement.Create.class);
        assertThat(parse("create recursive tsma x on y interval(1h)"))
                .isInstanceOf(TsmaStatement.CreateRecursive.class);
        assertThat(parse("create or replace aggregate function f as '/x' outputtype int bufsize 8 language 'C'"))
                .isEqualTo(new FunctionStatement.Create(
                        true, false, true, "f", "/x", new TypeName(DataType.INT, -1, 0, 0), 8, "C"));
        assertThatThrownBy(() -> parse("create function f as '/x' outputtype int bufsize 8"))
                .hasMessage("BUFSIZE can only be used with UDAF");
        assertThat(parse("create or replace view d.v as select 1")).isInstanceOf(ViewStatement.Create.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create dnode 127.0.0.1 port 6030",
                "create dnode 'a:6030'",
                "drop dnode 3 force",
                "create snode on dnode 1",
                "drop qnode on dnode 1",
                "restore vnode on dnode 1",
                "restore dnode 1",
                "create anode 'h:1'",
                "update all anodes",
                "drop anode 1",
                "alter dnode 1 'a' 'b'",
                "alter all dnodes 'resetlog'",
                "alter local 'a' '1'",
                "alter cluster 'a' '1'",
                "kill query 'x:1'",
                "kill compact 2",
                "balance vgroup",
                "balance vgroup leader database d",
                "merge vgroup 1 2",
                "split vgroup 1",
                "redistribute vgroup 1 dnode 2 dnode 3",
                "reset query cache",
                "create account a pass 'x' pps 10 state 'all'",
                "create encrypt_key 'k'",
            })
    void readsOperations(String sql) {
        assertThat(parse(sql)).isInstanceOf(ClusterStatement.class);
    }

    @Test
    void ignoresWhatFollowsASemicolon() {
        assertThat(parse("use d; drop database d")).isEqualTo(new DatabaseStatement.Use("d"));
        assertThatThrownBy(() -> parse("use ;")).hasMessage("syntax error near \";\"");
        assertThatThrownBy(() -> parse("-- nothing")).hasMessage("Incomplete SQL statement");
    }
}

package io.taosj.engine.internal.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.internal.query.VirtualTable;
import io.taosj.wire.Block;
import io.taosj.wire.BlockBuilder;
import io.taosj.wire.Column;
import io.taosj.wire.ColumnInfo;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SystemTablesTest {
    private final Fixture engine = new Fixture();

    @BeforeEach
    void create() {
        engine.run("create database c17 vgroups 1 buffer 3 keep 36500");
        engine.database = "c17";
        engine.run(
                "create stable sensor (ts timestamp, v double, q int) tags (area varchar(10), id int) comment 'sens'");
        engine.run("create table s_1 using sensor tags ('west', 1)");
        engine.run("create table s_2 using sensor tags ('east', 2)");
        engine.run("create table s_3 using sensor tags (null, 3)");
        engine.run("create table plain (ts timestamp, x nchar(5), y varbinary(7)) ttl 12");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void tables() {
        assertThat(rows(
                        "information_schema",
                        "ins_tables",
                        "db_name",
                        "table_name",
                        "columns",
                        "stable_name",
                        "ttl",
                        "type"))
                .containsExactly(
                        List.of("c17", "s_1", 3, "sensor", 0, "CHILD_TABLE"),
                        List.of("c17", "s_2", 3, "sensor", 0, "CHILD_TABLE"),
                        List.of("c17", "s_3", 3, "sensor", 0, "CHILD_TABLE"),
                        Arrays.asList("c17", "plain", 3, null, 12, "NORMAL_TABLE"));
    }

    @Test
    void superTables() {
        assertThat(rows(
                        "information_schema",
                        "ins_stables",
                        "db_name",
                        "stable_name",
                        "columns",
                        "tags",
                        "table_comment",
                        "watermark",
                        "max_delay",
                        "rollup"))
                .containsExactly(List.of("c17", "sensor", 3, 2, "sens", "5000a,5000a", "-1a,-1a", ""));
    }

    @Test
    void columns() {
        List<List<@Nullable Object>> all = rows(
                "information_schema",
                "ins_columns",
                "db_name",
                "table_name",
                "table_type",
                "col_name",
                "col_type",
                "col_length",
                "col_nullable");
        assertThat(all).hasSize(15);
        assertThat(all.subList(0, 3)).allMatch(row -> "SUPER_TABLE".equals(row.get(2)));
        assertThat(all.subList(12, 15))
                .containsExactly(
                        Arrays.asList("c17", "plain", "NORMAL_TABLE", "ts", "TIMESTAMP", 8, null),
                        Arrays.asList("c17", "plain", "NORMAL_TABLE", "x", "NCHAR(5)", 22, null),
                        Arrays.asList("c17", "plain", "NORMAL_TABLE", "y", "VARBINARY", 9, null));
    }

    @Test
    void tags() {
        assertThat(rows(
                        "information_schema",
                        "ins_tags",
                        "db_name",
                        "table_name",
                        "stable_name",
                        "tag_name",
                        "tag_type",
                        "tag_value"))
                .containsExactly(
                        List.of("c17", "s_1", "sensor", "area", "VARCHAR(10)", "west"),
                        List.of("c17", "s_1", "sensor", "id", "INT", "1"),
                        List.of("c17", "s_2", "sensor", "area", "VARCHAR(10)", "east"),
                        List.of("c17", "s_2", "sensor", "id", "INT", "2"),
                        Arrays.asList("c17", "s_3", "sensor", "area", "VARCHAR(10)", null),
                        List.of("c17", "s_3", "sensor", "id", "INT", "3"));
    }

    @Test
    void databases() {
        assertThat(rows(
                        "information_schema",
                        "ins_databases",
                        "name",
                        "ntables",
                        "vgroups",
                        "keep",
                        "precision",
                        "status"))
                .containsExactly(
                        Arrays.asList("information_schema", 37L, null, null, null, "ready"),
                        Arrays.asList("performance_schema", 5L, null, null, null, "ready"),
                        List.of("c17", 4L, 1, "36500d,36500d,36500d", "ms", "ready"));
    }

    @Test
    void firstTagHasAnIndexAndOthersAfterCreateIndex() {
        engine.run("create index ix on sensor (id)");
        assertThat(rows(
                        "information_schema",
                        "ins_indexes",
                        "index_name",
                        "db_name",
                        "table_name",
                        "column_name",
                        "index_type"))
                .containsExactlyInAnyOrder(
                        List.of("area_sensor", "c17", "sensor", "area", "tag_index"),
                        List.of("ix", "c17", "sensor", "id", "tag_index"));
    }

    @Test
    void privilegesGoWithTheirDatabase() {
        engine.run("create user u1 pass 'Passw0rd!x'");
        engine.run("grant read on c17.* to u1");
        engine.run("grant write on c17.plain to u1");
        assertThat(rows("information_schema", "ins_user_privileges", "user_name", "privilege", "db_name", "table_name"))
                .containsExactly(
                        List.of("root", "all", "all", ""),
                        List.of("u1", "read", "c17", ""),
                        List.of("u1", "write", "c17", "plain"));
        engine.run("drop database c17");
        engine.run("create database c17");
        assertThat(rows("information_schema", "ins_user_privileges", "user_name"))
                .containsExactly(List.of("root"));
    }

    @Test
    void everyTableAnswersWithItsOwnColumns() {
        engine.run("create qnode on dnode 1");
        for (SystemDatabase database : SystemDatabase.all()) {
            for (SystemTable table : database.tables()) {
                Block block = block(database.schemaName(), table.name(), true);
                assertThat(block.schema()).isEqualTo(table.schema());
            }
        }
    }

    @Test
    void usersWithoutSysinfoSeeLess() {
        engine.sysinfo = false;
        assertThat(block("information_schema", "ins_databases", false).schema().columns())
                .extracting(ColumnInfo::name)
                .containsExactly("name", "create_time", "ntables", "precision", "status", "keep_time_offset");
        assertDenied(() -> engine.tables.find("information_schema", "ins_users", false));
        assertDenied(() -> engine.run("show users"));
        assertDenied(() -> engine.run("show dnodes"));
        assertDenied(() -> engine.run("describe information_schema.ins_dnodes"));
        assertThat(count(engine.run("show tables"))).isEqualTo(4);
    }

    @Test
    void variablesKeepWhatStatementsSet() {
        engine.run("alter dnode 1 'debugFlag' '135'");
        engine.run("alter all dnodes 'MONITOR' 'false'");
        engine.run("alter local 'timezone' 'Asia/Shanghai'");
        assertThat(engine.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(rows("information_schema", "ins_dnode_variables", "name", "value"))
                .contains(List.of("debugFlag", "135"), List.of("monitor", "0"));
        assertThat(count(engine.run("show dnode 1 variables like 'DEBUG%'"))).isOne();
    }

    @Test
    void sessionsAndQueriesAreShown() {
        SessionRegistry.Client client = new SessionRegistry.Client("root", "app", 7, "127.0.0.1:5000", "", "");
        try (SessionRegistry.Session session = engine.sessions.open(client, () -> {});
                QueryRegistry.Query query = engine.queries.begin(session, "select 1", false, () -> {})) {
            assertThat(rows("performance_schema", "perf_connections", "user", "app", "end_point"))
                    .containsExactly(List.of("root", "app", "127.0.0.1:5000"));
            assertThat(rows("performance_schema", "perf_queries", "kill_id", "sql"))
                    .containsExactly(List.of(query.killId(), "select 1"));
            engine.run("kill query '" + query.killId() + "'");
            assertThat(query.killed()).isTrue();
        }
    }

    @Test
    void distributionCountsTables() {
        assertThat(count(engine.run("show table distributed sensor"))).isEqualTo(25);
    }

    @Test
    void longListsComeInBlocks() {
        StringBuilder sql = new StringBuilder("create table");
        for (int i = 0; i < 10_000; i++) {
            sql.append(" t")
                    .append(i)
                    .append(" using sensor tags ('a', ")
                    .append(i)
                    .append(')');
        }
        engine.run(sql.toString());
        EngineResult result = engine.run("show tables like 't%'");
        assertThat(Objects.requireNonNull(result.next()).rows()).isEqualTo(4096);
        assertThat(count(result)).isEqualTo(10_000 - 4096);
    }

    private static long count(EngineResult result) {
        long rows = 0;
        for (Block block = result.next(); block != null; block = result.next()) {
            rows += block.rows();
        }
        return rows;
    }

    private void assertDenied(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(0x2644));
    }

    private Block block(String database, String table, boolean sysinfo) {
        VirtualTable found = Objects.requireNonNull(engine.tables.find(database, table, sysinfo));
        BlockBuilder rows = new BlockBuilder(found.schema());
        found.fill(rows);
        return rows.build();
    }

    /** Some columns of all rows but those about system tables. */
    private List<List<@Nullable Object>> rows(String database, String table, String... columns) {
        Block block = block(database, table, true);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < block.rows(); row++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (String name : columns) {
                Column column = block.column(name);
                values.add(column.get(row));
            }
            if (!columns[0].equals("db_name") || !SystemTables.isSystemDatabase((String) values.get(0))) {
                rows.add(values);
            }
        }
        return rows;
    }
}

package io.taosj.engine.internal.insert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.DatabaseOptions;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.InsertSelect;
import io.taosj.engine.internal.sql.Parser;
import io.taosj.engine.internal.sql.SqlText;
import io.taosj.engine.internal.storage.CatalogChange;
import io.taosj.wire.BlockBuilder;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** INSERT … SELECT with ready-made answers of the query. */
class InsertSelectExecutorTest {
    private final MemoryStorage storage = new MemoryStorage();
    private final InsertSession session = new InsertSession("d", ZoneOffset.UTC, Clock.systemUTC(), storage);
    private final InsertSelectExecutor executor = new InsertSelectExecutor(session);

    InsertSelectExecutorTest() {
        storage.change(
                List.of(new CatalogChange.CreateDatabase("d", new DatabaseOptions(Precision.MILLISECONDS, Map.of()))));
        List<ColumnDef> columns = List.of(
                column(1, "ts", DataType.TIMESTAMP, 8),
                column(2, "s", DataType.VARCHAR, 3),
                column(3, "i", DataType.TINYINT, 1));
        List<ColumnDef> tags = List.of(column(9, "g", DataType.INT, 4));
        storage.change(List.of(new CatalogChange.CreateTables(List.of(
                new Table.NormalTable("d", "t", storage.nextUid(), 0, columns, 4, 1, 2, 0, null),
                new Table.SuperTable("d", "st", storage.nextUid(), 0, columns, tags, 10, 1, null, List.of())))));
    }

    private static ColumnDef column(int id, String name, DataType type, int length) {
        return new ColumnDef(id, name, type, length, 0, 0, false, "", "", "");
    }

    private static ResultSchema schema(DataType... types) {
        List<ColumnInfo> columns = Arrays.stream(types)
                .map(t -> ColumnInfo.of("c", t, t.isVariable() ? 20 : t.width()))
                .toList();
        return new ResultSchema(columns, Precision.MILLISECONDS);
    }

    private static InsertSelect parse(String sql) {
        return (InsertSelect) Parser.parse(SqlText.of(sql));
    }

    private InsertSelectExecutor.Target target(String sql, ResultSchema schema) {
        return executor.target(parse(sql), schema);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "insert into t select 1|263f|Illegal number of columns",
                "insert into t (s, i) select 1|263f|Illegal number of columns",
                "insert into t (s) select 1|263f|Primary timestamp column should not be null",
                "insert into t (ts, nope) select 1|2602|Invalid column name: nope",
                "insert into t (ts, i, i) select 1|124|Cannot add duplicate keys to hash",
                "insert into nosuch select 1|2603|Fail to get table info, error: Table does not exist",
                "insert into st select 1|200|insert data into super table is not supported",
                "insert into nodb.t select 1|388|Database not exist",
                "insert into information_schema.x select 1|2669|System table not allowed"
            })
    void unfitTargetsAreRefused(String sql, String code, String message) {
        assertThatThrownBy(() -> target(sql, schema(DataType.BIGINT)))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(Integer.parseInt(code, 16)))
                .hasMessage(message);
    }

    @Test
    void valuesAreCutAndWrapped() {
        ResultSchema schema = schema(DataType.TIMESTAMP, DataType.VARCHAR, DataType.BIGINT);
        BlockBuilder block = new BlockBuilder(schema);
        for (int row = 0; row < 3; row++) {
            block.column(0).addLong(1000 + row);
        }
        block.column(1).addText("abcdef");
        block.column(1).addText("涛思");
        block.column(1).addNull();
        block.column(2).addLong(1000);
        block.column(2).addNull();
        block.column(2).addLong(-3);
        long rows = executor.write(
                target("insert into t select 1", schema), EngineResult.of(schema, List.of(block.build())));
        assertThat(rows).isEqualTo(3);
        assertThat(storage.rowsOf("d", "t").get(0)).isEqualTo(Map.of(1, 1000L, 2, "abc", 3, -24L));
        assertThat(storage.rowsOf("d", "t").get(1)).containsEntry(2, "涛");
        assertThat(storage.rowsOf("d", "t").get(2)).containsEntry(3, -3L);
    }

    @Test
    void textBecomesItsLeadingNumber() {
        ResultSchema schema = schema(DataType.BIGINT, DataType.DOUBLE, DataType.VARCHAR);
        BlockBuilder block = new BlockBuilder(schema);
        block.column(0).addLong(5);
        block.column(1).addDouble(2.5);
        block.column(2).addText("12x");
        executor.write(target("insert into t select 1", schema), EngineResult.of(schema, List.of(block.build())));
        assertThat(storage.rowsOf("d", "t").get(0)).isEqualTo(Map.of(1, 5L, 2, "2.5", 3, 12L));
    }

    @Test
    void rowsWithoutTimeAreRefused() {
        ResultSchema schema = schema(DataType.VARCHAR, DataType.VARCHAR, DataType.BIGINT);
        BlockBuilder block = new BlockBuilder(schema);
        block.column(0).addNull();
        block.column(1).addNull();
        block.column(2).addNull();
        EngineResult answer = EngineResult.of(schema, List.of(block.build()));
        assertThatThrownBy(() -> executor.write(target("insert into t select 1", schema), answer))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(0x2635));
    }
}

package io.taosj.engine.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.engine.BoundTable;
import io.taosj.engine.BoundValues;
import io.taosj.engine.Engine;
import io.taosj.engine.EngineException;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineSession;
import io.taosj.engine.EngineStatement;
import io.taosj.wire.Block;
import io.taosj.wire.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreparedStatementsTest {
    private static final long T0 = 1_704_067_200_000L;

    private Engine engine;
    private EngineSession session;

    @BeforeEach
    void open() {
        engine = Engine.open(EngineOptions.inMemory());
        session = engine.session();
        session.execute("create database d");
        session.use("d");
        session.execute("create stable st (ts timestamp, a int, c varchar(5)) tags (t1 int, t2 varchar(10))");
        session.execute("create table plain (ts timestamp, a int)");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static BoundValues values(DataType type, Object... values) {
        return BoundValues.of(type, Arrays.asList(values));
    }

    private static BoundTable rows(String name, List<BoundValues> tags, long time, int a, String c) {
        return new BoundTable(
                name,
                tags,
                List.of(values(DataType.TIMESTAMP, time), values(DataType.INT, (long) a), values(DataType.VARCHAR, c)));
    }

    private String cell(String sql) {
        try (EngineResult result = session.execute(sql)) {
            Block block = result.next();
            return block == null ? "none" : String.valueOf(block.column(0).get(0));
        }
    }

    private static Consumer<Throwable> code(int code, String text) {
        return e -> {
            assertThat(((EngineException) e).code()).isEqualTo(code);
            assertThat(e).hasMessage(text);
        };
    }

    @Test
    void tagsOfTheStatementServeWhereNoneAreBound() {
        try (EngineStatement statement = session.prepare("insert into ? using st tags(7,'x') values(?,?,?)")) {
            statement.bind(List.of(rows("c1", List.of(), T0, 1, "a")), true);
            assertThat(statement.execute()).isEqualTo(1);
        }
        assertThat(cell("select t1 from st where tbname='c1'")).isEqualTo("7");
        try (EngineStatement statement = session.prepare("insert into c2 using st (t2) tags(?) values(?,?,?)")) {
            statement.bind(List.of(rows(null, List.of(values(DataType.VARCHAR, "z")), T0, 1, "a")), true);
            assertThat(statement.execute()).isEqualTo(1);
        }
        assertThat(cell("select t2 from st where tbname='c2'")).isEqualTo("z");
        assertThat(cell("select t1 from st where tbname='c2'")).isEqualTo("null");
    }

    @Test
    void namesAreFoldedUnlessQuotedAndMayHaveADatabase() {
        session.execute("create database other");
        session.execute("create stable other.st (ts timestamp, a int, c varchar(5)) tags (t1 int, t2 varchar(10))");
        List<BoundValues> tags = List.of(values(DataType.INT, 1L), values(DataType.VARCHAR, "x"));
        try (EngineStatement statement = session.prepare("insert into ? using st tags(?,?) values(?,?,?)")) {
            statement.bind(List.of(rows("Abc", tags, T0, 1, "a"), rows("d.`Abc`", tags, T0, 2, "b")), true);
            assertThat(statement.execute()).isEqualTo(2);
            assertThat(cell("select a from abc")).isEqualTo("1");
            assertThat(cell("select a from `Abc`")).isEqualTo("2");
            assertThatThrownBy(() -> statement.bind(List.of(rows("other.x", tags, T0, 1, "a")), true))
                    .satisfies(code(0x2618, "Corresponding super table not in this db"));
        }
    }

    @Test
    void anyTableMayBeBoundWhereTheStatementHasOnlyAQuestionMark() {
        session.execute("create table p2 (ts timestamp, b bigint)");
        try (EngineStatement statement = session.prepare("insert into ? values(?,?)")) {
            assertThatThrownBy(() -> statement.fields(null)).satisfies(code(0x22B, "Stmt table name not set"));
            assertThat(statement.fields("p2"))
                    .extracting(EngineStatement.Field::name)
                    .containsExactly("tbname", "ts", "b");
            for (String table : List.of("plain", "p2")) {
                statement.bind(
                        List.of(new BoundTable(
                                table, List.of(), List.of(values(DataType.TIMESTAMP, T0), values(DataType.INT, 5L)))),
                        false);
            }
            assertThat(statement.execute()).isEqualTo(2);
        }
        assertThat(cell("select a from plain")).isEqualTo("5");
        assertThat(cell("select b from p2")).isEqualTo("5");
    }

    @Test
    void aFailedBindEndsTheStatement() {
        try (EngineStatement statement = session.prepare("insert into plain values(?,?)")) {
            List<BoundTable> wrong = List.of(new BoundTable(
                    null, List.of(), List.of(values(DataType.TIMESTAMP, T0), values(DataType.BIGINT, 5L))));
            assertThatThrownBy(() -> statement.bind(wrong, true))
                    .satisfies(code(0x200, "column type mis-match with buffer type"));
            assertThatThrownBy(statement::execute).satisfies(code(0x200, "column type mis-match with buffer type"));
        }
        assertThat(cell("select count(*) from plain")).isEqualTo("0");
    }

    @Test
    void convertedValuesAreCheckedAsThoseOfInsert() {
        try (EngineStatement statement = session.prepare("insert into plain values(?,?)")) {
            List<BoundTable> large = List.of(new BoundTable(
                    null, List.of(), List.of(values(DataType.TIMESTAMP, T0), values(DataType.BIGINT, 1L << 40))));
            assertThatThrownBy(() -> statement.bind(large, false)).hasMessageContaining("int data overflow");
        }
    }

    @Test
    void aChangedTableIsNoticedBetweenBinds() {
        List<BoundValues> tags = List.of(values(DataType.INT, 1L), values(DataType.VARCHAR, "x"));
        try (EngineStatement statement = session.prepare("insert into ? using st tags(?,?) (ts,a,c) values(?,?,?)")) {
            assertThatThrownBy(() -> statement.bind(List.of(rows("c1", tags, T0, 1, "123456")), true))
                    .satisfies(code(0x2653, "Value too long for column/tag"));
        }
        try (EngineStatement statement = session.prepare("insert into ? using st tags(?,?) (ts,a,c) values(?,?,?)")) {
            statement.bind(List.of(rows("c1", tags, T0, 1, "12345")), true);
            session.execute("alter stable st modify column c varchar(10)");
            statement.bind(List.of(rows("c1", tags, T0 + 1, 1, "1234567890")), true);
            assertThat(statement.execute()).isEqualTo(2);
        }
    }

    @Test
    void parametersStandWhereverTheGrammarHasThem() {
        session.execute("insert into plain values(" + T0 + ",1)(" + (T0 + 1) + ",2)(" + (T0 + 2) + ",3)");
        String sql = "select sum(v) from (select a + ? v from plain where a in (?, ?) and ts between ? and ?) limit ?";
        try (EngineStatement statement = session.prepare(sql)) {
            assertThat(statement.parameters()).isEqualTo(6);
            statement.bind(
                    List.of(new BoundTable(
                            null,
                            List.of(),
                            List.of(
                                    values(DataType.INT, 10L),
                                    values(DataType.INT, 1L),
                                    values(DataType.INT, -3L),
                                    values(DataType.TIMESTAMP, T0),
                                    values(DataType.VARCHAR, "2024-01-01T00:00:01Z"),
                                    values(DataType.INT, 1L)))),
                    false);
            statement.execute();
            Block block = statement.result().next();
            assertThat(String.valueOf(block.column(0).get(0))).startsWith("11");
        }
    }
}

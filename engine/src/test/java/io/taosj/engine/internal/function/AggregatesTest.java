package io.taosj.engine.internal.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.engine.EngineException;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AggregatesTest {
    private static final StatementContext CONTEXT =
            new StatementContext(Precision.MILLISECONDS, ZoneOffset.UTC, Instant.EPOCH, null, "root", "3");
    private static final Arg V = Arg.of(ValueType.INT, "v");

    private final Store store = open();

    private static Store open() {
        try {
            return new Store();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void load() throws SQLException {
        store.execute(
                "CREATE TABLE s1 AS SELECT * FROM (VALUES (0::BIGINT, 5, 1.5::DOUBLE, 'aa'),"
                        + " (1000, 9, NULL, 'bb'), (2000, 2, 3.5, NULL), (3000, 9, 4.5, 'cc'), (4000, NULL, 5.5, 'dd')) t(ts, v, w, s)");
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
    }

    private static AggregateFunction function(String name) {
        return Objects.requireNonNull(Aggregates.find(name));
    }

    private List<@Nullable String> companions(String name) throws SQLException {
        AggregateFunction function = function(name);
        List<Arg> args = List.of(V);
        return store.query("SELECT " + function.call(args, "ts", CONTEXT).sql() + ", "
                        + function.companion(args, "s", "ts") + ", " + function.companion(args, "w", "ts") + ", "
                        + function.companion(args, "ts", "ts") + " FROM s1")
                .get(0);
    }

    @Test
    void otherColumnsComeFromTheChosenRow() throws SQLException {
        assertThat(companions("max")).containsExactly("9", "bb", null, "1000");
        assertThat(companions("min")).containsExactly("2", null, "3.5", "2000");
        assertThat(companions("first")).containsExactly("5", "aa", "1.5", "0");
        assertThat(companions("last")).containsExactly("9", "cc", "4.5", "3000");
        assertThat(companions("last_row")).containsExactly(null, "dd", "5.5", "4000");
    }

    @Test
    void groupsOfNullsStillHaveARow() throws SQLException {
        String sql = function("max").companion(List.of(V), "ts", "ts");
        assertThat(store.query("SELECT " + sql + " FROM s1 WHERE v IS NULL").get(0))
                .containsExactly("4000");
    }

    @Test
    void sumsWrapAround() throws SQLException {
        Arg big = Arg.of(ValueType.BIGINT, "x");
        Arg unsigned = Arg.of(ValueType.UBIGINT, "x");
        String rows = " FROM (VALUES (9223372036854775807), (9223372036854775807), (3)) t(x)";
        assertThat(store.query("SELECT "
                                + function("sum")
                                        .call(List.of(big), "ts", CONTEXT)
                                        .sql() + rows)
                        .get(0))
                .containsExactly("1");
        assertThat(store.query("SELECT "
                                + function("sum")
                                        .call(List.of(unsigned), "ts", CONTEXT)
                                        .sql() + rows)
                        .get(0))
                .containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource({
        "50, default, 4",
        "50, t-digest, 4.5",
        "0, default, 1",
        "100, default, 8",
        "100, t-digest, 8",
        "6, default, 1"
    })
    void apercentile(int percent, String method, double expected) throws SQLException {
        List<Arg> args = List.of(Arg.of(ValueType.INT, "x"), Literals.integer(percent), Literals.string(method));
        String sql = function("apercentile").call(args, "ts", CONTEXT).sql();
        String value =
                store.query("SELECT " + sql + " FROM range(1, 9) t(x)").get(0).get(0);
        assertThat(Double.parseDouble(String.valueOf(value))).isEqualTo(expected);
    }

    @Test
    void groupsWithoutRowsAreNull() throws SQLException {
        for (String name :
                List.of("sum", "avg", "min", "first", "last_row", "spread", "mode", "irate", "twa", "elapsed")) {
            List<Arg> args = List.of(name.equals("elapsed") ? Arg.of(ValueType.TIMESTAMP, "ts") : V);
            String sql = function(name).call(args, "ts", CONTEXT).sql();
            assertThat(store.query("SELECT " + sql + " FROM s1 WHERE FALSE").get(0))
                    .as(name)
                    .containsOnlyNulls();
        }
        String count = function("count").call(List.of(), "ts", CONTEXT).sql();
        assertThat(store.query("SELECT " + count + " FROM s1 WHERE FALSE").get(0))
                .containsExactly("0");
    }

    @Test
    void refuses() {
        Arg bool = Arg.of(ValueType.BOOL, "b");
        Arg text = Arg.of(ValueType.varchar(5), "s");
        expect(0x2802, "sum", bool);
        expect(0x2802, "max", bool);
        expect(0x2802, "min", Arg.of(ValueType.TIMESTAMP, "ts"));
        expect(0x2802, "max", Arg.of(ValueType.of(DataType.GEOMETRY, 9), "g"));
        expect(0x2802, "spread", text);
        expect(0x2801, "avg", V, V);
        expect(0x2811, "percentile", V, Literals.integer(101));
        expect(0x2803, "apercentile", V, Literals.integer(50), Literals.string("other"));
        expect(0x280A, "elapsed", Arg.of(ValueType.TIMESTAMP, "ts"), Literals.duration(10, 's', CONTEXT));
        expect(0x280B, "elapsed", Arg.of(ValueType.TIMESTAMP, "ts"), Literals.duration(1, 'u', CONTEXT));
    }

    private static void expect(int code, String name, Arg... args) {
        assertThatThrownBy(() -> function(name).call(List.of(args), "ts", CONTEXT))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}

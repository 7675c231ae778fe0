package io.taosj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.TaosConnection;
import io.taosj.embedded.EmbeddedTaos;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way of every application: connect, write, read. */
final class DriverIT {
    private static EmbeddedTaos server = EmbeddedTaos.start();

    @BeforeAll
    static void start() {
        assertThat(server.port()).isPositive();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void writesAndReads(Transport transport) throws SQLException {
        try (Connection connection = transport.connect(server, "driver");
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (ts timestamp, v int, d double, s varchar(20), n nchar(20), b bool)");
            assertThat(statement.executeUpdate(
                            "insert into t values ('2024-01-02 03:04:05.678', 42, 1.5, 'a', 'ü', true)"
                                    + " ('2024-01-02 03:04:06', null, null, null, null, null)"))
                    .isEqualTo(2);
            try (ResultSet rows = statement.executeQuery("select * from t order by ts")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getTimestamp("ts")).isEqualTo(Timestamp.valueOf("2024-01-02 03:04:05.678"));
                assertThat(rows.getString("TS")).isEqualTo("2024-01-02 03:04:05.678");
                assertThat(rows.getInt(2)).isEqualTo(42);
                assertThat(rows.getDouble(3)).isEqualTo(1.5);
                assertThat(rows.getObject(4)).isEqualTo("a");
                assertThat(rows.getString(5)).isEqualTo("ü");
                assertThat(rows.getBoolean(6)).isTrue();
                assertThat(rows.wasNull()).isFalse();
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(2)).isZero();
                assertThat(rows.wasNull()).isTrue();
                assertThat(rows.getObject(4)).isNull();
                assertThat(rows.next()).isFalse();
            }
            assertThat(connection.getCatalog()).isEqualTo("driver");
            assertThat(connection.isValid(5)).isTrue();
            assertThat(connection.unwrap(TaosConnection.class).isClosed()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void joinsInsertsOfABatch(Transport transport) throws SQLException {
        try (Connection connection = transport.connect(server, "batches");
                Statement statement = connection.createStatement()) {
            statement.execute("create stable st (ts timestamp, v int) tags (g int)");
            statement.addBatch("insert into a using st tags (1) values (1700000000000, 1)");
            statement.addBatch("insert into a using st tags (1) values (1700000000001, 1), (1700000000002, 2);");
            statement.addBatch("insert into b using st tags (2) values (1700000000000, 1)");
            statement.addBatch("create table if not exists c using st tags (3)");
            statement.addBatch("insert into c values (1700000000000, 1)");
            assertThat(statement.executeBatch()).containsExactly(1, 2, 1, 0, 1);
            assertThat(statement.executeBatch()).isEmpty();
            statement.addBatch("insert into a values (1700000000003, 1)");
            statement.addBatch("insert into a values (1700000000004, 'x')");
            statement.addBatch("insert into a values (1700000000005, 1)");
            assertThatThrownBy(statement::executeBatch)
                    .isInstanceOfSatisfying(
                            BatchUpdateException.class,
                            e -> assertThat(e.getUpdateCounts()).containsExactly(1));
            try (ResultSet rows = statement.executeQuery("select count(*) from st")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(6);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void preparedInsertsInAllForms(Transport transport) throws SQLException {
        try (Connection connection = transport.connect(server, "prepared");
                Statement statement = connection.createStatement()) {
            statement.execute("create stable st (ts timestamp, v int, s varchar(20)) tags (g int, h varchar(10))");
            List<String> forms = List.of(
                    "insert into ? using st tags (?, ?) values (?, ?, ?)",
                    "insert into st (tbname, g, h, ts, v, s) values (?, ?, ?, ?, ?, ?)",
                    "insert into ? using st tags (?, ?) values (?, ?, ?) -- literally?");
            for (int form = 0; form < forms.size(); form++) {
                try (PreparedStatement insert = connection.prepareStatement(forms.get(form))) {
                    for (int i = 0; i < 10; i++) {
                        insert.setString(1, "t" + form + "_" + i % 3);
                        insert.setInt(2, i % 3);
                        insert.setString(3, "it's \\ ?");
                        insert.setTimestamp(4, Timestamp.from(Instant.ofEpochMilli(1_700_000_000_000L + i)));
                        insert.setLong(5, i);
                        insert.setObject(6, i == 5 ? null : "v" + i);
                        insert.addBatch();
                    }
                    assertThat(insert.executeBatch()).hasSize(10).containsOnly(1);
                    assertThat(insert.executeBatch()).isEmpty();
                }
            }
            try (PreparedStatement query = connection.prepareStatement(
                    "select v, s, h, '?' from st where tbname = ? and v > ? and ts >= ? order by v /* ? */")) {
                query.setString(1, "t1_2");
                query.setInt(2, 2);
                query.setObject(3, Instant.ofEpochMilli(1_700_000_000_005L));
                try (ResultSet rows = query.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getInt(1)).isEqualTo(5);
                    assertThat(rows.getString(2)).isNull();
                    assertThat(rows.getString(3)).isEqualTo("it's \\ ?");
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getInt(1)).isEqualTo(8);
                    assertThat(rows.next()).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void literalsMixWithParameters(Transport transport) throws SQLException {
        try (Connection connection = transport.connect(server, "mixed");
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (ts timestamp, v int, s varchar(20))");
            try (PreparedStatement insert = connection.prepareStatement("insert into t values (?, 7, ?)")) {
                insert.setLong(1, 1_700_000_000_000L);
                insert.setString(2, "it's \\");
                assertThat(insert.executeUpdate()).isOne();
            }
            try (ResultSet rows = statement.executeQuery("select v, s from t")) {
                rows.next();
                assertThat(rows.getInt("v")).isEqualTo(7);
                assertThat(rows.getString("s")).isEqualTo("it's \\");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void errorsHaveTheirClassStateAndCode(Transport transport) throws SQLException {
        try (Connection connection = transport.connect(server, "errors");
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("selct 1"))
                    .isInstanceOfSatisfying(SQLSyntaxErrorException.class, e -> {
                        assertThat(e.getSQLState()).isEqualTo("42000");
                        assertThat(e.getErrorCode()).isEqualTo(0x2600);
                    });
            assertThatThrownBy(() -> statement.executeQuery("select * from nowhere"))
                    .isInstanceOfSatisfying(
                            SQLSyntaxErrorException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo("42S02"));
        }
    }
}

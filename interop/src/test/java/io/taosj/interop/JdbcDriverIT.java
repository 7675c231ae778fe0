package io.taosj.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.taosdata.jdbc.AbstractConnection;
import com.taosdata.jdbc.enums.SchemalessProtocolType;
import com.taosdata.jdbc.enums.SchemalessTimestampType;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TDengine's JDBC driver over WebSocket and REST. */
final class JdbcDriverIT {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final byte[] POINT = {1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0x40};
    private static final int TABLES = 20;
    private static final int ROWS = 50;

    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new RunningServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String url(String kind, String database) {
        return "jdbc:" + kind + "://127.0.0.1:" + server.port() + "/" + database + "?user=root&password=taosdata";
    }

    private static Connection connect(String kind, String database) throws SQLException {
        return DriverManager.getConnection(url(kind, database), new Properties());
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<Object> row(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).as(sql).isTrue();
            List<Object> values = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                values.add(result.getObject(i));
            }
            return values;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAOS-WS", "TAOS-RS"})
    void allTypesAndNulls(String kind) throws SQLException {
        String database = kind.equals("TAOS-WS") ? "types_ws" : "types_rs";
        try (Connection connection = connect(kind, "")) {
            execute(
                    connection,
                    "create database " + database + " precision 'us'",
                    "create table " + database
                            + ".st (ts timestamp, b bool, i8 tinyint, i16 smallint, i32 int, i64 bigint,"
                            + " u8 tinyint unsigned, u16 smallint unsigned, u32 int unsigned, u64 bigint unsigned,"
                            + " f float, d double, s varchar(20), n nchar(20), vb varbinary(20), g geometry(100),"
                            + " dc decimal(20,4)) tags (j json)",
                    "insert into " + database + ".t using " + database + ".st tags ('{\"k\":1}') values"
                            + " ('2024-01-01T00:00:00.000001Z', true, -128, -32768, -2147483648, -9223372036854775808,"
                            + " 255, 65535, 4294967295, 18446744073709551615, 1.5, 2.25, 'abc', '北京😀', '\\x00ff',"
                            + " 'POINT(1 2)', 1234567.8901)",
                    "insert into " + database + ".t (ts) values ('2024-01-01T00:00:01Z')");
            List<Object> first = row(connection, "select * from " + database + ".st order by ts");
            assertThat(((Timestamp) first.get(0)).toInstant()).isEqualTo(START.plusNanos(1000));
            assertThat(first.get(1)).isEqualTo(true);
            assertThat(first.subList(2, 10).stream().map(String::valueOf))
                    .containsExactly(
                            "-128",
                            "-32768",
                            "-2147483648",
                            "-9223372036854775808",
                            "255",
                            "65535",
                            "4294967295",
                            "18446744073709551615");
            assertThat(((Number) first.get(10)).doubleValue()).isEqualTo(1.5);
            assertThat(((Number) first.get(11)).doubleValue()).isEqualTo(2.25);
            assertThat(first.get(13)).isEqualTo("北京😀");
            assertThat(bytes(first.get(14))).isEqualTo(new byte[] {0, -1});
            assertThat(bytes(first.get(15))).isEqualTo(POINT);
            if (kind.equals("TAOS-WS")) {
                // over REST the driver does not know the type and gives null
                assertThat(new BigDecimal(String.valueOf(first.get(16)))).isEqualByComparingTo("1234567.8901");
            }
            List<Object> second = row(connection, "select * from " + database + ".st order by ts desc");
            assertThat(second.subList(1, 17)).containsOnlyNulls();
        }
    }

    /** Over REST the driver leaves bytes as the JSON text with the digits that came. */
    private static byte[] bytes(Object value) {
        return value instanceof byte[] bytes
                ? bytes
                : HexFormat.of().parseHex(String.valueOf(value).replace("\"", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAOS-WS", "TAOS-RS"})
    void errorsAreTheServers(String kind) throws SQLException {
        try (Connection connection = connect(kind, "")) {
            assertThatThrownBy(() -> execute(connection, "selec 1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("0x2600");
            assertThatThrownBy(() -> execute(connection, "select * from nowhere.t"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Database not exist");
            assertThat(row(connection, "select server_version()")).isNotEmpty();
        }
        String wrong = url(kind, "").replace("taosdata", "wrong");
        assertThatThrownBy(() -> {
                    try (Connection connection = DriverManager.getConnection(wrong)) {
                        execute(connection, "select 1");
                    }
                })
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Authentication failure");
    }

    @Test
    void aTokenInTheUrlLogsIn() throws SQLException {
        String url = "jdbc:TAOS-WS://127.0.0.1:" + server.port() + "/?user=root&password=wrong&token=interop-token";
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(connection.isValid(10)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into ps (tbname, loc, ts, v, s) values (?, ?, ?, ?, ?)",
                "insert into ? using ps tags (?) values (?, ?, ?)"
            })
    void preparedInsertsOfManyTables(String sql) throws SQLException {
        String database = sql.contains("using") ? "prep_using" : "prep_name";
        try (Connection connection = connect("TAOS-WS", "")) {
            execute(
                    connection,
                    "create database " + database,
                    "use " + database,
                    "create table ps (ts timestamp, v int, s nchar(20)) tags (loc varchar(20))");
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < TABLES * ROWS; i++) {
                    int table = i % TABLES;
                    statement.setString(1, "c" + table);
                    statement.setString(2, "place " + table);
                    statement.setTimestamp(3, Timestamp.from(START.plusMillis(i)));
                    statement.setInt(4, i);
                    statement.setNString(5, "测" + i);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            assertThat(row(connection, "select count(*), sum(v) from ps").toString())
                    .isEqualTo("[1000, 499500]");
            assertThat(row(connection, "select count(*) from (select distinct loc from ps)"))
                    .containsExactly(20L);
            try (PreparedStatement query = connection.prepareStatement("select s from ps where v = ? and loc = ?")) {
                query.setInt(1, 777);
                query.setString(2, "place 17");
                try (ResultSet result = query.executeQuery()) {
                    assertThat(result.next()).isTrue();
                    assertThat(result.getString(1)).isEqualTo("测777");
                    assertThat(result.next()).isFalse();
                }
            }
        }
    }

    @Test
    void schemalessWrites() throws SQLException {
        try (Connection connection = connect("TAOS-WS", "")) {
            execute(connection, "create database lines precision 'ns'", "use lines");
            AbstractConnection writer = connection.unwrap(AbstractConnection.class);
            writer.write(
                    new String[] {"l,host=a v=1.5 1704067200000000000", "l,host=b v=2.5 1704067200000000001"},
                    SchemalessProtocolType.LINE,
                    SchemalessTimestampType.NANO_SECONDS);
            writer.write(
                    new String[] {"tel 1704067200 3.5 host=a"},
                    SchemalessProtocolType.TELNET,
                    SchemalessTimestampType.NOT_CONFIGURED);
            writer.write(
                    "[{\"metric\":\"js\",\"timestamp\":1704067200,\"value\":4.5,\"tags\":{\"host\":\"a\"}}]",
                    SchemalessProtocolType.JSON,
                    SchemalessTimestampType.NOT_CONFIGURED);
            assertThat(row(connection, "select sum(v) from l")).containsExactly(4.0);
            assertThat(row(connection, "select _value from tel")).containsExactly(3.5);
            assertThat(row(connection, "select _value from js")).containsExactly(4.5);
            assertThatThrownBy(() -> writer.write(
                            new String[] {"bad line"},
                            SchemalessProtocolType.LINE,
                            SchemalessTimestampType.NANO_SECONDS))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void metadataIsAnswered() throws SQLException {
        try (Connection connection = connect("TAOS-WS", "")) {
            execute(connection, "create database described", "create table described.t (ts timestamp, v int)");
            try (ResultSet tables = connection.getMetaData().getTables("described", null, "%", null)) {
                assertThat(tables.next()).isTrue();
                assertThat(tables.getString("TABLE_NAME")).isEqualTo("t");
            }
            try (ResultSet columns = connection.getMetaData().getColumns("described", null, "t", "%")) {
                List<String> names = new ArrayList<>();
                while (columns.next()) {
                    names.add(columns.getString("COLUMN_NAME"));
                }
                assertThat(names).containsExactly("ts", "v");
            }
        }
    }
}

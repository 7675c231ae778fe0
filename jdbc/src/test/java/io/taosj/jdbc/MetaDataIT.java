package io.taosj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.embedded.EmbeddedTaos;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What tools ask about databases, tables and columns. */
final class MetaDataIT {
    private static final EmbeddedTaos SERVER = EmbeddedTaos.start();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static Connection prepared(Transport transport) throws SQLException {
        Connection connection = transport.connect(SERVER, "meta_db");
        try (Statement statement = connection.createStatement()) {
            statement.execute("create stable st (ts timestamp, v int, d decimal(10,2), n nchar(7)) tags (g int)");
            statement.execute("create table d_1 using st tags (1)");
            statement.execute("create table dx1 using st tags (2)");
            statement.execute("create table n (ts timestamp, s varchar(9), u bigint unsigned)");
        }
        return connection;
    }

    private static List<String> rows(ResultSet rows, String... columns) throws SQLException {
        List<String> found = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (String column : columns) {
                    row.add(String.valueOf(rows.getString(column)));
                }
                found.add(String.join(" ", row));
            }
        }
        return found;
    }

    @ParameterizedTest
    @EnumSource
    void listsTablesOfAllKinds(Transport transport) throws SQLException {
        try (Connection connection = prepared(transport)) {
            DatabaseMetaData meta = connection.getMetaData();
            assertThat(rows(meta.getCatalogs(), "TABLE_CAT")).contains("information_schema", "meta_db");
            assertThat(rows(meta.getTables("meta_db", null, "%", null), "TABLE_TYPE", "TABLE_NAME"))
                    .containsExactly("CHILD TABLE d_1", "CHILD TABLE dx1", "SUPER TABLE st", "TABLE n");
            assertThat(rows(meta.getTables("meta_db", "", "d\\_1", new String[] {"CHILD TABLE", "VIEW"}), "TABLE_NAME"))
                    .containsExactly("d_1");
            assertThat(rows(meta.getTables("meta_db", null, "d_1", null), "TABLE_NAME"))
                    .containsExactly("d_1", "dx1");
            assertThat(rows(meta.getTables("it's\\", null, "%", null), "TABLE_NAME"))
                    .isEmpty();
            assertThat(rows(meta.getTables("information_schema", null, "ins_tables", null), "TABLE_TYPE"))
                    .containsExactly("SYSTEM TABLE");
            assertThat(rows(meta.getSuperTables("meta_db", null, "dx%"), "SUPERTABLE_NAME"))
                    .containsExactly("st");
        }
    }

    @ParameterizedTest
    @EnumSource
    void describesColumnsAndKeys(Transport transport) throws SQLException {
        try (Connection connection = prepared(transport)) {
            DatabaseMetaData meta = connection.getMetaData();
            assertThat(rows(
                            meta.getColumns("meta_db", null, "st", "%"),
                            "COLUMN_NAME",
                            "TYPE_NAME",
                            "COLUMN_SIZE",
                            "REMARKS"))
                    .containsExactly(
                            "ts TIMESTAMP 29 PRIMARY KEY", "v INT 10 ", "d DECIMAL 10 ", "n NCHAR 7 ", "g INT 10 TAG");
            assertThat(rows(meta.getColumns("meta_db", null, "%", "v"), "TABLE_NAME"))
                    .containsExactly("st");
            assertThat(rows(meta.getColumns("meta_db", null, "dx1", "g"), "ORDINAL_POSITION"))
                    .containsExactly("5");
            assertThat(rows(meta.getPrimaryKeys("meta_db", null, "d_1"), "TABLE_NAME", "COLUMN_NAME", "KEY_SEQ"))
                    .containsExactly("d_1 ts 1");
            assertThat(rows(meta.getTypeInfo(), "TYPE_NAME")).contains("BIGINT UNSIGNED", "NCHAR", "GEOMETRY");
            assertThat(rows(meta.getTableTypes(), "TABLE_TYPE"))
                    .containsExactly("CHILD TABLE", "SUPER TABLE", "SYSTEM TABLE", "TABLE", "VIEW");
            assertThat(meta.getDatabaseMajorVersion()).isEqualTo(3);
        }
    }
}

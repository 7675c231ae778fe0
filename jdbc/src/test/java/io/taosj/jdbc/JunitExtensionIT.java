package io.taosj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.taosj.junit.TaosTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Tests that ask for a JDBC connection get one of this driver, with a database of their own. */
@TaosTest
class JunitExtensionIT {
    @Test
    void aTestGetsAConnection(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table t (ts timestamp, v int)");
            assertThat(statement.executeUpdate("insert into t values (now, 1) (now + 1s, 2)"))
                    .isEqualTo(2);
            try (ResultSet rows = statement.executeQuery("select sum(v) from t")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isEqualTo(3);
            }
        }
    }

    @Test
    void anotherTestSeesNothingOfIt(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show tables")) {
            assertThat(rows.next()).isFalse();
        }
    }
}

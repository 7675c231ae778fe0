package io.taosj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.taosj.embedded.EmbeddedTaos;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Pools and frameworks over the driver. */
final class FrameworksIT {
    private static final EmbeddedTaos SERVER = EmbeddedTaos.start();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static HikariDataSource pool(Transport transport, String database) throws SQLException {
        transport.connect(SERVER, database).close();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(transport.url(SERVER));
        config.setCatalog(database);
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    @ParameterizedTest
    @EnumSource(names = {"WEB_SOCKET", "HTTP"})
    void jdbcTemplateOverHikari(Transport transport) throws SQLException {
        try (HikariDataSource pool = pool(transport, "spring_db")) {
            JdbcTemplate jdbc = new JdbcTemplate(pool);
            jdbc.execute("create stable m (ts timestamp, v double, s varchar(10)) tags (g int)");
            List<Object[]> batch = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                batch.add(
                        new Object[] {"t" + i % 7, i % 7, Instant.ofEpochMilli(1_700_000_000_000L + i), i / 2.0, "s"});
            }
            int[] counts = jdbc.batchUpdate("insert into ? using m tags (?) values (?, ?, ?)", batch);
            assertThat(counts).hasSize(1000).containsOnly(1);
            assertThat(jdbc.queryForObject("select count(*) from m", Long.class))
                    .isEqualTo(1000);
            assertThat(jdbc.queryForObject("select max(v) from m where g = ?", Double.class, 3))
                    .isEqualTo(498.5);
            Map<String, Object> row = jdbc.queryForMap("select first(ts) as f, s from m");
            assertThat(row).containsEntry("s", "s");
            assertThatThrownBy(() -> jdbc.execute("selct")).isInstanceOf(BadSqlGrammarException.class);
            TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
            transaction.executeWithoutResult(status -> jdbc.update("insert into t1 values (now, 1, 'x')"));
            assertThat(jdbc.queryForObject("select count(*) from m", Integer.class))
                    .isEqualTo(1001);
        }
    }

    /** A row. */
    record Reading(LocalDateTime ts, @Nullable Double v) {}

    /** Statements of a mapper. */
    interface Readings {
        @Insert("insert into ${table} values (#{ts}, #{v})")
        int add(@Param("table") String table, @Param("ts") LocalDateTime ts, @Param("v") @Nullable Double v);

        @Select("select ts, v from r where ts >= #{from} order by ts")
        List<Reading> since(@Param("from") LocalDateTime from);
    }

    @ParameterizedTest
    @EnumSource(names = {"WEB_SOCKET", "HTTP"})
    void myBatis(Transport transport) throws SQLException {
        try (HikariDataSource pool = pool(transport, "mybatis_db")) {
            new JdbcTemplate(pool).execute("create table r (ts timestamp, v double)");
            Configuration configuration =
                    new Configuration(new Environment("test", new JdbcTransactionFactory(), pool));
            configuration.addMapper(Readings.class);
            LocalDateTime start = LocalDateTime.of(2024, 1, 2, 3, 4, 5, 6_000_000);
            try (SqlSession session =
                    new SqlSessionFactoryBuilder().build(configuration).openSession(ExecutorType.BATCH)) {
                Readings readings = session.getMapper(Readings.class);
                for (int i = 0; i < 10; i++) {
                    readings.add("r", start.plusSeconds(i), i == 3 ? null : i / 4.0);
                }
                session.commit();
                assertThat(readings.since(start.plusSeconds(3)))
                        .hasSize(7)
                        .startsWith(new Reading(start.plusSeconds(3), null), new Reading(start.plusSeconds(4), 1.0));
            }
        }
    }

    @Test
    void poolsOfPhysicalConnections() throws SQLException {
        TaosConnectionPoolDataSource source = new TaosConnectionPoolDataSource();
        source.setUrl(Transport.WEB_SOCKET.url(SERVER));
        PooledConnection pooled = source.getPooledConnection();
        List<ConnectionEvent> closed = new ArrayList<>();
        pooled.addConnectionEventListener(new ConnectionEventListener() {
            @Override
            public void connectionClosed(ConnectionEvent event) {
                closed.add(event);
            }

            @Override
            public void connectionErrorOccurred(ConnectionEvent event) {
                throw new AssertionError(event.getSQLException());
            }
        });
        Connection first = pooled.getConnection();
        first.setAutoCommit(false);
        first.close();
        assertThat(closed).hasSize(1);
        assertThat(first.isClosed()).isTrue();
        assertThatThrownBy(first::createStatement).isInstanceOf(SQLException.class);
        try (Connection second = pooled.getConnection()) {
            assertThat(second.getAutoCommit()).isTrue();
            assertThat(second.isValid(1)).isTrue();
        }
        pooled.close();
    }
}

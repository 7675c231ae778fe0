package io.taosj.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.taosdata.jdbc.tmq.ConsumerRecord;
import com.taosdata.jdbc.tmq.TaosConsumer;
import com.taosdata.jdbc.tmq.TopicPartition;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Subscriptions of TDengine's JDBC driver. */
final class JdbcConsumerIT {
    private static final int POLLS = 100;
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = new RunningServer();
        execute(
                "create database d wal_retention_period 3600 vgroups 1",
                "create table d.st (ts timestamp, v int) tags (g int)",
                "create topic t_rows as select ts, v, tbname from d.st",
                "insert into d.a using d.st tags (1) values (1704067200000, 1) (1704067201000, 2)",
                "insert into d.b using d.st tags (2) values (1704067202000, 3)");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void execute(String... statements) throws SQLException {
        String url = "jdbc:TAOS-WS://127.0.0.1:" + server.port() + "/?user=root&password=taosdata";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static TaosConsumer<Map<String, Object>> consumer(String group) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("td.connect.type", "ws");
        properties.setProperty("bootstrap.servers", "127.0.0.1:" + server.port());
        properties.setProperty("td.connect.user", "root");
        properties.setProperty("td.connect.pass", "taosdata");
        properties.setProperty("group.id", group);
        properties.setProperty("client.id", "interop");
        properties.setProperty("enable.auto.commit", "false");
        properties.setProperty("auto.offset.reset", "earliest");
        properties.setProperty("msg.with.table.name", "true");
        properties.setProperty("value.deserializer", "com.taosdata.jdbc.tmq.MapDeserializer");
        return new TaosConsumer<>(properties);
    }

    /** The values of v until there are as many as expected. */
    private static List<Integer> poll(TaosConsumer<Map<String, Object>> consumer, int count) throws SQLException {
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < POLLS && values.size() < count; i++) {
            for (ConsumerRecord<Map<String, Object>> each : consumer.poll(PATIENCE)) {
                values.add((Integer) each.value().get("v"));
            }
        }
        return values;
    }

    @Test
    void aGroupGoesOnWhereItCommitted() throws SQLException {
        try (TaosConsumer<Map<String, Object>> consumer = consumer("g1")) {
            consumer.subscribe(List.of("t_rows"));
            assertThat(consumer.subscription()).containsExactly("t_rows");
            assertThat(poll(consumer, 3)).containsExactlyInAnyOrder(1, 2, 3);
            consumer.commitSync();
            assertThat(consumer.assignment()).hasSize(1);
            TopicPartition partition = consumer.assignment().iterator().next();
            assertThat(consumer.committed(partition).offset()).isPositive();
            consumer.unsubscribe();
        }
        execute("insert into d.a values (1704067203000, 4)");
        try (TaosConsumer<Map<String, Object>> consumer = consumer("g1")) {
            consumer.subscribe(List.of("t_rows"));
            assertThat(poll(consumer, 1)).containsExactly(4);
            consumer.seekToBeginning(consumer.assignment());
            assertThat(poll(consumer, 4)).containsExactlyInAnyOrder(1, 2, 3, 4);
            consumer.seekToEnd(consumer.assignment());
            assertThat(consumer.poll(PATIENCE).isEmpty()).isTrue();
        }
    }

    @Test
    void errorsAreTheServers() throws SQLException {
        try (TaosConsumer<Map<String, Object>> consumer = consumer("g2")) {
            assertThatThrownBy(() -> consumer.subscribe(List.of("no_such_topic")))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Topic");
        }
    }
}

package io.taosj.parity;

import static io.taosj.parity.ParityTransport.EMBEDDED;
import static io.taosj.parity.ParityTransport.REST;
import static io.taosj.parity.ParityTransport.WS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.taosj.BindTable;
import io.taosj.ClientListener;
import io.taosj.ConnectionOptions;
import io.taosj.Statement2;
import io.taosj.TaosAdmin;
import io.taosj.TaosConnection;
import io.taosj.TaosException;
import io.taosj.TaosResult;
import io.taosj.TaosSchemalessException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

class BeyondParityIT {
    private static final long T0 = 1_704_067_200_000L;

    /** Writes down what it hears. */
    private static final class Recorder implements ClientListener {
        private final List<String> heard = new ArrayList<>();

        @Override
        public void connectionOpened(Peer peer, Duration duration) {
            heard.add("opened " + peer.database());
        }

        @Override
        public void connectionClosed(Peer peer) {
            heard.add("closed");
        }

        @Override
        public RequestListener requestStarted(Peer peer, Request request) {
            return new RequestListener() {
                @Override
                public void ended(Outcome outcome) {
                    @Nullable TaosException failure = outcome.failure();
                    heard.add(request.kind() + " " + request.requestId() + " " + request.sql() + " "
                            + outcome.affectedRows() + (failure == null ? "" : " " + failure.code()));
                }

                @Override
                public void fetched(Fetched fetched) {
                    heard.add("fetched " + fetched.rows() + " rows" + (fetched.bytes() > 0 ? "" : " without bytes"));
                }
            };
        }
    }

    @ParityTest
    void p12AListenerHearsOfEveryRequest(ParityTarget target) {
        Recorder recorder = new Recorder();
        try (TaosConnection taos = target.options().listener(recorder).connect()) {
            taos.execute("create table t (ts timestamp, v int)", 1);
            taos.execute("insert into t values (" + T0 + ", 1) (" + (T0 + 1) + ", 2)", 2);
            try (TaosResult result = taos.query("select v from t", 3)) {
                assertThat(result.toList(Integer.class)).hasSize(2);
            }
            assertThatThrownBy(() -> taos.execute("selec", 4)).isInstanceOf(TaosException.class);
        }
        assertThat(recorder.heard)
                .containsExactly(
                        "opened " + target.database(),
                        "QUERY 1 create table t (ts timestamp, v int) 0",
                        "QUERY 2 insert into t values (" + T0 + ", 1) (" + (T0 + 1) + ", 2) 2",
                        "QUERY 3 select v from t 0",
                        "fetched 2 rows",
                        "QUERY 4 selec 0 9728",
                        "closed");
    }

    @ParityTest(on = {WS, EMBEDDED})
    void p12BoundValuesAreNotReported(ParityTarget target) {
        Recorder recorder = new Recorder();
        try (TaosConnection taos = target.options().listener(recorder).connect()) {
            taos.execute("create table t (ts timestamp, v varchar(20))");
            try (Statement2 st = taos.statement2("insert into t values (?, ?)")) {
                st.bind(BindTable.unnamed().column(new long[] {T0}).column(new String[] {"cAnary"}));
                st.execute();
            }
        }
        assertThat(recorder.heard).hasSize(6).noneMatch(text -> text.contains("cAnary"));
        assertThat(recorder.heard.get(4)).isEqualTo("EXECUTE 0 insert into t values (?, ?) 1");
    }

    @ParityTest
    void p12AListenerThatFailsHurtsNobody(ParityTarget target) {
        ClientListener failing = new ClientListener() {
            @Override
            public RequestListener requestStarted(Peer peer, Request request) {
                throw new IllegalStateException("on purpose");
            }
        };
        List<LogRecord> logged = logged(() -> {
            try (TaosConnection taos = target.options().listener(failing).connect()) {
                assertThat(taos.queryOne("select 1", Integer.class)).hasValue(1);
            }
        });
        assertThat(logged).hasSize(1);
    }

    /** What the library logs meanwhile. */
    private static List<LogRecord> logged(Runnable task) {
        List<LogRecord> records = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                records.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("io.taosj");
        boolean parents = logger.getUseParentHandlers();
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
        try {
            task.run();
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(parents);
        }
        return records;
    }

    @ParityTest
    void c6AnUnknownKeyIsLoggedOnce(ParityTarget target) {
        List<LogRecord> records = logged(() -> {
            try (TaosConnection taos = ConnectionOptions.parse(target.url() + "?foo=secretvalue").toBuilder()
                    .connect()) {
                assertThat(taos.isClosed()).isFalse();
            }
        });
        assertThat(records)
                .singleElement()
                .satisfies(record -> assertThat(record.getParameters())
                        .contains("foo")
                        .noneMatch(p -> p.toString().contains("secretvalue")));
    }

    @ParityTest
    void e1ExceptionsHaveClassesAndStates(TaosConnection taos, ParityTarget target) {
        taos.execute("create table t (ts timestamp, v int)");
        List<String> statements = List.of(
                "selec 1",
                "select * from nowhere",
                "select nothing from t",
                "use nowhere",
                "create database " + target.database(),
                "insert into t values (now, 'x'",
                "drop table nowhere");
        for (String sql : statements) {
            TaosException e = catchThrowableOfType(TaosException.class, () -> taos.execute(sql));
            assertThat(e).as(sql).isNotNull();
            assertThat(e.sqlState()).as(sql).hasSize(5).isNotEqualTo("00000");
            assertThat(e.code()).as(sql).isPositive();
            assertThat(e.getMessage()).as(sql).startsWith("[0x%04x]: ".formatted(e.code()));
        }
    }

    @ParityTest
    void e4NoCallEndsInSomethingElseThanItsDocumentedException(TaosConnection taos) {
        taos.execute("create table t (ts timestamp, v int)");
        Random random = new Random(11);
        String[] words = {
            "select", "insert", "into", "t", "values", "(", ")", "*", "from", "now", "'", "?", ",", "1", "`", "{}",
            "%s", "use"
        };
        for (int i = 0; i < 500; i++) {
            StringBuilder sql = new StringBuilder();
            for (int w = random.nextInt(8); w >= 0; w--) {
                sql.append(words[random.nextInt(words.length)]).append(' ');
            }
            try (TaosResult result = taos.query(sql.toString())) {
                result.toMaps();
            } catch (TaosException expected) {
                assertThat(expected.sqlState()).hasSize(5);
            }
        }
        assertThat(taos.queryOne("select 1", Integer.class)).hasValue(1);
    }

    @ParityTest(on = WS, also = "E4")
    void e6SchemalessErrorsAreOfTheirClass(TaosConnection taos) {
        assertThatThrownBy(() -> taos.schemaless(
                        List.of("no line at all"),
                        io.taosj.wire.SchemalessProtocol.LINE,
                        io.taosj.wire.SchemalessPrecision.MILLISECONDS,
                        io.taosj.SchemalessOptions.DEFAULT))
                .isInstanceOf(TaosSchemalessException.class);
    }

    @ParityTest
    void c17QuestionsAboutTablesAndDatabases(TaosConnection taos, ParityTarget target) {
        TaosAdmin admin = taos.admin();
        taos.execute("create stable s (ts timestamp, v int) tags (g nchar(8))");
        taos.execute("create table d1 using s tags ('x')");
        assertThat(admin.databases()).contains(target.database(), "information_schema");
        assertThat(admin.superTables(target.database())).containsExactly("s");
        assertThat(admin.tables(target.database())).containsExactly("d1");
        assertThat(admin.describe(target.database(), "s").stream().map(TaosAdmin.Field::field))
                .containsExactly("ts", "v", "g");
        assertThat(admin.describe(target.database(), "s").get(2).isTag()).isTrue();
        assertThat(admin.vgroupId(target.database(), "d1")).isPresent();
        assertThat(admin.vgroupId(target.database(), "nowhere")).isEmpty();
        assertThat(admin.isServing()).isTrue();
        String topic = target.database() + "_topic";
        admin.createTopic(topic, "select ts, v from " + target.database() + ".s");
        assertThat(admin.topics()).contains(topic);
        admin.dropTopic(topic);
        assertThat(admin.topics()).doesNotContain(topic);
        assertThatThrownBy(() -> admin.tables("a` b")).hasMessageContaining("a` b");
    }

    @ParityTest(on = {WS, REST})
    void n5WrongTimeoutsAreErrors(ParityTarget target) {
        for (String bad : List.of("connect_timeout=soon", "request_timeout=-1", "keep_alive=0")) {
            assertThatThrownBy(() -> ConnectionOptions.parse(target.url() + "?" + bad))
                    .as(bad)
                    .isInstanceOf(TaosException.class);
        }
        assertThat(ConnectionOptions.parse(target.url() + "?request_timeout=2s").requestTimeout())
                .isEqualTo(Duration.ofSeconds(2));
    }

    @ParityTest(on = {WS, REST})
    void n7CompressedAnswersAreTheSame(ParityTarget target) {
        try (TaosConnection plain = target.connect();
                TaosConnection small = target.options().compression(true).connect()) {
            plain.execute("create table t (ts timestamp, v varchar(100))");
            StringBuilder sql = new StringBuilder("insert into t values ");
            for (int i = 0; i < 5000; i++) {
                sql.append('(')
                        .append(T0 + i)
                        .append(",'")
                        .append("text ".repeat(15))
                        .append(i)
                        .append("')");
            }
            small.execute(sql.toString());
            String query = "select v from t order by ts";
            assertThat(small.query(query).toList(String.class))
                    .hasSize(5000)
                    .isEqualTo(plain.query(query).toList(String.class));
        }
    }

    @ParityTest(on = {WS, REST})
    void n9AddressesInBrackets(ParityTarget target) {
        String scheme = target.transport() == WS ? "ws" : "http";
        assertThat(ConnectionOptions.parse(scheme + "://[::1]:6041/d").endpoints())
                .singleElement()
                .satisfies(e -> assertThat(e.host()).isEqualTo("::1"));
    }

    @ParityTest
    void n1TheApplicationIsNamed(ParityTarget target) {
        try (TaosConnection taos = target.options().application("parity-app").connect()) {
            assertThat(taos.isClosed()).isFalse();
            assertThat(taos.options().application()).isEqualTo("parity-app");
        }
    }
}

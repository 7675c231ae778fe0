package io.taosj.embedded.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.taosj.BindTable;
import io.taosj.ConnectionOptions;
import io.taosj.FailoverOptions;
import io.taosj.SchemalessOptions;
import io.taosj.Statement2;
import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.TaosException;
import io.taosj.TaosResult;
import io.taosj.embedded.EmbeddedTaos;
import io.taosj.wire.Precision;
import io.taosj.wire.SchemalessProtocol;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A client behind a network that fails, by seeds. Every call ends in time, with the right rows or a {@link
 * TaosException}; what was confirmed is there, nothing else is than what was asked for, and afterwards the same connection
 * works. With {@code -Dtaosj.nightly=true} there are many more seeds.
 *
 * <p>TCP has no checksum worth the name, so a changed byte of a value can't be noticed; where bytes are changed, only the
 * first three claims that don't concern values are made.
 */
class FaultsIT {
    private static final long T0 = 1_700_000_000_000L;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final FailoverOptions QUICK = FailoverOptions.defaults()
            .withPauses(Duration.ofMillis(2), Duration.ofMillis(20))
            .withReconnectTimeout(Duration.ofSeconds(2));

    private static EmbeddedTaos server;
    private static TaosConnection direct;

    @BeforeAll
    static void start() {
        server = EmbeddedTaos.start();
        direct = server.connect();
    }

    @AfterAll
    static void stop() {
        direct.close();
        server.close();
    }

    static LongStream seeds() {
        return LongStream.range(0, Boolean.getBoolean("taosj.nightly") ? 1000 : 50);
    }

    private static ConnectionOptions.Builder options(int port) {
        return Taos.builder()
                .endpoint("127.0.0.1", port)
                .connectTimeout(Duration.ofMillis(500))
                .requestTimeout(Duration.ofMillis(500))
                .failover(QUICK);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyCallEndsAndNothingIsLostOrInvented(long seed) throws Exception {
        Random random = new Random(seed);
        String database = "f" + seed;
        direct.execute("create database " + database);
        direct.execute("create table " + database + ".t (ts timestamp, v bigint)");
        Set<Long> asked = new HashSet<>();
        Set<Long> confirmed = new HashSet<>();
        try (FaultProxy proxy = new FaultProxy(server.port())) {
            for (int i = random.nextInt(4); i >= 0; i--) {
                proxy.add(Fault.random(random));
            }
            boolean idempotent = random.nextBoolean();
            ConnectionOptions options = options(proxy.port())
                    .failover(QUICK.withIdempotentWrites(idempotent))
                    .database(database)
                    .build();
            assertTimeoutPreemptively(LIMIT, () -> {
                try (TaosConnection taos = connect(options)) {
                    for (int i = 0; i < 12; i++) {
                        long key = T0 + i;
                        asked.add(key);
                        attempt(taos, random.nextInt(4), database, key, confirmed);
                    }
                    proxy.heal();
                    assertThat(count(taos, database)).isEqualTo(rows(database).size());
                }
            });
        }
        Map<Long, Long> there = rows(database);
        assertThat(there.keySet()).containsAll(confirmed).isSubsetOf(asked);
        there.forEach((key, value) -> assertThat(value).isEqualTo(7 * key));
        direct.execute("drop database " + database);
    }

    /** Connects; the faults are few, so that it works in the end. */
    private static TaosConnection connect(ConnectionOptions options) {
        for (int i = 0; ; i++) {
            try {
                return Taos.connect(options);
            } catch (TaosException e) {
                assertThat(i).as("connected in the end, last: " + e).isLessThan(6);
            }
        }
    }

    private static void attempt(TaosConnection taos, int kind, String database, long key, Set<Long> confirmed) {
        try {
            switch (kind) {
                case 0 -> {
                    taos.execute("insert into " + database + ".t values (" + key + ", " + 7 * key + ")");
                    confirmed.add(key);
                }
                case 1 -> {
                    try (Statement2 statement = taos.statement2("insert into " + database + ".t values (?, ?)")) {
                        statement.bind(
                                BindTable.unnamed().column(new long[] {key}).column(new long[] {7 * key}));
                        assertThat(statement.execute()).isEqualTo(1);
                    }
                    confirmed.add(key);
                }
                case 2 ->
                    taos.schemaless(
                            List.of("points,place=x v=" + key + "i64 " + key),
                            SchemalessProtocol.LINE,
                            Precision.MILLISECONDS,
                            SchemalessOptions.DEFAULT);
                default -> {
                    try (TaosResult result = taos.query("select ts, v from " + database + ".t order by ts")) {
                        result.stream()
                                .forEach(row -> assertThat(row.getLong(1)).isEqualTo(7 * row.getLong(0)));
                    }
                }
            }
        } catch (TaosException e) {
            // that is allowed; what is not is any other exception, or none when the answer is wrong
            assertThat(e.code()).isNotZero();
        }
    }

    private static long count(TaosConnection taos, String database) {
        for (int i = 0; ; i++) {
            try (TaosResult result = taos.query("select count(*) from " + database + ".t")) {
                return result.toList(Long.class).get(0);
            } catch (TaosException e) {
                assertThat(i).as("works again, last: " + e).isLessThan(6);
            }
        }
    }

    private static Map<Long, Long> rows(String database) {
        Map<Long, Long> rows = new java.util.HashMap<>();
        try (TaosResult result = direct.query("select ts, v from " + database + ".t")) {
            result.stream().forEach(row -> rows.put(row.getLong(0), row.getLong(1)));
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aChangedByteIsNoHangAndNoStrangeException(boolean toServer) throws Exception {
        Random random = new Random(11);
        int times = Boolean.getBoolean("taosj.nightly") ? 500 : 40;
        for (int i = 0; i < times; i++) {
            try (FaultProxy proxy = new FaultProxy(server.port())) {
                proxy.add(new Fault(Fault.Kind.CORRUPT, toServer, random.nextInt(1500)));
                ConnectionOptions options = options(proxy.port()).build();
                assertTimeoutPreemptively(LIMIT, () -> {
                    try (TaosConnection taos = Taos.connect(options);
                            TaosResult result = taos.query("show databases")) {
                        assertThat(result.toMaps()).isNotNull();
                    } catch (TaosException e) {
                        assertThat(e.code()).isNotZero();
                    }
                });
            }
        }
    }

    @Test
    void aRestartOfTheServerIsSurvivedByStatementsToo(@TempDir Path directory) {
        EmbeddedTaos first = EmbeddedTaos.builder().directory(directory).start();
        int port = first.port();
        ConnectionOptions options = options(port)
                .requestTimeout(Duration.ofSeconds(30))
                .failover(QUICK.withIdempotentWrites(true).withReconnectTimeout(Duration.ofSeconds(30)))
                .build();
        try (TaosConnection taos = Taos.connect(options)) {
            taos.execute("create database r");
            taos.execute("use r");
            taos.execute("create table t (ts timestamp, v bigint)");
            try (Statement2 insert = taos.statement2("insert into t values (?, ?)");
                    Statement2 select = taos.statement2("select v from t where ts >= ? order by ts")) {
                insert.bind(BindTable.unnamed().column(new long[] {T0}).column(new long[] {1}));
                first.close();
                try (EmbeddedTaos second =
                        EmbeddedTaos.builder().directory(directory).port(port).start()) {
                    // what was bound is bound again
                    assertThat(insert.execute()).isEqualTo(1);
                    insert.bind(BindTable.unnamed().column(new long[] {T0 + 1}).column(new long[] {2}));
                    assertThat(insert.execute()).isEqualTo(1);
                    select.bindParameters(T0);
                    try (TaosResult result = select.query()) {
                        assertThat(result.toList(Long.class)).containsExactly(1L, 2L);
                    }
                    assertThat(second.port()).isEqualTo(port);
                }
            }
        } finally {
            first.close();
        }
    }
}

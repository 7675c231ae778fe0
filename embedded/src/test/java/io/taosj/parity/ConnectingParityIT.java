package io.taosj.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.taosj.ClientErrors;
import io.taosj.ConnectionOptions;
import io.taosj.Protocol;
import io.taosj.RowCursor;
import io.taosj.SchemalessOptions;
import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.TaosConnectionException;
import io.taosj.TaosException;
import io.taosj.TaosInterfaceException;
import io.taosj.TaosResult;
import io.taosj.embedded.EmbeddedTaos;
import io.taosj.wire.SchemalessPrecision;
import io.taosj.wire.SchemalessProtocol;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

class ConnectingParityIT {
    private static TaosException thrown(ThrowingCallable call) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(TaosException.class, call);
    }

    @ParityTest
    void c1OneScriptGivesTheSameRowsEverywhere(TaosConnection taos) {
        taos.execute("create stable meters (ts timestamp, current float, voltage int) tags (location varchar(64))");
        for (int i = 0; i < 5; i++) {
            taos.execute("insert into d" + i + " using meters tags ('loc " + i + "') values (170406720000" + i + ", "
                    + i + ".5, " + (220 + i) + ")");
        }
        assertThat(taos.query("select location, sum(voltage) from meters partition by location order by location")
                        .toList(String.class))
                .containsExactly("loc 0", "loc 1", "loc 2", "loc 3", "loc 4");
        assertThat(taos.query("select voltage from meters where current > 2 order by ts")
                        .toList(Integer.class))
                .containsExactly(222, 223, 224);
    }

    @ParityTest(on = ParityTransport.REST)
    void c1WhatRestLacksIsSaid(TaosConnection taos) {
        List<ThrowingCallable> calls = List.of(
                () -> taos.statement2("insert into t values (?, ?)"),
                () -> taos.schemaless(
                        "m v=1", SchemalessProtocol.LINE, SchemalessPrecision.NANOSECONDS, SchemalessOptions.DEFAULT));
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call)
                    .asInstanceOf(type(TaosInterfaceException.class))
                    .satisfies(e -> assertThat(e.sqlState()).isEqualTo("0A000"));
        }
    }

    @ParityTest(on = {ParityTransport.WS, ParityTransport.REST})
    void c2UrlsAreReadOrRefusedNamingThePart(ParityTarget target) {
        String place = "root:taosdata@127.0.0.1:" + target.server().port() + "/" + target.database();
        List<String> schemes = target.transport() == ParityTransport.WS
                ? List.of("taos+ws", "ws", "TAOS+WS")
                : List.of("taos+http", "http");
        for (String scheme : schemes) {
            try (TaosConnection taos = Taos.connect(scheme + "://" + place + "?timezone=UTC")) {
                assertThat(taos.currentDatabase()).isEqualTo(target.database());
            }
        }
        assertThatThrownBy(() -> ConnectionOptions.parse("foo://" + place)).hasMessageContaining("'foo'");
        assertThatThrownBy(() -> ConnectionOptions.parse("localhost")).hasMessageContaining("no scheme");
        assertThatThrownBy(() -> ConnectionOptions.parse("ws://h:x/")).hasMessageContaining("port");
        assertThatThrownBy(() -> ConnectionOptions.parse("ws://h/d?timezone=Mars"))
                .hasMessageContaining("Mars");
    }

    @ParityTest(on = {ParityTransport.WS, ParityTransport.REST})
    void c3DefaultsAreLocalhostAndRoot(ParityTarget target) {
        String scheme = target.transport() == ParityTransport.WS ? "ws://" : "http://";
        ConnectionOptions options = ConnectionOptions.parse(scheme);
        assertThat(options.endpoints()).singleElement().satisfies(e -> {
            assertThat(e.host()).isEqualTo("localhost");
            assertThat(e.port()).isEqualTo(6041);
        });
        assertThat(options.user()).isEqualTo("root");
        assertThat(options.password()).isEqualTo("taosdata");
        assertThat(options.database()).isNull();
    }

    @ParityTest
    void c4AMissingDatabaseFailsAtConnect(ParityTarget target) {
        TaosException e = thrown(() -> target.options().database("nowhere").connect());
        assertThat(e.code()).isEqualTo(0x0388);
        assertThat(e.sqlState()).isEqualTo("3D000");
    }

    @ParityTest(on = {ParityTransport.WS, ParityTransport.REST})
    void c5SpecialCharactersInUrlAndBuilder(ParityTarget target) {
        String password = "p@ss:w%+1A?d";
        try (EmbeddedTaos server = EmbeddedTaos.builder().user("ann", password).start()) {
            String at = "@127.0.0.1:" + server.port();
            String scheme = target.transport() == ParityTransport.WS ? "taos+ws://" : "taos+http://";
            try (TaosConnection byUrl = Taos.connect(scheme + "ann:p%40ss%3Aw%25%2B1A%3Fd" + at);
                    TaosConnection byBuilder = ConnectionOptions.parse(scheme + "x:y" + at).toBuilder()
                            .user("ann")
                            .password(password)
                            .connect()) {
                assertThat(byUrl.isValid(Duration.ofSeconds(20))).isTrue();
                assertThat(byBuilder.isValid(Duration.ofSeconds(20))).isTrue();
            }
        }
    }

    @ParityTest
    void c5AWrongPasswordIsRefused(ParityTarget target) {
        TaosException e = thrown(() -> target.options().password("wrong").connect());
        assertThat(e.code()).isEqualTo(0x0357);
        assertThat(e.sqlState()).isEqualTo("28000");
        assertThat(e).hasMessageContaining("Authentication failure");
    }

    @ParityTest
    void c7TheBuilderWinsOverTheUrl(ParityTarget target) {
        ConnectionOptions options = ConnectionOptions.parse(target.url() + "?timezone=Asia/Tokyo&app=a").toBuilder()
                .timeZone(ZoneId.of("UTC"))
                .database(target.database())
                .build();
        assertThat(options.application()).isEqualTo("a");
        try (TaosConnection taos = Taos.connect(options)) {
            assertThat(taos.timeZone()).isEqualTo(ZoneId.of("UTC"));
            assertThat(taos.currentDatabase()).isEqualTo(target.database());
        }
    }

    @ParityTest(on = {ParityTransport.WS, ParityTransport.REST})
    void c8AClosedPortFailsInTimeWithItsCause(ParityTarget target) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String scheme = target.transport() == ParityTransport.WS ? "ws" : "http";
        TaosException e = thrown(() -> Taos.connect(scheme + "://127.0.0.1:" + port + "?connect_timeout=20s"));
        assertThat(e).isInstanceOf(TaosConnectionException.class).hasRootCauseInstanceOf(IOException.class);
        assertThat(e.code()).isEqualTo(ClientErrors.CONNECT_FAILED);
        assertThat(e.sqlState()).isEqualTo("08001");
    }

    @ParityTest(also = "N8")
    void c10ZonesBelongToConnections(ParityTarget target) {
        try (TaosConnection utc = target.options().timeZone(ZoneId.of("UTC")).connect();
                TaosConnection tokyo =
                        target.options().timeZone(ZoneId.of("Asia/Tokyo")).connect()) {
            utc.execute("create table t (ts timestamp, v int)");
            utc.execute("insert into t values ('2024-01-01 00:00:00', 1)");
            tokyo.execute("insert into t values ('2024-01-01 00:00:00', 2)");
            Instant midnight = Instant.parse("2024-01-01T00:00:00Z");
            assertThat(utc.query("select ts from t order by ts").toList(Instant.class))
                    .containsExactly(midnight.minus(Duration.ofHours(9)), midnight);
            assertThat(tokyo.query("select ts from t order by ts").toList(LocalDateTime.class))
                    .containsExactly(
                            LocalDateTime.parse("2024-01-01T00:00:00"), LocalDateTime.parse("2024-01-01T09:00"));
            tokyo.setTimeZone(ZoneId.of("UTC"));
            assertThat(tokyo.query("select ts from t where v = 2").toList(LocalDateTime.class))
                    .containsExactly(LocalDateTime.parse("2023-12-31T15:00:00"));
        }
    }

    @ParityTest(on = ParityTransport.EMBEDDED)
    void c11AMissingTransportIsNamed(ParityTarget target) {
        assertThat(ConnectionOptions.parse(target.url()).protocol()).isEqualTo(Protocol.EMBEDDED);
        assertThatThrownBy(() -> Taos.connect("taos://localhost")).hasMessageContaining("taosj-native");
    }

    @ParityTest(on = ParityTransport.REST)
    void c12TheLoginIsCheckedAtConnect(ParityTarget target) {
        assertThat(thrown(() -> target.options().password("wrong").connect()).code())
                .isEqualTo(0x0357);
    }

    @ParityTest
    void c13AClosedConnectionRefusesEverything(TaosConnection taos, ParityTarget target) {
        taos.execute("create table t (ts timestamp, v int)");
        taos.close();
        taos.close();
        assertThat(taos.isClosed()).isTrue();
        assertThat(taos.isValid(Duration.ofSeconds(5))).isFalse();
        assertThat(taos.toString()).doesNotContain("taosdata");
        List<ThrowingCallable> calls = List.of(
                () -> taos.execute("select 1"),
                () -> taos.query("select 1"),
                taos::currentDatabase,
                () -> taos.serverInfo(),
                () -> taos.setTimeZone(ZoneId.of("UTC")));
        for (ThrowingCallable call : calls) {
            assertThat(thrown(call).sqlState()).isEqualTo("08003");
        }
        assertThat(target.transport()).isNotNull();
    }

    @ParityTest
    void c15TheServerTellsItsVersion(TaosConnection taos) {
        assertThat(taos.query("select server_version()").toList(String.class)).containsExactly(taos.serverVersion());
        assertThat(taos.serverVersion()).startsWith("3.");
        assertThat(taos.serverInfo()).contains(taos.serverVersion());
    }

    @ParityTest
    void c16UseChangesTheDatabase(TaosConnection taos, ParityTarget target) {
        String other = target.database() + "_b";
        taos.execute("create database " + other);
        try {
            taos.execute("use " + other);
            assertThat(taos.currentDatabase()).isEqualTo(other);
            assertThat(taos.query("select database()").toList(String.class)).containsExactly(other);
            assertThat(thrown(() -> taos.execute("use nowhere")).code()).isEqualTo(0x0388);
            assertThat(taos.currentDatabase()).isEqualTo(other);
        } finally {
            taos.execute("drop database " + other);
        }
    }

    @ParityTest(on = {ParityTransport.WS, ParityTransport.EMBEDDED})
    void c17StatementsAreCheckedWithoutRunningThem(TaosConnection taos) {
        taos.execute("create table t (ts timestamp, v int)");
        taos.validate("insert into t values (now, 1)");
        assertThat(taos.query("select count(*) from t").toList(Long.class)).containsExactly(0L);
        assertThat(thrown(() -> taos.validate("selec 1")).code()).isEqualTo(0x2600);
    }

    @ParityTest
    void c18ManyThreadsShareAConnection(TaosConnection taos) throws Exception {
        int threads = 8;
        int queries = 100;
        var executor = Executors.newFixedThreadPool(threads);
        try {
            CompletableFuture<?>[] all = IntStream.range(0, threads)
                    .mapToObj(t -> CompletableFuture.runAsync(
                            () -> {
                                for (int i = 0; i < queries; i++) {
                                    long wanted = t * 1000L + i;
                                    assertThat(taos.query("select " + wanted).toList(Long.class))
                                            .containsExactly(wanted);
                                }
                            },
                            executor))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(all).get(60, TimeUnit.SECONDS);
        } finally {
            executor.shutdownNow();
        }
    }

    @ParityTest(
            on = {ParityTransport.WS, ParityTransport.REST},
            also = "N18")
    void c20SecretsAreInNoText(ParityTarget target) {
        String canary = "cAnaryS3cret";
        ConnectionOptions options =
                target.options().password(canary).token(canary).build();
        assertThat(options.toString()).doesNotContain(canary);
        TaosException e = thrown(() -> target.options().password(canary).connect());
        assertThat(e.toString()).doesNotContain(canary);
        assertThat(thrown(() -> Taos.connect(target.url() + "?timezone=Mars&password=" + canary))
                        .toString())
                .doesNotContain(canary);
        try (TaosConnection taos = target.options().token(canary).connect();
                TaosResult result = taos.query("select 1")) {
            RowCursor row = result.cursor();
            assertThat(row.next()).isTrue();
            assertThat(taos.toString()).doesNotContain(canary);
        } catch (TaosConnectionException refused) {
            // a server that knows no such token may refuse it
            assertThat(refused.toString()).doesNotContain(canary);
        }
    }
}

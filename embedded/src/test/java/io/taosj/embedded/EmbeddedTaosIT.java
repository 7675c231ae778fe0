package io.taosj.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.ConnectionOptions;
import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.TaosException;
import io.taosj.server.TlsOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database of a test, started and stopped. */
final class EmbeddedTaosIT {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void nothingIsLeftBehind() throws IOException {
        // the first one loads what stays for the JVM's whole life
        cycle();
        Set<String> threads = threads();
        long files = openFiles();
        for (int i = 0; i < 5; i++) {
            cycle();
        }
        assertThat(threads()).isSubsetOf(threads);
        assertThat(openFiles()).isLessThanOrEqualTo(files);
    }

    private void cycle() {
        int port;
        try (EmbeddedTaos taos =
                EmbeddedTaos.builder().directory(directory.resolve("data")).start()) {
            port = taos.port();
            try (TaosConnection connection = taos.connect()) {
                connection.execute("create database if not exists d");
                connection.execute("create table if not exists d.t (ts timestamp, v int)");
                connection.execute("insert into d.t values (now, 1)");
            }
        }
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(IOException.class);
    }

    /** The server's and the engine's threads; those of the client's HTTP stack end by themselves a little later. */
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("taosj") || name.startsWith("Scheduler") || name.startsWith("qtp"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private long openFiles() throws IOException {
        Path table = Path.of("/proc/self/fd");
        if (!Files.isDirectory(table)) {
            return 0;
        }
        try (Stream<Path> open = Files.list(table)) {
            return open.filter(this::isOwn).count();
        }
    }

    private boolean isOwn(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).startsWith(directory);
        } catch (IOException e) {
            // closed meanwhile
            return false;
        }
    }

    @Test
    void dataSurvivesInItsDirectory() {
        Path data = directory.resolve("data");
        try (EmbeddedTaos taos = EmbeddedTaos.builder().directory(data).start();
                TaosConnection connection = taos.connect()) {
            connection.execute("create database d");
            connection.execute("create table d.t (ts timestamp, v int)");
            connection.execute("insert into d.t values (1704067200000, 7)");
        }
        try (EmbeddedTaos taos = EmbeddedTaos.builder().directory(data).start();
                TaosConnection connection = taos.connect()) {
            assertThat(connection.execute("insert into d.t values (1704067200001, 8)"))
                    .isEqualTo(1);
        }
    }

    @Test
    void everythingCanBeChosen() {
        Clock clock = Clock.fixed(Instant.parse("2024-01-01T00:00:00Z"), ZoneOffset.UTC);
        try (EmbeddedTaos taos = EmbeddedTaos.builder()
                        .host("127.0.0.1")
                        .port(0)
                        .rootPassword("Secret_123!")
                        .user("reader", "Reader_123!")
                        .clock(clock)
                        .timeZone(ZoneId.of("Asia/Tokyo"))
                        .version("3.3.6.9")
                        .memoryLimitBytes(64 << 20)
                        .start();
                TaosConnection connection = taos.connect()) {
            assertThat(taos.url()).contains("Secret_123").endsWith(":" + taos.port());
            assertThat(connection.serverVersion()).isEqualTo("3.3.6.9");
            try (TaosConnection reader = Taos.connect("taos+ws://reader:Reader_123%21@127.0.0.1:" + taos.port())) {
                assertThat(reader.isValid(Duration.ofSeconds(5))).isTrue();
            }
        }
    }

    @Test
    void urlsFitTheWayToListen() throws Exception {
        Path store = KeyStoreFile.make(directory.resolve("server.p12"), "secret-word");
        try (EmbeddedTaos taos = EmbeddedTaos.builder()
                .host("0.0.0.0")
                .rootPassword("Secret 123!+")
                .token("abc", "root")
                .tls(new TlsOptions(store, null, "secret-word"))
                .start()) {
            assertThat(taos.url()).isEqualTo("taos+wss://root:Secret%20123%21%2B@127.0.0.1:" + taos.port());
            assertThat(taos.restUrl()).startsWith("taos+https://");
            ConnectionOptions options = ConnectionOptions.parse(taos.url()).toBuilder()
                    .sslContext(KeyStoreFile.trusting(store, "secret-word"))
                    .verifyHostName(false)
                    .build();
            try (TaosConnection connection = Taos.connect(options)) {
                assertThat(connection.isValid(Duration.ofSeconds(10))).isTrue();
            }
        }
    }

    @Test
    void aTakenPortIsSaidPlainly() {
        try (EmbeddedTaos taos = EmbeddedTaos.start()) {
            assertThatThrownBy(() -> EmbeddedTaos.builder().port(taos.port()).start())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(Integer.toString(taos.port()));
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        try (EmbeddedTaos taos = EmbeddedTaos.start()) {
            assertThatThrownBy(() -> Taos.connect(taos.url().replace("taosdata", "wrong")))
                    .isInstanceOf(TaosException.class);
        }
    }
}

package io.taosj.embedded.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.BindTable;
import io.taosj.ClientErrors;
import io.taosj.FailedRow;
import io.taosj.TaosConnection;
import io.taosj.TaosConnectionException;
import io.taosj.TaosDataException;
import io.taosj.TaosInterfaceException;
import io.taosj.TaosOperationalException;
import io.taosj.TaosResult;
import io.taosj.TaosStatementException;
import io.taosj.TaosWriter;
import io.taosj.TaosWriterBuilder;
import io.taosj.WriteReport;
import io.taosj.WriterRows;
import io.taosj.embedded.EmbeddedTaos;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The high-volume writer against a server in this JVM. */
@Timeout(120)
class WriterIT {
    private static final long T0 = 1_700_000_000_000L;
    private static EmbeddedTaos server;
    private static TaosConnection taos;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        server = EmbeddedTaos.start();
        taos = server.connect();
    }

    @AfterAll
    static void stop() {
        taos.close();
        server.close();
    }

    @BeforeEach
    void tables() {
        taos.execute("drop database if exists w");
        taos.execute("create database w");
        taos.execute("create stable w.meters (ts timestamp, current double, voltage int, note varchar(20), ok bool)"
                + " tags (place varchar(16), grp int)");
    }

    private static TaosWriterBuilder builder() {
        return TaosWriter.builder(server.url() + "/w").superTable("w.meters");
    }

    private static long count(String where) {
        try (TaosResult result = taos.query("select count(*) from w.meters " + where)) {
            return result.toList(Long.class).get(0);
        }
    }

    @Test
    void rowsOfManyThreadsArriveOnceEach() throws Exception {
        int threads = 4;
        int each = 5_000;
        try (TaosWriter writer = builder().connections(3).batchRows(1000).open()) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int thread = t;
                all.add(CompletableFuture.runAsync(
                        () -> writeRows(writer, thread, each), task -> new Thread(task).start()));
            }
            for (CompletableFuture<Void> one : all) {
                one.get();
            }
            WriteReport report = writer.flush();
            assertThat(report).isEqualTo(new WriteReport((long) threads * each, (long) threads * each, 0, 0, 0));
        }
        assertThat(count("")).isEqualTo((long) threads * each);
        assertThat(count("where place = 'p3' and grp = 3")).isEqualTo((long) threads * each / 10);
        assertThat(count("where voltage is null")).isEqualTo((long) threads * each / 5);
        try (TaosResult result = taos.query("select current, voltage, note, ok from w.d2 where ts = " + (T0 + 12))) {
            assertThat(result.toMaps())
                    .containsExactly(Map.of("current", 1.5, "voltage", 12, "note", "größer", "ok", true));
        }
    }

    private static void writeRows(TaosWriter writer, int thread, int count) {
        WriterRows rows = writer.newRows();
        for (int i = 0; i < count; i++) {
            int n = thread * count + i;
            rows.table("d" + n % 10, "p" + n % 10, n % 10)
                    .setLong(0, T0 + n)
                    .setDouble(1, n / 8.0)
                    .setString(3, "größer")
                    .setBoolean(4, n % 2 == 0);
            if (n % 5 != 0) {
                rows.setLong(2, n);
            }
            rows.endRow();
            if (rows.size() == 100) {
                writer.write(rows);
                rows.clear();
            }
        }
        writer.write(rows);
    }

    @Test
    void columnsAreAcceptedAsTheyAre() {
        try (TaosWriter writer = builder().batchRows(700).open()) {
            for (int t = 0; t < 3; t++) {
                long[] ts = new long[1000];
                double[] current = new double[1000];
                int[] voltage = new int[1000];
                String[] note = new String[1000];
                boolean[] ok = new boolean[1000];
                for (int i = 0; i < ts.length; i++) {
                    ts[i] = T0 + i;
                    current[i] = i;
                    voltage[i] = i % 7;
                    note[i] = i % 3 == 0 ? null : "n" + i;
                    ok[i] = i % 2 == 0;
                }
                writer.write(BindTable.named("c" + t)
                        .tags("x", t)
                        .column(ts)
                        .column(current)
                        .column(voltage)
                        .column(note)
                        .column(ok));
            }
        }
        assertThat(count("")).isEqualTo(3000);
        assertThat(count("where note is null")).isEqualTo(3 * 334);
        assertThat(count("where ok = true and grp = 1")).isEqualTo(500);
    }

    @Test
    void smallBatchesAreSentWhenTheyAreOldEnough() {
        try (TaosWriter writer = builder().maxAge(Duration.ofMillis(20)).open()) {
            writer.write(writer.newRows().table("a", "x", 1).setLong(0, T0).endRow());
            while (writer.report().pending() > 0) {
                Thread.onSpinWait();
            }
            assertThat(writer.report().written()).isEqualTo(1);
        }
    }

    @Test
    void valuesAreCheckedBeforeTheyAreAccepted() {
        try (TaosWriter writer = builder().open()) {
            WriterRows rows = writer.newRows().table("a", "x", 1);
            assertThatThrownBy(() -> rows.setLong(2, 1L << 31))
                    .isInstanceOf(TaosDataException.class)
                    .hasMessageContaining("voltage");
            assertThatThrownBy(() -> rows.setString(3, "x".repeat(21))).isInstanceOf(TaosDataException.class);
            assertThatThrownBy(() -> rows.setDouble(2, 1)).isInstanceOf(TaosDataException.class);
            assertThatThrownBy(() -> rows.setBoolean(0, true)).isInstanceOf(TaosDataException.class);
            assertThatThrownBy(() -> writer.write(rows)).isInstanceOf(TaosStatementException.class);
            rows.clear();
            assertThatThrownBy(() -> rows.setLong(0, 1)).isInstanceOf(TaosStatementException.class);
            assertThatThrownBy(() -> rows.table("b", "x")).isInstanceOf(TaosStatementException.class);
            assertThatThrownBy(() -> rows.table("b", "x".repeat(17), 1)).isInstanceOf(TaosDataException.class);
            rows.table("b", "x", 1).setObject(0, Instant.ofEpochMilli(T0)).setObject(2, new BigDecimal(7));
            assertThatThrownBy(() -> rows.setObject(2, "text")).isInstanceOf(TaosDataException.class);
            writer.write(rows.endRow());
            assertThat(writer.flush()).isEqualTo(new WriteReport(1, 1, 0, 0, 0));
        }
        assertThat(count("where voltage = 7")).isEqualTo(1);
    }

    @Test
    void rowsThatTheServerRefusesAreFoundAndTheOthersWritten() {
        List<FailedRow> failed = new CopyOnWriteArrayList<>();
        taos.execute("create table w.plain (ts timestamp, v int)");
        try (TaosWriter writer =
                builder().connections(1).batchRows(500).onFailure(failed::add).open()) {
            WriterRows rows = writer.newRows();
            for (int i = 0; i < 200; i++) {
                // a table of this name is there, and no child of the super table
                rows.table(i == 77 ? "plain" : "d" + i, "x", i)
                        .setLong(0, T0 + i)
                        .endRow();
            }
            writer.write(rows);
            assertThat(writer.flush()).isEqualTo(new WriteReport(200, 199, 1, 0, 0));
        }
        assertThat(failed).singleElement().satisfies(row -> {
            assertThat(row.table()).isEqualTo("plain");
            assertThat(row.values()).containsExactly("x", 77L, T0 + 77, null, null, null, null);
            assertThat(row.error().isRetryable()).isFalse();
        });
        assertThat(count("")).isEqualTo(199);
    }

    @Test
    void memoryIsBounded() {
        try (TaosWriter writer = builder()
                .maxAge(Duration.ofMinutes(5))
                .maxPendingBytes(1000)
                .maxWait(Duration.ZERO)
                .open()) {
            WriterRows rows = writer.newRows();
            for (int i = 0; i < 15; i++) {
                rows.table("a", "x", 1).setLong(0, T0 + i).endRow();
            }
            writer.write(rows);
            assertThatThrownBy(() -> writer.write(rows)).isInstanceOfSatisfying(TaosOperationalException.class, e -> {
                assertThat(e.code()).isEqualTo(ClientErrors.SERVER_BUSY);
                assertThat(e.isOutcomeUnknown()).isFalse();
            });
            assertThat(writer.flush().written()).isEqualTo(15);
            writer.write(rows);
        }
        assertThat(count("")).isEqualTo(15);
    }

    @Test
    void worksWithoutANetworkAndWithAnyInsert() {
        try (TaosConnection local = io.taosj.Taos.connect("taos+embedded:" + directory)) {
            local.execute("create database e");
            local.execute("create table e.t (ts timestamp, v bigint, d decimal(10, 2))");
            try (TaosWriter writer = TaosWriter.builder("taos+embedded:" + directory)
                    .insert("insert into e.t values (?, ?, ?)")
                    .connections(1)
                    .open()) {
                WriterRows rows = writer.newRows();
                for (int i = 0; i < 1000; i++) {
                    rows.setLong(0, T0 + i)
                            .setLong(1, -i)
                            .setObject(2, new BigDecimal("1.25"))
                            .endRow();
                }
                writer.write(rows);
                assertThatThrownBy(() -> rows.table("x")).isInstanceOf(TaosStatementException.class);
            }
            try (TaosResult result = local.query("select count(*), sum(v), max(d) from e.t")) {
                assertThat(result.toMaps().get(0).values().stream().map(String::valueOf))
                        .containsExactlyInAnyOrder("1000", "-499500", "1.25");
            }
        }
    }

    @Test
    void saysWhatIsWrongWithItsSettings() {
        assertThatThrownBy(() -> TaosWriter.builder(server.url()).open()).isInstanceOf(TaosInterfaceException.class);
        assertThatThrownBy(() -> builder().insert("insert into t values(?)").open())
                .isInstanceOf(TaosInterfaceException.class);
        taos.execute("create table w.plain (ts timestamp, v int)");
        assertThatThrownBy(() ->
                        TaosWriter.builder(server.url()).superTable("w.plain").open())
                .isInstanceOf(TaosInterfaceException.class)
                .hasMessageContaining("no super table");
        TaosWriter writer = builder().open();
        writer.close();
        writer.close();
        WriterRows rows = writer.newRows().table("a", "x", 1).setLong(0, T0).endRow();
        assertThatThrownBy(() -> writer.write(rows)).isInstanceOf(TaosConnectionException.class);
    }

    @Test
    void anOutageLosesNothingThatTheSpoolKeeps() throws Exception {
        Path data = Files.createDirectory(directory.resolve("data"));
        Path spool = Files.createDirectory(directory.resolve("spool"));
        int port;
        TaosWriter writer;
        try (EmbeddedTaos first = EmbeddedTaos.builder().directory(data).start();
                TaosConnection admin = first.connect()) {
            port = first.port();
            admin.execute("create database o");
            admin.execute("create stable o.s (ts timestamp, v int) tags (g int)");
            writer = TaosWriter.builder(first.url() + "/o?connect_timeout=1s&request_timeout=2s")
                    .superTable("o.s")
                    .spool(spool)
                    .open();
            writer.write(
                    writer.newRows().table("a", 1).setLong(0, T0).setLong(1, 1).endRow());
            assertThat(writer.flush().written()).isEqualTo(1);
        }
        writer.write(
                writer.newRows().table("a", 1).setLong(0, T0 + 1).setLong(1, 2).endRow());
        writer.write(
                BindTable.named("b").tags(2).column(new long[] {T0 + 2, T0 + 3}).column(new int[] {3, 4}));
        WriteReport left = writer.close(Duration.ofMillis(100));
        assertThat(left).isEqualTo(new WriteReport(4, 1, 0, 3, 0));
        tear(spool);
        try (EmbeddedTaos second =
                        EmbeddedTaos.builder().directory(data).port(port).start();
                TaosConnection admin = second.connect()) {
            assertThatThrownBy(() -> TaosWriter.builder(second.url() + "/o")
                            .insert("insert into o.s (tbname, g, ts, v) values (?, ?, ?, ?)")
                            .spool(spool)
                            .open())
                    .isInstanceOf(TaosInterfaceException.class)
                    .hasMessageContaining("another statement");
            try (TaosWriter again = TaosWriter.builder(second.url() + "/o")
                    .superTable("o.s")
                    .spool(spool)
                    .open()) {
                assertThatThrownBy(() -> TaosWriter.builder(second.url() + "/o")
                                .superTable("o.s")
                                .spool(spool)
                                .open())
                        .hasMessageContaining("in use");
                WriteReport report = again.flush();
                assertThat(report.pending()).isZero();
                assertThat(report.replayed()).isEqualTo(report.written()).isGreaterThanOrEqualTo(3);
            }
            try (TaosResult result = admin.query("select v from o.s order by ts")) {
                assertThat(result.toList(Integer.class)).containsExactly(1, 2, 3, 4);
            }
        }
        try (Stream<Path> files = Files.list(spool)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactly("lock");
        }
    }

    /** Adds half a record to the last file, as a crash does. */
    private static void tear(Path spool) throws Exception {
        try (Stream<Path> files = Files.list(spool)) {
            Path last = files.filter(f -> f.toString().endsWith(".taosj-spool"))
                    .sorted()
                    .toList()
                    .get(0);
            byte[] bytes = Files.readAllBytes(last);
            byte[] torn = java.util.Arrays.copyOf(bytes, bytes.length + 20);
            torn[bytes.length] = 40;
            Files.write(last, torn);
        }
    }
}

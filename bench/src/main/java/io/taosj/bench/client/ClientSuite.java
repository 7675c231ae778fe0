package io.taosj.bench.client;

import io.taosj.BindTable;
import io.taosj.RowCursor;
import io.taosj.Statement2;
import io.taosj.Taos;
import io.taosj.TaosConnection;
import io.taosj.TaosResult;
import io.taosj.TaosWriter;
import io.taosj.WriterRows;
import io.taosj.wire.DataType;
import io.taosj.wire.TextColumn;
import io.taosj.wire.message.Stmt2Payload;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Locale;

/**
 * Writing and reading against {@link CannedServer}, by this client and, if its driver is on the class path, by the
 * official one: {@code java -cp 'taosj-bench.jar:lib/*:driver/*' io.taosj.bench.client.ClientSuite}.
 */
public final class ClientSuite {
    private static final String INSERT =
            "insert into meters (tbname, grp, ts, current, voltage, phase) values (?, ?, ?, ?, ?, ?)";
    private static final int BATCH = 20_000;
    private static final int BATCHES = 100;
    private static final int BLOCKS = 500;

    private final CannedServer server;
    private final long[] ts = new long[BATCH];
    private final float[] current = new float[BATCH];
    private final int[] voltage = new int[BATCH];
    private final double[] phase = new double[BATCH];
    private double sink;

    private ClientSuite(CannedServer server) {
        this.server = server;
        for (int i = 0; i < BATCH; i++) {
            ts[i] = 1_700_000_000_000L + i;
            current[i] = i / 4f;
            voltage[i] = i;
            phase[i] = i / 3.0;
        }
    }

    public static void main(String[] args) throws Exception {
        try (CannedServer server = new CannedServer()) {
            ClientSuite suite = new ClientSuite(server);
            suite.write();
            suite.read();
            suite.latency();
            System.out.println(suite.sink == 0 ? "" : "done");
        }
    }

    private String url() {
        return "ws://root:taosdata@127.0.0.1:" + server.port() + "/db";
    }

    private static void print(String line) {
        System.out.println(line);
    }

    // ---- writing ----

    private void write() throws Exception {
        long rows = (long) BATCH * BATCHES;
        Stmt2Payload payload = new Stmt2Payload();
        print(Meter.best(rows, () -> {
                    for (int i = 0; i < BATCHES; i++) {
                        encode(payload);
                    }
                })
                .line("encode, from arrays"));
        Meter.Best ours;
        try (TaosConnection taos = Taos.connect(url());
                Statement2 statement = taos.statement2(INSERT)) {
            ours = Meter.best(rows, () -> {
                for (int i = 0; i < BATCHES; i++) {
                    statement.bind(table());
                    sink += statement.execute();
                }
            });
            print(ours.line("stmt2, from arrays"));
        }
        writer(rows);
        Meter.Best theirs = official(rows / 10);
        ratio("stmt2 from arrays / official addBatch", ours, theirs);
    }

    private void encode(Stmt2Payload payload) {
        payload.reset();
        payload.table("d1001");
        payload.tags().ints(DataType.INT, voltage, null, 0, 1);
        payload.columns().longs(DataType.TIMESTAMP, ts, null, 0, BATCH);
        payload.columns().floats(current, null, 0, BATCH);
        payload.columns().ints(DataType.INT, voltage, null, 0, BATCH);
        payload.columns().doubles(DataType.DOUBLE, phase, null, 0, BATCH);
        sink += payload.encode(1, 1).remaining();
    }

    private BindTable table() {
        return BindTable.named("d1001")
                .tags(2)
                .column(ts)
                .column(current)
                .column(voltage)
                .column(phase);
    }

    private void writer(long rows) throws Exception {
        try (TaosWriter writer =
                TaosWriter.builder(url()).insert(INSERT).connections(1).open()) {
            print(Meter.best(rows, () -> {
                        for (int i = 0; i < BATCHES; i++) {
                            writer.write(table());
                        }
                        sink += writer.flush().written();
                    })
                    .line("TaosWriter, columns"));
            WriterRows batch = writer.newRows();
            print(Meter.best(rows, () -> {
                        for (int i = 0; i < BATCHES; i++) {
                            batch.clear();
                            batch.table("d1001", 2);
                            for (int r = 0; r < BATCH; r++) {
                                batch.setLong(0, ts[r])
                                        .setDouble(1, current[r])
                                        .setLong(2, voltage[r])
                                        .setDouble(3, phase[r])
                                        .endRow();
                            }
                            writer.write(batch);
                        }
                        sink += writer.flush().written();
                    })
                    .line("TaosWriter, rows"));
        }
    }

    private Meter.Best official(long rows) throws Exception {
        try (Connection connection = driver();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            Meter.Best best = Meter.best(rows, () -> {
                for (long done = 0; done < rows; done += BATCH) {
                    for (int r = 0; r < BATCH; r++) {
                        statement.setString(1, "d1001");
                        statement.setInt(2, 2);
                        statement.setTimestamp(3, new Timestamp(ts[r]));
                        statement.setFloat(4, current[r]);
                        statement.setInt(5, voltage[r]);
                        statement.setDouble(6, phase[r]);
                        statement.addBatch();
                    }
                    sink += statement.executeBatch().length;
                }
            });
            print(best.line("official driver, addBatch"));
            return best;
        } catch (SQLException e) {
            print("official driver: " + e.getMessage());
            return new Meter.Best(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
    }

    private Connection driver() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:TAOS-WS://127.0.0.1:" + server.port() + "/db?user=root&password=taosdata&varcharAsString=true");
    }

    private static void ratio(String name, Meter.Best ours, Meter.Best theirs) {
        print(String.format(
                Locale.ROOT,
                "%-42s %.1f by the clock, %.1f by processor time of the process",
                name,
                ours.wall() / theirs.wall(),
                ours.process() / theirs.process()));
    }

    // ---- reading ----

    private void read() throws Exception {
        long rows = (long) BLOCKS * CannedServer.BLOCK_ROWS;
        Meter.Best columns;
        Meter.Best byRow;
        try (TaosConnection taos = Taos.connect(url())) {
            columns = Meter.best(rows, () -> {
                try (TaosResult result = taos.query("select " + BLOCKS)) {
                    result.forEachBlock(this::columns);
                }
            });
            print(columns.line("read by columns"));
            byRow = Meter.best(rows, () -> {
                try (TaosResult result = taos.query("select " + BLOCKS)) {
                    RowCursor row = result.cursor();
                    while (row.next()) {
                        sink += row.getLong(0) + row.getFloat(1) + row.getInt(2) + row.getDouble(3) + row.getLong(4);
                        sink += String.valueOf(row.getString(5)).length() + (row.getBoolean(6) ? 1 : 0);
                    }
                }
            });
            print(byRow.line("read by rows"));
        }
        Meter.Best theirs = officialRows(rows / 4);
        ratio("columns / official result set", columns, theirs);
        ratio("rows / official result set", byRow, theirs);
    }

    private final long[] longs = new long[CannedServer.BLOCK_ROWS];
    private final double[] doubles = new double[CannedServer.BLOCK_ROWS];
    private final byte[] text = new byte[64];

    private void columns(io.taosj.wire.Block block) {
        int rows = block.rows();
        double sum = 0;
        for (int c : new int[] {0, 2, 4}) {
            block.longs(c).copyTo(0, longs, 0, rows);
            sum += longs[rows - 1];
        }
        for (int c : new int[] {1, 3}) {
            block.doubles(c).copyTo(0, doubles, 0, rows);
            sum += doubles[rows - 1];
        }
        TextColumn texts = block.texts(5);
        for (int i = 0; i < rows; i++) {
            texts.copyTo(i, text, 0);
            sum += text[0];
        }
        var bools = block.bools(6);
        for (int i = 0; i < rows; i++) {
            sum += bools.getBoolean(i) ? 1 : 0;
        }
        sink += sum;
    }

    private Meter.Best officialRows(long rows) throws Exception {
        long blocks = rows / CannedServer.BLOCK_ROWS;
        try (Connection connection = driver();
                Statement statement = connection.createStatement()) {
            Meter.Best best = Meter.best(rows, () -> {
                try (ResultSet row = statement.executeQuery("select " + blocks)) {
                    while (row.next()) {
                        sink += row.getTimestamp(1).getTime() + row.getFloat(2) + row.getInt(3) + row.getDouble(4);
                        sink += row.getLong(5) + row.getString(6).length() + (row.getBoolean(7) ? 1 : 0);
                    }
                }
            });
            print(best.line("official driver, result set"));
            return best;
        } catch (SQLException e) {
            print("official driver: " + e.getMessage());
            return new Meter.Best(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
    }

    // ---- latency ----

    private void latency() throws Exception {
        int count = 20_000;
        long[] bare = new long[count];
        try (BareExchange exchange = new BareExchange(server.port())) {
            for (int i = 0; i < count; i++) {
                long start = System.nanoTime();
                sink += exchange.query();
                bare[i] = System.nanoTime() - start;
            }
        }
        long[] ours = new long[count];
        try (TaosConnection taos = Taos.connect(url())) {
            for (int i = 0; i < count; i++) {
                long start = System.nanoTime();
                try (TaosResult result = taos.query("select 1 limit")) {
                    sink += result.firstRow().orElseThrow().getLong(0);
                }
                ours[i] = System.nanoTime() - start;
            }
        }
        print(String.format(
                Locale.ROOT,
                "point query, median: %.1f us by hand, %.1f us by the client",
                median(bare) / 1e3,
                median(ours) / 1e3));
    }

    private static long median(long[] times) {
        long[] sorted = Arrays.copyOfRange(times, times.length / 2, times.length);
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}

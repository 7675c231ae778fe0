package io.taosj;

import io.taosj.internal.Transports;
import io.taosj.internal.writer.WriterSettings;
import io.taosj.spi.QueryOutcome;
import io.taosj.spi.TransportSession;
import io.taosj.spi.TransportStatement;
import io.taosj.wire.Block;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Settings of a {@link TaosWriter}. Setters return the builder. Not safe for use by several threads. */
public final class TaosWriterBuilder {
    private static final int NOTE = 3;

    private final ConnectionOptions options;
    private @Nullable String superTable;
    private @Nullable String sql;
    private int connections = 2;
    private int batchRows = 20_000;
    private Duration maxAge = Duration.ofMillis(200);
    private long maxPendingBytes = 128L << 20;
    private Duration patience = Duration.ofDays(365);
    private Duration retryTimeout = Duration.ofMinutes(1);
    private Consumer<FailedRow> onFailure = row -> {};
    private @Nullable Path spool;
    private boolean spoolSync;

    TaosWriterBuilder(ConnectionOptions options) {
        this.options = Objects.requireNonNull(options, "options");
    }

    /**
     * The super table to write to, perhaps with its database in front. Rows then bring the name of their child table, all
     * tags and all columns, in the order of the table; child tables that don't exist are made.
     */
    public TaosWriterBuilder superTable(String name) {
        superTable = name;
        return this;
    }

    /**
     * The INSERT to write with, instead of a whole super table: for example {@code insert into ? using meters tags(?)
     * (ts, current) values(?, ?)}.
     */
    public TaosWriterBuilder insert(String insert) {
        sql = insert;
        return this;
    }

    /** How many connections send, each with a thread; 2 by default. Not more than there are child tables. */
    public TaosWriterBuilder connections(int count) {
        connections = Math.toIntExact(positive(count, "connections"));
        return this;
    }

    /** How many rows are sent in one message; 20,000 by default. */
    public TaosWriterBuilder batchRows(int rows) {
        batchRows = Math.toIntExact(positive(rows, "batchRows"));
        return this;
    }

    /** How long a row waits for others before it is sent; 200 ms by default. */
    public TaosWriterBuilder maxAge(Duration age) {
        maxAge = positive(age, "maxAge");
        return this;
    }

    /** Memory for rows that are accepted and not written yet, in bytes; 128 MiB by default. */
    public TaosWriterBuilder maxPendingBytes(long bytes) {
        maxPendingBytes = positive(bytes, "maxPendingBytes");
        return this;
    }

    /** How long a call of {@code write} waits for memory; by default without an end. Zero fails at once. */
    public TaosWriterBuilder maxWait(Duration time) {
        patience = time.isZero() ? time : positive(time, "maxWait");
        return this;
    }

    /**
     * How long a batch that fails for a passing reason is sent again before its rows count as failed; one minute by
     * default. With a spool rows are kept and tried without limit.
     */
    public TaosWriterBuilder retryTimeout(Duration time) {
        retryTimeout = positive(time, "retryTimeout");
        return this;
    }

    /** Told of each row that is given up, in the threads that send. By default failed rows are only counted. */
    public TaosWriterBuilder onFailure(Consumer<FailedRow> handler) {
        onFailure = Objects.requireNonNull(handler, "handler");
        return this;
    }

    /**
     * Keeps accepted rows in files of a directory until they are written, so that neither an outage nor a crash of this
     * process loses them. The next writer with the same directory and statement writes what is left before it takes new
     * rows. Each call of {@code write} costs a write to a file then; give it many rows.
     */
    public TaosWriterBuilder spool(Path directory) {
        spool = directory;
        return this;
    }

    /** Whether the spool's files are forced to the disk with each call, against crashes of the machine; no by default. */
    public TaosWriterBuilder spoolSync(boolean sync) {
        spoolSync = sync;
        return this;
    }

    private static long positive(long value, String name) {
        if (value <= 0) {
            throw Dsn.wrong(name + " " + value + " is not positive");
        }
        return value;
    }

    private static Duration positive(Duration value, String name) {
        if (value.isNegative() || value.isZero()) {
            throw Dsn.wrong(name + " " + value + " is not positive");
        }
        return value;
    }

    WriterSettings settings() {
        return new WriterSettings(
                connections, batchRows, maxAge, maxPendingBytes, patience, retryTimeout, onFailure, spool, spoolSync);
    }

    /**
     * Connects, and first writes what the spool holds.
     *
     * @throws TaosInterfaceException if neither a super table nor an INSERT with placeholders is given, or the spool is
     *     in use or of another statement
     * @throws TaosException if there is no connection or the table does not exist
     */
    public TaosWriter open() {
        String insert;
        List<StatementField> fields;
        try (TransportSession session = Transports.of(options.protocol()).open(options)) {
            insert = statement(session);
            try (TransportStatement statement = session.prepare(insert, options.requestTimeout())) {
                if (!statement.isInsert() || statement.fields().isEmpty()) {
                    throw Dsn.wrong("the writer needs an INSERT with placeholders");
                }
                fields = statement.fields();
            }
        }
        return TaosWriter.open(this, options, insert, fields);
    }

    private String statement(TransportSession session) {
        String name = superTable;
        if (sql != null && name == null) {
            return sql;
        }
        if (sql != null || name == null) {
            throw Dsn.wrong("give the writer either a super table or an INSERT");
        }
        List<String> tags = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        if (session.query("describe " + name, RequestIds.next(), options.requestTimeout())
                instanceof QueryOutcome.Rows rows) {
            try (var blocks = rows.blocks()) {
                for (Block block = blocks.next(); block != null; block = blocks.next()) {
                    for (int i = 0; i < block.rows(); i++) {
                        boolean tag =
                                "TAG".equals(String.valueOf(block.column(NOTE).get(i)));
                        (tag ? tags : columns).add("`" + block.column(0).get(i) + "`");
                    }
                }
            }
        }
        if (tags.isEmpty()) {
            throw Dsn.wrong("'" + name + "' is no super table; give the writer an INSERT for it");
        }
        List<String> all = new ArrayList<>(tags);
        all.addAll(columns);
        return "insert into " + name + " (tbname, " + String.join(", ", all) + ") values (?" + ", ?".repeat(all.size())
                + ")";
    }
}

package io.taosj;

import io.taosj.internal.Transports;
import io.taosj.internal.writer.Layout;
import io.taosj.internal.writer.RowLog;
import io.taosj.internal.writer.WriterCore;
import io.taosj.wire.message.Stmt2BindRequest;
import io.taosj.wire.message.Stmt2Payload;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Writes many rows of one super table, or of one prepared INSERT, in the background: collects them in batches, by child
 * table over several connections, so that the rows of a table stay in order.
 *
 * <p>When a call of {@code write} returns, its rows are accepted: they were copied, and are kept until they are written,
 * refused or tried for too long. A batch that is lost on its way is sent again, so rows must bring their own timestamps:
 * one with the same timestamp replaces the older one. Rows that the server refuses are found one by one and given to a
 * handler. Safe for use by several threads.
 */
public final class TaosWriter implements AutoCloseable {
    /** The last batches are waited for this long. */
    private static final Duration CLOSING = Duration.ofSeconds(60);

    private final WriterCore core;
    private final ConnectionOptions options;
    private final BoundTables tables;
    private final ConcurrentLinkedQueue<Staging> stagings = new ConcurrentLinkedQueue<>();

    /** Memory of one call, used again by later ones. */
    private record Staging(Stmt2Payload payload, RowLog rows) {}

    TaosWriter(WriterCore core, ConnectionOptions options, List<StatementField> fields) {
        this.core = core;
        this.options = options;
        this.tables = new BoundTables(fields, options.effectiveTimeZone());
    }

    /** A builder of writers; tell it at least the super table or the INSERT. */
    public static TaosWriterBuilder builder(ConnectionOptions options) {
        return new TaosWriterBuilder(options);
    }

    /** A builder of writers for the target of a URL, see {@link ConnectionOptions#parse(String)}. */
    public static TaosWriterBuilder builder(String url) {
        return new TaosWriterBuilder(ConnectionOptions.parse(url));
    }

    static TaosWriter open(
            TaosWriterBuilder builder, ConnectionOptions options, String sql, List<StatementField> fields) {
        WriterCore core = WriterCore.start(
                options, Transports.of(options.protocol()), sql, builder.settings(), new Layout(fields));
        return new TaosWriter(core, options, fields);
    }

    /** An empty collection of rows; each thread that writes rows one by one has its own. */
    public WriterRows newRows() {
        return new WriterRows(core.layout(), options.effectiveTimeZone());
    }

    /**
     * Accepts rows, which are copied: the collection can be cleared and used again. Waits for memory if too many rows
     * are on their way.
     *
     * @throws TaosOperationalException if there is no memory in time ({@link ClientErrors#SERVER_BUSY}) or the spool
     *     can't be written ({@link ClientErrors#SPOOL}); none of the rows is accepted then
     */
    public void write(WriterRows rows) {
        rows.checkNotBegun();
        core.accept(rows.log(), null);
    }

    /** Accepts rows as columns, see {@link #write(List)}. */
    public void write(BindTable... bound) {
        write(Arrays.asList(bound));
    }

    /**
     * Accepts rows as columns; the arrays can be used again afterwards. Waits for memory if too many rows are on their
     * way.
     *
     * @throws TaosDataException if a value does not fit its column; none of the rows is accepted then
     * @throws TaosOperationalException as {@link #write(WriterRows)}
     */
    public void write(List<BindTable> bound) {
        if (bound.isEmpty()) {
            return;
        }
        @Nullable Staging free = stagings.poll();
        Staging staging = free == null ? new Staging(new Stmt2Payload(), new RowLog(core.layout())) : free;
        try {
            tables.encode(staging.payload(), bound);
            ByteBuffer message = staging.payload().encode(0, 0);
            staging.rows().add(Stmt2BindRequest.decode(message).tables());
            core.accept(staging.rows(), message);
        } finally {
            staging.rows().clear();
            stagings.add(staging);
        }
    }

    /** What became of the rows so far. */
    public WriteReport report() {
        return core.report();
    }

    /**
     * Sends everything accepted so far and waits until it is written or refused.
     *
     * @throws TaosOperationalException if the time is over first; the rows stay accepted
     */
    public WriteReport flush(Duration timeout) {
        return core.flush(timeout);
    }

    /** Like {@link #flush(Duration)} with one minute. */
    public WriteReport flush() {
        return flush(CLOSING);
    }

    /**
     * Accepts no more rows, sends what was accepted, and ends. Rows that could not be written in time are pending in the
     * report; with a spool the next writer that uses it writes them. Repeated calls only report.
     */
    public WriteReport close(Duration timeout) {
        return core.close(timeout);
    }

    /** Like {@link #close(Duration)} with one minute; {@link #report()} says afterwards what was written. */
    @Override
    public void close() {
        WriteReport unused = close(CLOSING);
    }
}

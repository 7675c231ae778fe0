package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.internal.storage.ReadView;
import io.taosj.wire.Block;
import io.taosj.wire.BlockBuilder;
import io.taosj.wire.ResultSchema;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

/** The blocks of a running query; memory is bounded by one block and one chunk of the store. */
final class QueryResult implements EngineResult {
    private static final int ROWS_PER_BLOCK = 4096;
    private static final long INTERRUPT_MILLIS = 20;
    /** From this size on a block gets no more rows: rows may be 64 KiB long, and some clients refuse blocks of 100 MiB. */
    private static final int FULL_BLOCK_BYTES = 2 << 20;

    private final ResultSchema schema;
    private final ReadView view;
    private final VirtualTables virtualTables;
    private final DuckDBPreparedStatement statement;
    private final DuckDBChunkedResult chunks;
    private final String sql;
    private final Deadline deadline;
    private final BlockBuilder builder;
    private final ChunkCopier copier;
    private final AtomicBoolean closed = new AtomicBoolean();
    /** held while the store works for this result, so that close() doesn't free what next() reads */
    private final ReentrantLock running = new ReentrantLock();

    private boolean ended;

    private QueryResult(
            ResultSchema schema, String sql, ReadView view, VirtualTables virtualTables, Deadline deadline) {
        this.schema = schema;
        this.sql = sql;
        this.view = view;
        this.virtualTables = virtualTables;
        this.deadline = deadline;
        this.builder = new BlockBuilder(schema);
        this.copier = new ChunkCopier(schema, builder);
        try {
            this.statement = view.connection().prepare(sql);
        } catch (SQLException e) {
            throw failure(e);
        }
        try {
            this.chunks = statement.query();
        } catch (SQLException e) {
            try (statement) {
                throw failure(e);
            } catch (SQLException second) {
                e.addSuppressed(second);
                throw failure(e);
            }
        }
    }

    private EngineException failure(SQLException e) {
        try {
            deadline.check();
        } catch (EngineException stopped) {
            stopped.addSuppressed(e);
            return stopped;
        }
        return StoreErrors.of(e, sql);
    }

    /** Starts a query; the result owns the view and the virtual tables from then on. */
    static QueryResult start(BoundQuery query, ReadView view, VirtualTables virtualTables, Deadline deadline) {
        ResultSchema schema = query.schema();
        return new QueryResult(schema, readable(query, schema), view, virtualTables, deadline);
    }

    private static String readable(BoundQuery query, ResultSchema schema) {
        StringBuilder columns = new StringBuilder();
        boolean plain = true;
        for (int i = 0; i < schema.size(); i++) {
            String name = BoundQuery.columnName(i);
            String column = ChunkCopier.readable(name, schema.columns().get(i));
            plain &= column.equals(name);
            columns.append(i == 0 ? "" : ", ").append(column);
        }
        return plain ? query.sql() : "SELECT " + columns + " FROM (" + query.sql() + ")";
    }

    @Override
    public boolean isUpdate() {
        return false;
    }

    @Override
    public long affectedRows() {
        return 0;
    }

    @Override
    public ResultSchema schema() {
        return schema;
    }

    @Override
    public @Nullable Block next() {
        running.lock();
        try {
            return ended || closed.get() ? null : read();
        } catch (EngineException e) {
            ended = true;
            throw e;
        } catch (SQLException e) {
            ended = true;
            throw failure(e);
        } finally {
            running.unlock();
        }
    }

    private @Nullable Block read() throws SQLException {
        builder.reset();
        deadline.check();
        while (builder.rows() < ROWS_PER_BLOCK && builder.encodedLength() < FULL_BLOCK_BYTES) {
            if (!chunks.nextChunk()) {
                ended = true;
                ChunkedErrors.check(chunks);
                deadline.check(); // an interrupted result may look like one that has ended
                break;
            }
            copier.copy(chunks.chunk());
        }
        return builder.rows() == 0 ? null : builder.build();
    }

    /** Takes the lock from whoever is in {@link #next}; an interrupt between two steps of the store is lost. */
    private void interruptOthers() {
        boolean interrupted = false;
        while (!running.tryLock()) {
            view.interrupt();
            try {
                if (running.tryLock(INTERRUPT_MILLIS, TimeUnit.MILLISECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        deadline.close();
        interruptOthers();
        try (view;
                virtualTables;
                statement;
                chunks) {
            ended = true;
        } catch (SQLException e) {
            System.getLogger(QueryResult.class.getName()).log(System.Logger.Level.DEBUG, "closing a result", e);
        } finally {
            running.unlock();
        }
    }
}

package io.taosj;

import io.taosj.internal.convert.RowMapper;
import io.taosj.spi.BlockSource;
import io.taosj.spi.QueryOutcome;
import io.taosj.wire.Block;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a statement led to: rows, read once and in order, or a number of affected rows.
 *
 * <p>Read it by blocks (iterate, or {@link #forEachBlock}), by rows ({@link #cursor()}, {@link #stream()}), or all at
 * once ({@link #toList(Class)}, {@link #toMaps()}, which close it). Close a result that is not read to its end, so that
 * the server stops working on it. Used by one thread at a time.
 */
public final class TaosResult implements Iterable<Block>, AutoCloseable {
    private static final ResultSchema NO_COLUMNS = new ResultSchema(List.of(), Precision.MILLISECONDS);

    private final ResultSchema schema;
    private final long affectedRows;
    private final @Nullable BlockSource blocks;
    private final ZoneId zone;
    private @Nullable RowCursor cursor;
    private long rowsRead;
    private long blocksRead;
    private boolean ended;
    private boolean closed;

    TaosResult(QueryOutcome outcome, ZoneId zone) {
        this.zone = zone;
        if (outcome instanceof QueryOutcome.Rows rows) {
            schema = rows.schema();
            blocks = rows.blocks();
            affectedRows = 0;
        } else {
            schema = NO_COLUMNS;
            blocks = null;
            affectedRows = ((QueryOutcome.Update) outcome).affectedRows();
        }
    }

    /** The columns; none for an update. */
    public ResultSchema schema() {
        return schema;
    }

    /** Whether the statement has no result, like INSERT or CREATE. */
    public boolean isUpdate() {
        return blocks == null;
    }

    /** Rows written or deleted; 0 for queries and definitions. */
    public long affectedRows() {
        return affectedRows;
    }

    /** The zone in which {@link Row} shows local times. */
    public ZoneId timeZone() {
        return zone;
    }

    /**
     * The next block.
     *
     * @return null at the end, and always for an update
     * @throws TaosException if the result can't be read on or is closed
     */
    public @Nullable Block nextBlock() {
        if (closed) {
            throw new TaosResultException(ClientErrors.RESULT_CLOSED, "the result is closed");
        }
        if (blocks == null || ended) {
            return null;
        }
        Block block = blocks.next();
        if (block == null) {
            ended = true;
        } else {
            blocksRead++;
            rowsRead += block.rows();
        }
        return block;
    }

    /**
     * Hands a block back whose memory may be used for a later one. Only for blocks of this result that nobody reads any
     * more; calling it is never necessary.
     */
    public void recycle(Block block) {
        if (blocks != null) {
            blocks.recycle(block);
        }
    }

    /** The blocks that are not read yet. */
    @Override
    public Iterator<Block> iterator() {
        return new Iterator<>() {
            private @Nullable Block ahead;

            @Override
            public boolean hasNext() {
                if (ahead == null) {
                    ahead = nextBlock();
                }
                return ahead != null;
            }

            @Override
            public Block next() {
                if (!hasNext() || ahead == null) {
                    throw new NoSuchElementException("the result has no more blocks");
                }
                Block block = ahead;
                ahead = null;
                return block;
            }
        };
    }

    /**
     * Gives every remaining block to an action. A block must not be used after the action's return, because its memory
     * is used again; this is the fastest way to read.
     */
    public void forEachBlock(Consumer<? super Block> action) {
        for (Block block = nextBlock(); block != null; block = nextBlock()) {
            action.accept(block);
            recycle(block);
        }
    }

    /** How many rows and blocks have arrived here. */
    public Statistics statistics() {
        return new Statistics(rowsRead, blocksRead);
    }

    /**
     * What was read of a result.
     *
     * @param rows rows of all blocks so far
     * @param blocks blocks so far
     */
    public record Statistics(long rows, long blocks) {}

    /** The result's cursor, in front of the first row that is not read yet; the same one with every call. */
    public RowCursor cursor() {
        RowCursor current = cursor;
        if (current == null) {
            current = new RowCursor(this, zone);
            cursor = current;
        }
        return current;
    }

    /** The remaining rows; each can be kept as long as wanted. Closing the stream closes the result. */
    public Stream<Row> stream() {
        Stream<Row> begun = Stream.empty();
        RowCursor current = cursor;
        if (current != null) {
            Block block = current.leave();
            begun = block == null ? begun : rows(block, current.index() + 1);
        }
        return Stream.concat(begun, blockStream().flatMap(block -> rows(block, 0)));
    }

    private Stream<Row> rows(Block block, int from) {
        return IntStream.range(from, block.rows()).mapToObj(row -> (Row) new FixedRow(block, row, zone));
    }

    private Stream<Block> blockStream() {
        int features = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), features), false)
                .onClose(this::close);
    }

    /**
     * The remaining rows as objects; closes the result.
     *
     * @param type a record or a bean, whose components or setters are matched to labels without regard to case and
     *     underscores, or a class that single values convert to, like Long or String: then the first column counts
     * @throws TaosResultException if the class does not fit the columns
     * @throws TaosDataException if a value does not fit
     */
    public <T> List<T> toList(Class<T> type) {
        try (this) {
            List<T> list = new ArrayList<>();
            if (isUpdate()) {
                return list;
            }
            RowMapper<T> mapper = RowMapper.of(type, schema, zone);
            RowCursor current = cursor;
            Block begun = current == null ? null : current.leave();
            if (current != null && begun != null) {
                for (int row = current.index() + 1; row < begun.rows(); row++) {
                    list.add(mapper.map(begun, row));
                }
            }
            forEachBlock(block -> {
                for (int row = 0; row < block.rows(); row++) {
                    list.add(mapper.map(block, row));
                }
            });
            return list;
        }
    }

    /** The first remaining row as an object, if there is one. */
    <T> List<T> first(Class<T> type) {
        if (isUpdate()) {
            return List.of();
        }
        RowCursor current = cursor();
        List<T> list = new ArrayList<>(1);
        if (current.next()) {
            list.add(RowMapper.of(type, schema, zone).map(current.block(), current.index()));
        }
        return list;
    }

    /** The remaining rows as maps by label, see {@link Row#toMap()}; closes the result. */
    public List<Map<String, @Nullable Object>> toMaps() {
        try (this) {
            List<Map<String, @Nullable Object>> list = new ArrayList<>();
            for (RowCursor cursor = cursor(); cursor.next(); ) {
                list.add(cursor.toMap());
            }
            return list;
        }
    }

    /** The first remaining row, if there is one; closes the result. */
    public Optional<Row> firstRow() {
        try (this) {
            RowCursor current = cursor();
            // blocks may be empty, and a cursor may stand in the middle of one
            return current.next()
                    ? Optional.of(new FixedRow(current.block(), current.index(), zone))
                    : Optional.empty();
        }
    }

    /** Frees the result on the server, also before its end. Repeated calls have no effect. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            if (blocks != null) {
                blocks.close();
            }
        }
    }
}

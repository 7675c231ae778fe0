package io.taosj;

import io.taosj.internal.convert.RowMapper;
import io.taosj.wire.Block;
import io.taosj.wire.ResultSchema;
import io.taosj.wire.message.TmqBlock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table in a message, with the columns that the table had when they were written. Immutable and safe for use
 * by several threads; can be kept as long as wanted.
 */
public final class TopicBlock {
    private final @Nullable String table;
    private final Block block;
    private final ZoneId zone;

    TopicBlock(TmqBlock source, ZoneId zone) {
        this.table = source.table();
        this.block = source.block();
        this.zone = zone;
    }

    /** The child or normal table; null for topics of queries. */
    public @Nullable String table() {
        return table;
    }

    /** The rows by columns. */
    public Block block() {
        return block;
    }

    /** The columns. */
    public ResultSchema schema() {
        return block.schema();
    }

    /** The number of rows, at least one. */
    public int size() {
        return block.rows();
    }

    /** One row, from 0. */
    public Row row(int index) {
        if (index < 0 || index >= block.rows()) {
            throw new IndexOutOfBoundsException("row " + index + " of " + block.rows());
        }
        return new FixedRow(block, index, zone);
    }

    /** The rows. */
    public Stream<Row> rows() {
        return IntStream.range(0, block.rows()).mapToObj(this::row);
    }

    /**
     * The rows as objects, see {@link TaosResult#toList(Class)}.
     *
     * @throws TaosResultException if the class does not fit the columns
     * @throws TaosDataException if a value does not fit
     */
    public <T> List<T> toList(Class<T> type) {
        RowMapper<T> mapper = RowMapper.of(type, block.schema(), zone);
        List<T> list = new ArrayList<>(block.rows());
        for (int row = 0; row < block.rows(); row++) {
            list.add(mapper.map(block, row));
        }
        return list;
    }

    /** The rows as maps by label, see {@link Row#toMap()}. */
    public List<Map<String, @Nullable Object>> toMaps() {
        List<Map<String, @Nullable Object>> list = new ArrayList<>(block.rows());
        for (int row = 0; row < block.rows(); row++) {
            list.add(row(row).toMap());
        }
        return list;
    }

    @Override
    public String toString() {
        return (table == null ? "" : table + ": ") + block.rows() + " rows";
    }
}

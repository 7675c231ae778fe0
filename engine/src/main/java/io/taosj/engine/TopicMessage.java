package io.taosj.engine;

import io.taosj.wire.Block;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive changes of one vgroup.
 *
 * @param kind what it holds
 * @param offset where the message begins
 * @param next the offset behind it
 * @param rows rows table by table; empty for {@link Kind#META}
 * @param metas changes of tables as JSON objects; for {@link Kind#DATA_AND_META} the tables that were created for the rows
 */
public record TopicMessage(
        String topic,
        String database,
        int vgroup,
        Kind kind,
        long offset,
        long next,
        List<Rows> rows,
        List<String> metas) {
    public TopicMessage {
        rows = List.copyOf(rows);
        metas = List.copyOf(metas);
    }

    /** What a message holds. */
    public enum Kind {
        /** Rows. */
        DATA,
        /** Changes of tables, and deletions. */
        META,
        /** Rows, and tables that were created for them. */
        DATA_AND_META
    }

    /**
     * Rows of one table, or of a topic's query.
     *
     * @param table null for topics of queries
     * @param version counts changes of the table's schema, from 0
     * @param columnIds the number of each column in its table
     */
    public record Rows(@Nullable String table, Block block, int version, List<Integer> columnIds) {
        public Rows {
            columnIds = List.copyOf(columnIds);
        }
    }
}

package io.taosj.engine.internal.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a table; immutable, replaced as a whole by ALTER.
 *
 * <p>A super table has no rows of its own: its children have, all in one table of the store, told apart by their
 * numbers.
 */
public sealed interface Table {

    /** The database's name. */
    String database();

    String name();

    /** Unique in the engine for ever. */
    long uid();

    /** Milliseconds since 1970. */
    long createdMillis();

    @Nullable String comment();

    /**
     * A super table.
     *
     * @param columns the time column first
     * @param nextColumnId the id of the next added column or tag
     * @param version counts changes of the schema, from 1
     * @param options clauses that are stored and shown only, as {@code SHOW CREATE TABLE} prints them, for example
     *     {@code ROLLUP(avg)}
     */
    record SuperTable(
            String database,
            String name,
            long uid,
            long createdMillis,
            List<ColumnDef> columns,
            List<ColumnDef> tags,
            int nextColumnId,
            int version,
            @Nullable String comment,
            List<String> options)
            implements Table {
        public SuperTable {
            columns = List.copyOf(columns);
            tags = List.copyOf(tags);
            options = List.copyOf(options);
        }

        /**
         * The store's table of all rows of all children: {@code tbid INTEGER, ts BIGINT}, then {@link
         * ColumnDef#storeName()} of each column.
         */
        public String rowTable() {
            return "r" + uid;
        }

        /**
         * The store's table of the children: {@code tbid INTEGER, tbname VARCHAR}, then {@link ColumnDef#storeName()} of
         * each tag.
         */
        public String tagTable() {
            return "t" + uid;
        }
    }

    /**
     * A child of a super table.
     *
     * @param uid also the {@code tbid} of its rows; fits an int
     * @param superTable name of the super table in the same database
     * @param tags one value per tag in the super table's order: Boolean, Long (all integers and TIMESTAMP; BIGINT
     *     UNSIGNED as bit pattern), Double (FLOAT too), String (VARCHAR, NCHAR, JSON), byte[] (VARBINARY, GEOMETRY),
     *     BigDecimal, or null
     * @param vgroup the vgroup's id
     * @param ttlDays 0 for ever
     */
    record ChildTable(
            String database,
            String name,
            long uid,
            long createdMillis,
            String superTable,
            List<@Nullable Object> tags,
            int vgroup,
            int ttlDays,
            @Nullable String comment)
            implements Table {}

    /**
     * A table on its own.
     *
     * @param uid also the {@code tbid} of its rows
     * @param options clauses that are stored and shown only, as {@code SHOW CREATE TABLE} prints them
     */
    record NormalTable(
            String database,
            String name,
            long uid,
            long createdMillis,
            List<ColumnDef> columns,
            int nextColumnId,
            int version,
            int vgroup,
            int ttlDays,
            @Nullable String comment,
            List<String> options)
            implements Table {
        public NormalTable {
            columns = List.copyOf(columns);
            options = List.copyOf(options);
        }

        /** A table without options. */
        public NormalTable(
                String database,
                String name,
                long uid,
                long createdMillis,
                List<ColumnDef> columns,
                int nextColumnId,
                int version,
                int vgroup,
                int ttlDays,
                @Nullable String comment) {
            this(
                    database,
                    name,
                    uid,
                    createdMillis,
                    columns,
                    nextColumnId,
                    version,
                    vgroup,
                    ttlDays,
                    comment,
                    List.of());
        }

        /** The store's table of the rows, laid out as {@link SuperTable#rowTable()}. */
        public String rowTable() {
            return "r" + uid;
        }
    }
}

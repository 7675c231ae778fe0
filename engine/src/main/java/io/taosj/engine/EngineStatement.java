package io.taosj.engine;

import io.taosj.wire.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement in which question marks stand for values that are bound later, as often as wanted.
 *
 * <p>The order of use is {@link #bind} (several times if rows are to be collected), {@link #execute}, {@link #result()}.
 * An error of {@code bind} ends the statement: from then on {@code bind} and {@code execute} repeat it. For use by one
 * thread at a time.
 */
public interface EngineStatement extends AutoCloseable {
    /** What a question mark stands for. */
    enum Role {
        /** a value of a row */
        COLUMN(1),
        /** a tag of the table */
        TAG(2),
        /** a value in a query */
        QUERY(3),
        /** the table's name */
        TABLE_NAME(4);

        private final int code;

        Role(int code) {
            this.code = code;
        }

        /** The number that stands for it on the wire. */
        public int code() {
            return code;
        }
    }

    /**
     * One value that an INSERT takes.
     *
     * @param precision of a TIMESTAMP the database's precision (0 ms, 1 µs, 2 ns), of a DECIMAL its digits, else 0
     * @param scale of a DECIMAL its digits behind the point, else 0
     * @param bytes what a value takes in storage, a length prefix included
     */
    record Field(String name, DataType type, int precision, int scale, int bytes, Role role) {}

    /** Whether this is an INSERT of values; everything else is prepared and executed like a query. */
    boolean isInsert();

    /** Number of question marks; of an INSERT those for rows. */
    int parameters();

    /**
     * What an INSERT takes: the table's name if that is open, the tags and the columns, or the order of the names that
     * the statement lists. None for other statements.
     *
     * @param tableName where the statement leaves the table's name open, a table to describe instead; null for none
     * @throws EngineException 0x22b if that needs a table's name, 0x2603, 0x2602, 0x216 and others if the statement fits no
     *     table
     */
    List<Field> fields(@Nullable String tableName);

    /**
     * Takes values: rows of tables, or the parameters of another statement as one table with columns of one row. They
     * are checked and copied.
     *
     * @param exactTypes whether a column of another type than the table's is an error; otherwise values are converted by
     *     the rules of INSERT
     */
    void bind(List<BoundTable> tables, boolean exactTypes);

    /**
     * Writes what was bound, or runs the statement.
     *
     * @return affected rows; 0 for a query
     * @throws EngineException 0x22a if nothing was bound
     */
    long execute();

    /** The result of the query that was executed last, or null if there is none. */
    @Nullable EngineResult result();

    /** Forgets what was bound and closes the result. */
    @Override
    void close();
}

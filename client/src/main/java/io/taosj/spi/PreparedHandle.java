package io.taosj.spi;

import io.taosj.StatementField;
import io.taosj.wire.message.Stmt2Payload;
import java.time.Duration;
import java.util.List;

/** A statement that a session has prepared. Used by one thread at a time; failures are {@link io.taosj.TaosException}s. */
public interface PreparedHandle extends AutoCloseable {
    /** Whether it is an INSERT of values; all others are executed like queries. */
    boolean isInsert();

    /** What an INSERT takes, in the statement's order; none for others. */
    List<StatementField> fields();

    /** Number of parameters of a statement that is no INSERT. */
    int parameters();

    /**
     * Binds the values of one or several tables, or the parameters of a query as one table without name. Repeated calls before
     * {@link #execute} collect. After a failure the handle is good for nothing but {@link #close()}.
     *
     * @param values not kept after the return
     */
    void bind(Stmt2Payload values, Duration timeout);

    /** Writes what is bound, or starts the query; returns affected rows. */
    long execute(Duration timeout);

    /** The result of the query that was executed last; once for each execution. */
    QueryOutcome.Rows result(Duration timeout);

    /** Frees the statement; does not wait. Repeated calls have no effect. */
    @Override
    void close();
}

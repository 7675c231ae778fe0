package io.taosj.spi;

import io.taosj.StatementField;
import io.taosj.wire.message.Stmt2Payload;
import java.time.Duration;
import java.util.List;

/** A prepared statement. Used by one thread at a time; methods throw a {@link io.taosj.TaosException} on failure. */
public interface TransportStatement extends AutoCloseable {
    /** Whether this is an INSERT. */
    boolean isInsert();

    /** The placeholders of an INSERT in the order of the text; of other statements none. */
    List<StatementField> fields();

    /** The number of placeholders. */
    int parameters();

    /** Binds values; repeated calls add to those of the same execution. A failure drops all bound values. */
    void bind(Stmt2Payload payload, Duration timeout);

    /** Executes with the bound values; returns the rows written, for queries 0. */
    long execute(Duration timeout);

    /** The result of the query that was executed last. */
    QueryOutcome.Rows result(Duration timeout);

    /** Frees the statement on the server; does not wait. Repeated calls have no effect. */
    @Override
    void close();
}

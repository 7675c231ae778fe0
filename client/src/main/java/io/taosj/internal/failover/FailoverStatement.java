package io.taosj.internal.failover;

import io.taosj.ClientErrors;
import io.taosj.StatementField;
import io.taosj.TaosConnectionException;
import io.taosj.TaosException;
import io.taosj.TaosStatementException;
import io.taosj.spi.QueryOutcome;
import io.taosj.spi.TransportStatement;
import io.taosj.wire.message.Stmt2Payload;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that is prepared anew, and bound anew where that is possible, when its connection was replaced. */
final class FailoverStatement implements TransportStatement {
    @FunctionalInterface
    private interface Task<T> {
        T run(TransportStatement statement, Duration timeout);
    }

    private final FailoverSession session;
    private final String sql;
    private final boolean insert;
    private final int parameters;
    private final List<StatementField> fields;
    private @Nullable Live live;
    private @Nullable TransportStatement statement;
    /** the connection on which the present values were executed */
    private @Nullable Live executed;

    private @Nullable Stmt2Payload payload;
    private int payloadState;
    private int binds;
    private boolean reached;

    FailoverStatement(FailoverSession session, String sql, Duration timeout) {
        this.session = session;
        this.sql = sql;
        TransportStatement prepared = repeat(timeout, true, (current, left) -> current);
        insert = prepared.isInsert();
        parameters = prepared.parameters();
        fields = prepared.fields();
    }

    @Override
    public boolean isInsert() {
        return insert;
    }

    @Override
    public List<StatementField> fields() {
        return fields;
    }

    @Override
    public int parameters() {
        return parameters;
    }

    /** Runs a task on the statement of the current connection, and once more on the next one if that is harmless. */
    private <T> T repeat(Duration timeout, boolean harmless, Task<T> task) {
        long deadline = System.nanoTime() + timeout.toNanos();
        for (int repeated = 0; ; repeated++) {
            Live used = session.current(FailoverSession.remaining(deadline));
            reached = false;
            try {
                TransportStatement current = on(used, FailoverSession.remaining(deadline));
                reached = true;
                return task.run(current, repeated == 0 ? timeout : FailoverSession.remaining(deadline));
            } catch (TaosException e) {
                if (!session.isLoss(used, e) || !session.mayRepeat(e, harmless || !reached, repeated, deadline)) {
                    throw e;
                }
            }
        }
    }

    private TransportStatement on(Live used, Duration timeout) {
        TransportStatement current = statement;
        if (current != null && used == live) {
            return current;
        }
        if (current != null) {
            current.close();
            statement = null;
        }
        TransportStatement renewed = used.session().prepare(sql, timeout);
        boolean done = false;
        try {
            if (live != null
                    && (renewed.parameters() != parameters || !renewed.fields().equals(fields))) {
                throw new TaosStatementException(
                        ClientErrors.STATEMENT_STATE,
                        "the connection was restored, but the statement has other columns now; prepare it again");
            }
            rebind(renewed, timeout);
            done = true;
        } finally {
            if (!done) {
                renewed.close();
            }
        }
        live = used;
        statement = renewed;
        return renewed;
    }

    /** Binds the values that were bound to the lost statement, if they are still there. */
    private void rebind(TransportStatement renewed, Duration timeout) {
        Stmt2Payload kept = payload;
        if (binds == 0) {
            return;
        }
        if (binds > 1 || kept == null || kept.resets() != payloadState) {
            forget();
            throw new TaosConnectionException(
                    ClientErrors.CONNECTION_LOST,
                    "the connection was lost after several binds, whose values are gone; bind all of them again",
                    null,
                    false);
        }
        renewed.bind(kept, timeout);
    }

    private void forget() {
        binds = 0;
        payload = null;
        executed = null;
    }

    @Override
    public void bind(Stmt2Payload values, Duration timeout) {
        boolean done = false;
        try {
            if (executed != null) {
                // a query's values are kept until the next ones, so that it can be repeated
                forget();
            }
            repeat(timeout, binds == 0, (current, left) -> {
                current.bind(values, left);
                return true;
            });
            payload = values;
            payloadState = values.resets();
            binds++;
            done = true;
        } finally {
            if (!done) {
                forget();
            }
        }
    }

    @Override
    public long execute(Duration timeout) {
        boolean done = false;
        try {
            long rows = repeat(timeout, !insert || session.isIdempotent(), TransportStatement::execute);
            executed = live;
            done = true;
            return rows;
        } finally {
            if (insert || !done) {
                forget();
            }
        }
    }

    @Override
    public QueryOutcome.Rows result(Duration timeout) {
        QueryOutcome.Rows rows = askResult(timeout);
        int state = payloadState;
        return new QueryOutcome.Rows(rows.schema(), new RepeatedBlocks(rows, session.retries(), () -> {
            if (state != payloadState) {
                throw new TaosConnectionException(
                        ClientErrors.CONNECTION_LOST,
                        "the connection was lost, and the statement has other values by now",
                        null,
                        false);
            }
            return askResult(timeout);
        }));
    }

    private QueryOutcome.Rows askResult(Duration timeout) {
        return repeat(timeout, true, (current, left) -> {
            if (executed != live) {
                current.execute(left);
                executed = live;
            }
            return current.result(left);
        });
    }

    @Override
    public void close() {
        TransportStatement current = statement;
        statement = null;
        if (current != null) {
            current.close();
        }
    }
}

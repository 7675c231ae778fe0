package io.taosj.internal.observe;

import io.taosj.ClientListener.Kind;
import io.taosj.ClientListener.RequestListener;
import io.taosj.StatementField;
import io.taosj.spi.QueryOutcome;
import io.taosj.spi.TransportStatement;
import io.taosj.wire.message.Stmt2Payload;
import java.time.Duration;
import java.util.List;

/** A prepared statement whose requests are reported. Used by one thread at a time. */
final class ObservedStatement implements TransportStatement {
    private final TransportStatement statement;
    private final String sql;
    private final Observer observer;
    private RequestListener executed = RequestListener.NONE;

    ObservedStatement(TransportStatement statement, String sql, Observer observer) {
        this.statement = statement;
        this.sql = sql;
        this.observer = observer;
    }

    @Override
    public boolean isInsert() {
        return statement.isInsert();
    }

    @Override
    public List<StatementField> fields() {
        return statement.fields();
    }

    @Override
    public int parameters() {
        return statement.parameters();
    }

    @Override
    public void bind(Stmt2Payload payload, Duration timeout) {
        observer.request(
                Kind.BIND,
                0,
                sql,
                () -> {
                    statement.bind(payload, timeout);
                    return true;
                },
                bound -> 0);
    }

    @Override
    public long execute(Duration timeout) {
        Observer.Done<Long> done =
                observer.request(Kind.EXECUTE, 0, sql, () -> statement.execute(timeout), rows -> rows);
        executed = done.listener();
        return done.value();
    }

    @Override
    public QueryOutcome.Rows result(Duration timeout) {
        return ObservedSession.observed(statement.result(timeout), new Observer.Done<>(true, executed), observer);
    }

    @Override
    public void close() {
        statement.close();
    }
}

package io.taosj.internal.observe;

import io.taosj.ClientListener.Kind;
import io.taosj.spi.QueryOutcome;
import io.taosj.spi.SchemalessRequest;
import io.taosj.spi.TransportSession;
import io.taosj.spi.TransportStatement;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A session whose requests are reported. */
final class ObservedSession implements TransportSession {
    private final TransportSession session;
    private final Observer observer;

    ObservedSession(TransportSession session, Observer observer) {
        this.session = session;
        this.observer = observer;
    }

    @Override
    public QueryOutcome query(String sql, long requestId, Duration timeout) {
        Observer.Done<QueryOutcome> done = observer.request(
                Kind.QUERY,
                requestId,
                sql,
                () -> session.query(sql, requestId, timeout),
                outcome -> outcome instanceof QueryOutcome.Update update ? update.affectedRows() : 0);
        return done.value() instanceof QueryOutcome.Rows rows ? observed(rows, done, observer) : done.value();
    }

    static QueryOutcome.Rows observed(QueryOutcome.Rows rows, Observer.Done<?> done, Observer observer) {
        return new QueryOutcome.Rows(rows.schema(), new ObservedBlocks(rows.blocks(), done.listener(), observer));
    }

    @Override
    public void validate(String sql, long requestId, Duration timeout) {
        observer.request(
                Kind.VALIDATE,
                requestId,
                sql,
                () -> {
                    session.validate(sql, requestId, timeout);
                    return true;
                },
                valid -> 0);
    }

    @Override
    public TransportStatement prepare(String sql, Duration timeout) {
        TransportStatement statement = observer.request(
                        Kind.PREPARE, 0, sql, () -> session.prepare(sql, timeout), prepared -> 0)
                .value();
        return new ObservedStatement(statement, sql, observer);
    }

    @Override
    public long schemaless(SchemalessRequest request, Duration timeout) {
        return observer.<Long>request(
                        Kind.SCHEMALESS,
                        request.requestId(),
                        null,
                        () -> session.schemaless(request, timeout),
                        rows -> rows)
                .value();
    }

    @Override
    public @Nullable String currentDatabase(Duration timeout) {
        return session.currentDatabase(timeout);
    }

    @Override
    public String serverVersion() {
        return session.serverVersion();
    }

    @Override
    public String serverInfo(Duration timeout) {
        return session.serverInfo(timeout);
    }

    @Override
    public void setTimeZone(ZoneId zone, Duration timeout) {
        session.setTimeZone(zone, timeout);
    }

    @Override
    public boolean cancel(long requestId) {
        return session.cancel(requestId);
    }

    @Override
    public boolean isOpen() {
        return session.isOpen();
    }

    @Override
    public boolean isValid(Duration timeout) {
        return session.isValid(timeout);
    }

    @Override
    public void close() {
        session.close();
        observer.closed();
    }
}

package io.taosj.embedded.internal;

import io.taosj.ClientErrors;
import io.taosj.TaosException;
import io.taosj.TaosSchemalessException;
import io.taosj.engine.Engine;
import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineSession;
import io.taosj.engine.SchemalessWrite;
import io.taosj.spi.BlockSource;
import io.taosj.spi.QueryOutcome;
import io.taosj.spi.SchemalessRequest;
import io.taosj.spi.TransportSession;
import io.taosj.spi.TransportStatement;
import io.taosj.wire.Block;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A session of an engine in this JVM. */
final class EmbeddedSession implements TransportSession {
    private final Engine engine;
    private final EngineSession session;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    EmbeddedSession(Engine engine, EngineSession session, Runnable onClose) {
        this.engine = engine;
        this.session = session;
        this.onClose = onClose;
    }

    @Override
    public QueryOutcome query(String sql, long requestId, Duration timeout) {
        EngineResult result = call(() -> session.execute(sql));
        if (result.isUpdate()) {
            result.close();
            return new QueryOutcome.Update(result.affectedRows());
        }
        return new QueryOutcome.Rows(result.schema(), new Blocks(result));
    }

    @Override
    public TransportStatement prepare(String sql, Duration timeout) {
        return call(() -> new EmbeddedStatement(session, sql));
    }

    record Blocks(EngineResult result) implements BlockSource {
        @Override
        public @Nullable Block next() {
            try {
                return result.next();
            } catch (EngineException e) {
                throw EmbeddedTransport.translated(e);
            }
        }

        @Override
        public void close() {
            result.close();
        }
    }

    @Override
    public void validate(String sql, long requestId, Duration timeout) {
        call(() -> {
            session.validate(sql);
            return true;
        });
    }

    @Override
    public long schemaless(SchemalessRequest request, Duration timeout) {
        SchemalessWrite points = new SchemalessWrite(
                request.data(), request.protocol(), request.precision(), request.ttlDays(), request.tableNameKey());
        checkOpen();
        try {
            return session.schemaless(points).affected();
        } catch (EngineException e) {
            throw new TaosSchemalessException(e.code(), String.valueOf(e.getMessage()), 0);
        }
    }

    @Override
    public @Nullable String currentDatabase(Duration timeout) {
        checkOpen();
        return session.database();
    }

    @Override
    public String serverVersion() {
        return engine.options().version();
    }

    @Override
    public String serverInfo(Duration timeout) {
        checkOpen();
        return "ver:" + engine.options().version() + "\nbuild:taosj embedded\ngitinfo:";
    }

    @Override
    public void setTimeZone(ZoneId zone, Duration timeout) {
        call(() -> {
            session.zone(zone);
            return true;
        });
    }

    private <T> T call(Supplier<T> task) {
        checkOpen();
        return EmbeddedTransport.call(task);
    }

    private void checkOpen() {
        if (closed.get()) {
            throw TaosException.of(ClientErrors.CONNECTION_CLOSED, "the connection is closed");
        }
    }

    @Override
    public boolean isOpen() {
        return !closed.get();
    }

    @Override
    public boolean isValid(Duration timeout) {
        return isOpen();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            session.close();
            onClose.run();
        }
    }
}

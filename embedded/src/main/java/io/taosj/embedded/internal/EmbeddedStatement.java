package io.taosj.embedded.internal;

import io.taosj.ClientErrors;
import io.taosj.StatementField;
import io.taosj.TaosStatementException;
import io.taosj.engine.BoundTable;
import io.taosj.engine.BoundValues;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineSession;
import io.taosj.engine.EngineStatement;
import io.taosj.spi.QueryOutcome;
import io.taosj.spi.TransportStatement;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.message.Stmt2BindRequest;
import io.taosj.wire.message.Stmt2Column;
import io.taosj.wire.message.Stmt2Payload;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A statement of an engine in this JVM; values come in the form in which they would be sent to a server. */
final class EmbeddedStatement implements TransportStatement {
    private final EngineSession session;
    private final String sql;
    private final boolean insert;
    private final int parameters;
    private final List<StatementField> fields;
    private @Nullable EngineStatement statement;

    EmbeddedStatement(EngineSession session, String sql) {
        this.session = session;
        this.sql = sql;
        EngineStatement prepared = session.prepare(sql);
        insert = prepared.isInsert();
        fields = prepared.fields(null).stream().map(EmbeddedStatement::field).toList();
        parameters = insert ? fields.size() : prepared.parameters();
        statement = prepared;
    }

    private static StatementField field(EngineStatement.Field field) {
        DataType type = field.type();
        int length = ColumnInfo.lengthOfStorage(type, field.bytes());
        boolean time = type == DataType.TIMESTAMP;
        ColumnInfo column = new ColumnInfo(field.name(), type, length, time ? 0 : field.precision(), field.scale());
        return new StatementField(
                StatementField.Kind.ofCode(field.role().code()),
                column,
                time ? Precision.ofCode(field.precision()) : Precision.MILLISECONDS);
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

    @Override
    public void bind(Stmt2Payload payload, Duration timeout) {
        List<BoundTable> tables = Stmt2BindRequest.decode(payload.encode(0, 0)).tables().stream()
                .map(t -> new BoundTable(t.name(), values(t.tags()), values(t.columns())))
                .toList();
        guarded(() -> {
            EngineStatement current = statement;
            if (current == null) {
                current = session.prepare(sql);
                statement = current;
            }
            current.bind(tables, insert);
            return true;
        });
    }

    private static List<BoundValues> values(List<Stmt2Column> columns) {
        return columns.stream().map(BoundValues::of).toList();
    }

    /** A failure spoils the engine's statement; the next bind takes a new one. */
    private <T> T guarded(Supplier<T> task) {
        boolean done = false;
        try {
            T result = EmbeddedTransport.call(task);
            done = true;
            return result;
        } finally {
            if (!done) {
                close();
            }
        }
    }

    private EngineStatement alive() {
        EngineStatement current = statement;
        if (current == null) {
            throw new TaosStatementException(ClientErrors.STATEMENT_STATE, "the last call failed; bind again");
        }
        return current;
    }

    @Override
    public long execute(Duration timeout) {
        EngineStatement current = alive();
        return guarded(current::execute);
    }

    @Override
    public QueryOutcome.Rows result(Duration timeout) {
        EngineResult result = alive().result();
        if (result == null) {
            throw new TaosStatementException(ClientErrors.STATEMENT_STATE, "the statement has no result");
        }
        return new QueryOutcome.Rows(result.schema(), new EmbeddedSession.Blocks(result));
    }

    @Override
    public void close() {
        EngineStatement current = statement;
        statement = null;
        if (current != null) {
            current.close();
        }
    }
}

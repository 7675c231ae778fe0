package io.taosj.embedded.internal;

import io.taosj.ClientErrors;
import io.taosj.StatementField;
import io.taosj.TaosStatementException;
import io.taosj.engine.BoundTable;
import io.taosj.engine.BoundValues;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineSession;
import io.taosj.engine.EngineStatement;
import io.taosj.spi.PreparedHandle;
import io.taosj.spi.QueryOutcome;
import io.taosj.wire.message.Stmt2BindRequest;
import io.taosj.wire.message.Stmt2Column;
import io.taosj.wire.message.Stmt2Payload;
import java.time.Duration;
import java.util.List;

/** A statement of an engine in this JVM; values come in the form in which they would be sent to a server. */
final class EmbeddedPrepared implements PreparedHandle {
    private final EngineStatement statement;
    private final List<StatementField> fields;

    private EmbeddedPrepared(EngineStatement statement, List<StatementField> fields) {
        this.statement = statement;
        this.fields = fields;
    }

    static EmbeddedPrepared prepare(EngineSession session, String sql) {
        EngineStatement statement = session.prepare(sql);
        return new EmbeddedPrepared(
                statement,
                statement.fields(null).stream().map(EmbeddedPrepared::field).toList());
    }

    private static StatementField field(EngineStatement.Field field) {
        StatementField.Kind kind =
                switch (field.role()) {
                    case COLUMN -> StatementField.Kind.COLUMN;
                    case TAG -> StatementField.Kind.TAG;
                    case QUERY -> StatementField.Kind.PARAMETER;
                    case TABLE_NAME -> StatementField.Kind.TABLE_NAME;
                };
        return new StatementField(
                field.name(), field.type(), field.precision(), field.scale(), field.bytes(), kind);
    }

    @Override
    public boolean isInsert() {
        return statement.isInsert();
    }

    @Override
    public List<StatementField> fields() {
        return fields;
    }

    @Override
    public int parameters() {
        return statement.parameters();
    }

    @Override
    public void bind(Stmt2Payload values, Duration timeout) {
        List<BoundTable> tables = Stmt2BindRequest.decode(values.encode(0, 0)).tables().stream()
                .map(t -> new BoundTable(t.name(), values(t.tags()), values(t.columns())))
                .toList();
        EmbeddedTransport.call(() -> {
            statement.bind(tables, isInsert());
            return true;
        });
    }

    private static List<BoundValues> values(List<Stmt2Column> columns) {
        return columns.stream().map(BoundValues::of).toList();
    }

    @Override
    public long execute(Duration timeout) {
        return EmbeddedTransport.call(statement::execute);
    }

    @Override
    public QueryOutcome.Rows result(Duration timeout) {
        EngineResult result = statement.result();
        if (result == null) {
            throw new TaosStatementException(
                    ClientErrors.STATEMENT_STATE, "the statement has no result, it is no query or was not executed");
        }
        return new QueryOutcome.Rows(result.schema(), new EmbeddedSession.Blocks(result));
    }

    @Override
    public void close() {
        statement.close();
    }
}

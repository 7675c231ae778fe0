package io.taosj.server.internal.ws;

import io.taosj.engine.BoundTable;
import io.taosj.engine.BoundValues;
import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineSession;
import io.taosj.engine.EngineStatement;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement of the first generation. Preparing only stores the text: what is wrong with it shows when a table's
 * name is set or values are bound. Used by one request at a time.
 */
final class Stmt1 implements AutoCloseable {
    private static final int INVALID_PARAMETERS = 0x118;

    private final EngineSession session;
    private @Nullable String sql;
    private @Nullable EngineStatement statement;
    private @Nullable EngineException failure;
    private @Nullable String tableName;
    private List<BoundValues> tags = List.of();
    private boolean bound;
    private boolean incomplete;
    private boolean batched;

    Stmt1(EngineSession session) {
        this.session = session;
    }

    /** Replaces the statement; whether it inserts is told by its first word. */
    boolean prepare(String text) {
        close();
        sql = text;
        return isInsert();
    }

    private boolean isInsert() {
        String text = sql;
        return text != null && text.stripLeading().toLowerCase(Locale.ROOT).startsWith("insert");
    }

    private EngineStatement prepared() {
        EngineStatement current = statement;
        String text = sql;
        if (current == null) {
            if (text == null) {
                throw Stmt2.apiUsage();
            }
            current = session.prepare(text);
            statement = current;
        }
        return current;
    }

    void setTableName(String name) {
        if (!isInsert()) {
            throw Stmt2.apiUsage();
        }
        tableName = name;
        tags = List.of();
        prepared().fields(name);
    }

    void setTags(List<BoundValues> values) {
        tags = values;
    }

    /** The statement's tags. */
    List<EngineStatement.Field> tagFields() {
        List<EngineStatement.Field> fields = fields(EngineStatement.Role.TAG);
        if (fields.isEmpty()) {
            throw dead();
        }
        return fields;
    }

    /** The statement's columns; only an INSERT has some. */
    List<EngineStatement.Field> columnFields() {
        return fields(EngineStatement.Role.COLUMN);
    }

    private List<EngineStatement.Field> fields(EngineStatement.Role role) {
        if (!isInsert()) {
            throw dead();
        }
        return prepared().fields(tableName).stream()
                .filter(f -> f.role() == role)
                .toList();
    }

    private EngineException dead() {
        failure = Stmt2.apiUsage();
        return failure;
    }

    int parameters() {
        EngineStatement current = prepared();
        if (!current.isInsert()) {
            return current.parameters();
        }
        if (tableName == null
                && current.fields(null).stream().anyMatch(f -> f.role() == EngineStatement.Role.TABLE_NAME)) {
            throw new EngineException(0x22B, "Stmt table name not set");
        }
        return columnFields().size();
    }

    EngineStatement.Field parameter(long index) {
        List<EngineStatement.Field> fields = columnFields();
        if (index < 0 || index >= fields.size()) {
            throw new EngineException(INVALID_PARAMETERS, "Invalid parameters");
        }
        return fields.get((int) index);
    }

    void bind(List<BoundValues> columns) {
        EngineStatement target = prepared();
        // also if binding fails: the failure is repeated when the batch is executed
        bound = true;
        if (target.isInsert() && columns.size() < columnFields().size()) {
            // the library notices that values are missing when the batch is complete
            incomplete = true;
        } else {
            target.bind(List.of(new BoundTable(target.isInsert() ? tableName : null, tags, columns)), false);
        }
    }

    void addBatch() {
        if (failure != null) {
            throw failure();
        }
        if (!bound) {
            throw dead();
        }
        if (incomplete) {
            failure = new EngineException(0x200, "row number in each bind param should be the same");
            throw failure();
        }
        bound = false;
        batched = true;
    }

    private EngineException failure() {
        EngineException known = failure == null ? Stmt2.apiUsage() : failure;
        return new EngineException(known.code(), String.valueOf(known.getMessage()));
    }

    long execute() {
        if (failure != null) {
            throw failure();
        }
        if (!batched || bound) {
            throw dead();
        }
        batched = false;
        return prepared().execute();
    }

    /** The result of the last execution, or null. */
    @Nullable EngineResult result() {
        return statement == null ? null : statement.result();
    }

    @Override
    public void close() {
        EngineStatement old = statement;
        statement = null;
        sql = null;
        failure = null;
        tableName = null;
        tags = List.of();
        bound = false;
        incomplete = false;
        batched = false;
        if (old != null) {
            old.close();
        }
    }
}

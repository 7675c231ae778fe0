package io.taosj.engine.internal.ddl;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.StreamStatement;
import io.taosj.engine.internal.sql.TableStatement.ColumnClause;
import io.taosj.engine.internal.sql.TableStatement.StorageClause;
import io.taosj.engine.internal.sql.TypeName;
import io.taosj.engine.internal.storage.CatalogChange;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.ResultSchema;
import java.util.ArrayList;
import java.util.List;

/** The super table that a stream writes to: one that fits, or a new one made from the query's columns. */
final class StreamTarget {
    private static final int INVALID_STREAM = 0x2645;
    private static final String GROUP_TAG = "group_id";

    private final DdlSession session;

    StreamTarget(DdlSession session) {
        this.session = session;
    }

    /** What must be created first. */
    List<CatalogChange> prepare(Database database, StreamStatement.Create create, ResultSchema query) {
        Table existing = database.table(create.target().name());
        if (existing == null) {
            Table table = table(database, create, query);
            return List.of(new CatalogChange.CreateTables(List.of(table)));
        }
        if (!(existing instanceof Table.SuperTable stable)) {
            throw DdlErrors.of(INVALID_STREAM, "Stream can only be written to super table");
        }
        int given = create.columns().isEmpty()
                ? stable.columns().size()
                : create.columns().size();
        if (query.size() != given) {
            throw DdlErrors.illegalColumnCount();
        }
        for (StreamStatement.TargetColumn column : create.columns()) {
            if (AlterExecutor.indexOf(stable.columns(), column.name()) < 0) {
                throw DdlErrors.columnMissing(column.name());
            }
        }
        return List.of();
    }

    private Table table(Database database, StreamStatement.Create create, ResultSchema query) {
        if (!create.columns().isEmpty() && create.columns().size() != query.size()) {
            throw DdlErrors.illegalColumnCount();
        }
        List<ColumnClause> tagClauses = tags(create);
        List<ColumnDef> columns = ColumnRules.columns(columns(create, query), tagClauses);
        List<ColumnDef> tags = ColumnRules.tags(tagClauses, columns.size() + 1);
        return new Table.SuperTable(
                database.name(),
                create.target().name(),
                session.storage().nextUid(),
                session.clock().millis(),
                columns,
                tags,
                columns.size() + tags.size() + 1,
                1,
                "",
                List.of());
    }

    private static List<ColumnClause> columns(StreamStatement.Create create, ResultSchema query) {
        List<ColumnClause> clauses = new ArrayList<>();
        for (int i = 0; i < query.size(); i++) {
            ColumnInfo info = query.columns().get(i);
            boolean named = !create.columns().isEmpty();
            String name = named ? create.columns().get(i).name() : info.name();
            boolean key = named && create.columns().get(i).primaryKey();
            TypeName type = new TypeName(info.type(), Math.max(1, info.length()), info.precision(), info.scale());
            clauses.add(clause(create, name, type, key));
        }
        return clauses;
    }

    private static List<ColumnClause> tags(StreamStatement.Create create) {
        List<ColumnClause> clauses = new ArrayList<>();
        for (StreamStatement.TargetTag tag : create.tags()) {
            TypeName type = tag.type();
            if (type == null) {
                throw tagsOfMissingTable();
            }
            clauses.add(clause(create, tag.name(), type, false));
        }
        if (clauses.isEmpty()) {
            clauses.add(clause(create, GROUP_TAG, new TypeName(DataType.UBIGINT, -1, 0, 0), false));
        }
        return clauses;
    }

    private static EngineException tagsOfMissingTable() {
        return DdlErrors.of(INVALID_STREAM, "Unsupported stream query");
    }

    private static ColumnClause clause(StreamStatement.Create create, String name, TypeName type, boolean key) {
        return new ColumnClause(
                name, type, key, StorageClause.NONE, create.target().span());
    }
}

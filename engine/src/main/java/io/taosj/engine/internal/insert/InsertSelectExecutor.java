package io.taosj.engine.internal.insert;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.InsertSelect;
import io.taosj.engine.internal.storage.ColumnData;
import io.taosj.engine.internal.storage.TableBatch;
import io.taosj.wire.Block;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.ResultSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * INSERT … SELECT: the query's columns are matched to the table's by position and cast as CAST does, so that too long text
 * is cut and too large numbers wrap.
 */
public final class InsertSelectExecutor {
    private static final int DUPLICATE_KEYS = 0x124;
    private static final int INCORRECT_TIME = 0x2635;
    /** Rows written at once. */
    private static final int BATCH_ROWS = 1 << 16;

    private static final String NO_INFO = "Fail to get table info, error: ";

    private final InsertSession session;

    public InsertSelectExecutor(InsertSession session) {
        this.session = session;
    }

    /**
     * Where the rows go.
     *
     * @param table a child or normal table
     * @param columns one per column of the query
     */
    public record Target(Table table, List<ColumnDef> columns) {
        public Target {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Finds the target before the query runs.
     *
     * @throws EngineException 0x2603, 0x263F, 0x2602 and others if the columns don't fit
     */
    public Target target(InsertSelect statement, ResultSchema query) {
        Database database = new InsertWork(session).database(statement.table().database());
        Table table = database.table(statement.table().name());
        if (table == null) {
            EngineException cause = InsertErrors.noTable();
            throw new EngineException(cause.code(), NO_INFO + cause.getMessage());
        }
        if (table instanceof Table.SuperTable) {
            throw InsertErrors.invalid("insert data into super table is not supported");
        }
        List<ColumnDef> all = table instanceof Table.ChildTable child
                ? InsertWork.superTable(database, child.superTable()).columns()
                : ((Table.NormalTable) table).columns();
        List<ColumnDef> bound = statement.columns().isEmpty() ? all : bind(all, statement.columns());
        if (bound.size() != query.size()) {
            throw InsertErrors.columnCount();
        }
        checkKeys(all, bound);
        return new Target(table, bound);
    }

    private static List<ColumnDef> bind(List<ColumnDef> all, List<String> names) {
        List<ColumnDef> bound = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            ColumnDef column = all.stream()
                    .filter(c -> c.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> InsertErrors.noColumn(name));
            if (!seen.add(name)) {
                throw new EngineException(DUPLICATE_KEYS, "Cannot add duplicate keys to hash");
            }
            bound.add(column);
        }
        return bound;
    }

    private static void checkKeys(List<ColumnDef> all, List<ColumnDef> bound) {
        for (ColumnDef column : all) {
            if (TableShape.isKey(column) && !bound.contains(column)) {
                throw column.key() ? InsertErrors.keyNone() : InsertErrors.timeMissing();
            }
        }
    }

    /**
     * Writes what a query answers.
     *
     * @param query read to its end, not closed
     * @return affected rows
     */
    public long write(Target target, EngineResult query) {
        List<LenientCast> casts = new ArrayList<>();
        for (int i = 0; i < target.columns().size(); i++) {
            ColumnInfo source = query.schema().columns().get(i);
            casts.add(new LenientCast(
                    source,
                    target.columns().get(i),
                    session.zone(),
                    query.schema().precision()));
        }
        long affected = 0;
        List<ColumnData> columns = columns(target);
        for (Block block = query.next(); block != null; block = query.next()) {
            append(target, casts, block, columns);
            if (columns.get(0).rows() >= BATCH_ROWS) {
                affected += flush(target, columns);
                columns = columns(target);
            }
        }
        return affected + flush(target, columns);
    }

    private static List<ColumnData> columns(Target target) {
        return target.columns().stream().map(c -> new ColumnData(c.type())).toList();
    }

    private static void append(Target target, List<LenientCast> casts, Block block, List<ColumnData> columns) {
        for (int i = 0; i < casts.size(); i++) {
            ColumnDef column = target.columns().get(i);
            boolean key = TableShape.isKey(column);
            for (int row = 0; row < block.rows(); row++) {
                if (key && block.column(i).isNull(row)) {
                    throw column.key()
                            ? InsertErrors.keyNull()
                            : new EngineException(INCORRECT_TIME, "Incorrect TIMESTAMP value");
                }
                casts.get(i).add(block.column(i), row, columns.get(i));
            }
        }
    }

    private long flush(Target target, List<ColumnData> columns) {
        if (columns.get(0).rows() == 0) {
            return 0;
        }
        List<Integer> ids = target.columns().stream().map(ColumnDef::id).toList();
        return session.storage().write(List.of(), List.of(new TableBatch(target.table(), ids, columns)));
    }

    /** Whether a result column can be written to a column at all. */
    static boolean isBytes(DataType type) {
        return type == DataType.VARBINARY || type == DataType.GEOMETRY || type.isBlob();
    }
}

package io.taosj.engine.internal.statement;

import io.taosj.engine.BoundTable;
import io.taosj.engine.BoundValues;
import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineStatement;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.insert.InsertSession;
import io.taosj.engine.internal.insert.PreparedInsert;
import io.taosj.engine.internal.insert.PreparedResolver;
import io.taosj.engine.internal.insert.PreparedShape;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** INSERT of bound rows. */
final class PreparedInsertStatement implements EngineStatement {
    private static final int NAME_BYTES = 271;

    private final PreparedInsert insert;
    private final Supplier<InsertSession> session;
    private final PendingRows pending = new PendingRows();
    private @Nullable BoundShape current;
    private @Nullable EngineException failure;
    private boolean bound;

    PreparedInsertStatement(PreparedInsert insert, Supplier<InsertSession> session) {
        this.insert = insert;
        this.session = session;
    }

    @Override
    public boolean isInsert() {
        return true;
    }

    @Override
    public int parameters() {
        return insert.values();
    }

    @Override
    public List<Field> fields(@Nullable String tableName) {
        BoundName name = tableName == null ? null : BoundName.parse(tableName);
        PreparedShape shape = PreparedResolver.resolve(
                insert, session.get(), name == null ? null : name.database(), name == null ? null : name.table());
        int precision = shape.database().precision().code();
        List<Field> fields = new ArrayList<>();
        for (PreparedShape.Slot slot : shape.slots()) {
            fields.add(field(slot, precision));
        }
        return fields;
    }

    private static Field field(PreparedShape.Slot slot, int precision) {
        ColumnDef column = slot.column();
        if (column == null) {
            return new Field("tbname", DataType.VARCHAR, 0, 0, NAME_BYTES, Role.TABLE_NAME);
        }
        ColumnInfo info = column.info();
        return new Field(
                column.name(),
                column.type(),
                column.type() == DataType.TIMESTAMP ? precision : info.precision(),
                info.scale(),
                info.storageBytes(),
                slot.tag() ? Role.TAG : Role.COLUMN);
    }

    @Override
    public void bind(List<BoundTable> tables, boolean exactTypes) {
        if (failure != null) {
            throw repeated(failure);
        }
        try {
            InsertSession now = session.get();
            for (BoundTable table : tables) {
                bind(table, exactTypes, now);
            }
        } catch (EngineException e) {
            failure = e;
            pending.clear();
            throw e;
        }
    }

    private static EngineException repeated(EngineException failure) {
        return new EngineException(failure.code(), String.valueOf(failure.getMessage()));
    }

    private void bind(BoundTable table, boolean exactTypes, InsertSession now) {
        BoundName name = table.name() == null ? null : BoundName.parse(table.name());
        BoundShape shape = shape(name, now);
        PreparedShape.Target target = shape.shape().target();
        String tableName;
        if (target != null) {
            tableName = target.name();
            if (name != null && !name.table().equals(tableName)) {
                throw StatementErrors.invalid(
                        "values are bound for table " + name.table() + ", the statement writes to " + tableName);
            }
        } else if (name == null) {
            throw PreparedResolver.noTableName();
        } else {
            tableName = name.table();
        }
        checkRows(table.columns(), shape.columns().size());
        PendingRows.Rows rows = rows(shape, tableName, table.tags(), now);
        long bytes = 0;
        for (int i = 0; i < shape.columns().size(); i++) {
            BoundValues values = table.columns().get(i);
            shape.columns().get(i).add(values, exactTypes, rows.columns().get(i));
            bytes += (long) values.rows() * Math.max(Long.BYTES, values.type().width());
        }
        pending.count(bytes);
        bound = true;
    }

    /** The shape of the table before, as long as it is still right: most binds go to children of one super table. */
    private BoundShape shape(@Nullable BoundName name, InsertSession now) {
        BoundShape known = current;
        if (known != null && known.fits(name, now)) {
            return known;
        }
        PreparedShape shape = PreparedResolver.resolve(
                insert, now, name == null ? null : name.database(), name == null ? null : name.table());
        BoundShape fresh = new BoundShape(shape, insert.using() == null && insert.target() == null);
        current = fresh;
        if (name != null
                && name.database() != null
                && PreparedResolver.database(now, name.database()) != shape.database()) {
            throw StatementErrors.otherDatabase();
        }
        return fresh;
    }

    private static void checkRows(List<BoundValues> columns, int expected) {
        if (columns.size() != expected) {
            throw StatementErrors.rowCounts();
        }
        for (BoundValues values : columns) {
            if (values.rows() != columns.get(0).rows()) {
                throw StatementErrors.rowCounts();
            }
        }
    }

    private PendingRows.Rows rows(BoundShape shape, String tableName, List<BoundValues> tags, InsertSession now) {
        Database database = shape.shape().database();
        PendingRows.Rows known = pending.find(database.name(), tableName);
        if (known != null && known.shape() == shape) {
            return known;
        }
        Table table = known == null ? database.table(tableName) : known.table();
        if (table == null) {
            return pending.add(newChild(shape, tableName, tags, now), true, shape);
        }
        if (shape.shape().definer() instanceof Table.SuperTable stable
                && !(table instanceof Table.ChildTable child
                        && child.superTable().equals(stable.name()))) {
            throw StatementErrors.otherSuperTable();
        }
        return pending.add(table, known != null && known.created(), shape);
    }

    private static Table.ChildTable newChild(
            BoundShape shape, String tableName, List<BoundValues> tags, InsertSession now) {
        PreparedShape prepared = shape.shape();
        List<@Nullable Object> values = shape.tags(tags);
        return new Table.ChildTable(
                prepared.database().name(),
                tableName,
                now.storage().nextUid(),
                now.clock().millis(),
                prepared.definer().name(),
                values,
                now.storage().vgroupOf(prepared.database(), tableName),
                prepared.ttl(),
                prepared.comment());
    }

    @Override
    public long execute() {
        if (failure != null) {
            throw repeated(failure);
        }
        if (!bound) {
            throw StatementErrors.apiUsage();
        }
        bound = false;
        return pending.write(session.get().storage());
    }

    @Override
    public @Nullable EngineResult result() {
        return null;
    }

    @Override
    public void close() {
        pending.clear();
        bound = false;
        failure = StatementErrors.apiUsage();
    }
}

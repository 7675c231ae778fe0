package io.taosj.engine.internal.insert;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.insert.PreparedShape.Slot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Matches a prepared INSERT to the tables that exist. */
public final class PreparedResolver {
    private static final int NO_TABLE_NAME = 0x22B;
    private static final int CORRESPONDING_STABLE = 0x2618;

    private final PreparedInsert insert;
    private final InsertSession session;
    private final InsertWork work;

    private PreparedResolver(PreparedInsert insert, InsertSession session) {
        this.insert = insert;
        this.session = session;
        this.work = new InsertWork(session);
    }

    /**
     * Finds the table, its tags and columns.
     *
     * @param boundDatabase the database that the bound name has, or null
     * @param boundTable a table's name that was bound, or null
     * @throws EngineException 0x22b if there is no table's name, 0x2603, 0x2602, 0x216 and others as INSERT
     */
    public static PreparedShape resolve(
            PreparedInsert insert, InsertSession session, @Nullable String boundDatabase, @Nullable String boundTable) {
        PreparedResolver resolver = new PreparedResolver(insert, session);
        return insert.using() == null
                ? resolver.existing(boundDatabase, boundTable)
                : resolver.child(insert.using(), boundTable != null);
    }

    /** The database of a bound table without one of its own. */
    public static Database database(InsertSession session, @Nullable String name) {
        return new InsertWork(session).database(name);
    }

    /** The error of a bind that lacks the table's name. */
    public static EngineException noTableName() {
        return new EngineException(NO_TABLE_NAME, "Stmt table name not set");
    }

    private PreparedShape child(PreparedInsert.Using using, boolean named) {
        TargetName target = insert.target();
        Database owner = work.database(using.parent().database());
        if (target != null && work.database(target.database()) != owner) {
            throw new EngineException(CORRESPONDING_STABLE, "Corresponding super table not in this db");
        }
        Table parent = owner.table(using.parent().table());
        if (parent == null) {
            throw target == null && !named ? noTableName() : InsertErrors.noTable();
        }
        if (!(parent instanceof Table.SuperTable stable)) {
            throw InsertErrors.invalid("create table only from super table is allowed");
        }
        TableShape shape = work.shape(owner, stable);
        List<Integer> tagIndexes = tagIndexes(shape, using.tags());
        if (tagIndexes.size() != using.values().size()) {
            throw InsertErrors.tagCount();
        }
        List<@Nullable Object> fixed = TagValues.nulls(shape.tags());
        boolean parametrised = false;
        TagReader reader = new TagReader(times(owner));
        for (int i = 0; i < tagIndexes.size(); i++) {
            String text = using.values().get(i);
            parametrised |= text == null;
            if (text != null) {
                int index = tagIndexes.get(i);
                fixed.set(index, reader.read(shape.tags().get(index), text));
            }
        }
        List<Slot> slots = new ArrayList<>();
        if (target == null) {
            slots.add(new Slot(null, false));
        }
        tagIndexes.forEach(i -> slots.add(new Slot(shape.tags().get(i), true)));
        Binding binding = binding(shape, slots);
        return new PreparedShape(
                owner,
                stable,
                target == null ? null : new PreparedShape.Target(target.table(), childOf(owner, target, stable)),
                slots,
                tagIndexes,
                fixed,
                parametrised,
                converters(shape, tagIndexes),
                binding.converters(),
                using.ttl(),
                using.comment());
    }

    private static @Nullable Table childOf(Database owner, TargetName target, Table.SuperTable stable) {
        Table existing = owner.table(target.table());
        if (existing != null
                && !(existing instanceof Table.ChildTable child
                        && child.superTable().equals(stable.name()))) {
            throw InsertErrors.otherSuperTable();
        }
        return existing;
    }

    private TimeContext times(Database owner) {
        return new TimeContext(
                owner.precision(), session.zone(), session.clock().instant());
    }

    private static List<ValueConverter> converters(TableShape shape, List<Integer> tagIndexes) {
        return tagIndexes.stream()
                .map(i -> shape.converter(shape.tags().get(i)))
                .toList();
    }

    private static List<Integer> tagIndexes(TableShape shape, @Nullable ColumnNames names) {
        List<Integer> indexes = new ArrayList<>();
        if (names == null) {
            for (int i = 0; i < shape.tags().size(); i++) {
                indexes.add(i);
            }
            return indexes;
        }
        for (ColumnNames.Item item : names.items()) {
            int index = shape.tagIndex(item.name());
            if (index < 0) {
                throw InsertErrors.noColumn(item.name());
            }
            if (indexes.contains(index)) {
                throw Binding.duplicated(item.name());
            }
            indexes.add(index);
        }
        return indexes;
    }

    private Binding binding(TableShape shape, List<Slot> slots) {
        Binding binding = Binding.of(shape, insert.columns());
        checkCount(binding.columns().size());
        binding.columns().forEach(column -> slots.add(new Slot(column, false)));
        return binding;
    }

    private void checkCount(int expected) {
        if (insert.values() < expected) {
            throw InsertErrors.near(insert.text(), insert.valuesEnd(), ", expected");
        }
        if (insert.values() > expected) {
            throw InsertErrors.columnCount();
        }
    }

    private PreparedShape existing(@Nullable String boundDatabase, @Nullable String boundTable) {
        TargetName target = insert.target();
        if (target == null && boundTable == null) {
            throw noTableName();
        }
        Database database = work.database(target == null ? boundDatabase : target.database());
        Table table = database.table(target == null ? String.valueOf(boundTable) : target.table());
        if (table == null) {
            throw InsertErrors.noTable();
        }
        if (table instanceof Table.SuperTable stable) {
            return superTable(database, stable);
        }
        TableShape shape = work.shape(database, table);
        List<Slot> slots = new ArrayList<>();
        if (target == null) {
            slots.add(new Slot(null, false));
        }
        Binding binding = binding(shape, slots);
        Table definer =
                table instanceof Table.ChildTable child ? InsertWork.superTable(database, child.superTable()) : table;
        PreparedShape.Target named = target == null ? null : new PreparedShape.Target(table.name(), table);
        return new PreparedShape(
                database, definer, named, slots, List.of(), List.of(), false, List.of(), binding.converters(), 0, null);
    }

    /** {@code INSERT INTO stb (tbname, …)}. */
    private PreparedShape superTable(Database database, Table.SuperTable stable) {
        ColumnNames names = insert.columns();
        if (names == null) {
            throw InsertErrors.near(
                    insert.text(),
                    insert.afterTarget(),
                    "(...tbname, ts...) bounded cols is expected for supertable insertion");
        }
        TableShape shape = work.shape(database, stable);
        List<Slot> slots = new ArrayList<>();
        List<Integer> tagIndexes = new ArrayList<>();
        List<ColumnDef> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        boolean named = false;
        for (ColumnNames.Item item : names.items()) {
            if (!seen.add(item.name())) {
                throw Binding.duplicated(item.name());
            }
            ColumnDef column = item.tableName() ? null : shape.column(item.name());
            named |= item.tableName();
            if (item.tableName()) {
                slots.add(new Slot(null, false));
            } else if (column != null) {
                columns.add(column);
                slots.add(new Slot(column, false));
            } else {
                int index = tagIndexes(shape, new ColumnNames(List.of(item))).get(0);
                tagIndexes.add(index);
                slots.add(new Slot(shape.tags().get(index), true));
            }
        }
        if (!named) {
            throw InsertErrors.invalid("tbname column should not be null");
        }
        Binding.checkKeys(shape, columns);
        checkCount(slots.size());
        return new PreparedShape(
                database,
                stable,
                null,
                slots,
                tagIndexes,
                Collections.unmodifiableList(TagValues.nulls(shape.tags())),
                false,
                converters(shape, tagIndexes),
                Binding.of(shape, columns).converters(),
                0,
                null);
    }
}

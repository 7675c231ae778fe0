package io.taosj.engine.internal.query;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.function.ValueType;
import io.taosj.engine.internal.sql.Query;
import io.taosj.engine.internal.sql.TableRef;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns what stands behind FROM into a relation. */
final class FromBinder {
    /** What {@code tbname} says about its length. */
    static final ValueType TBNAME = ValueType.varchar(270);

    private final Binding binding;

    FromBinder(Binding binding) {
        this.binding = binding;
    }

    /** The relation of FROM; without FROM it has no columns and one row. */
    Relation bind(@Nullable TableRef ref) {
        if (ref == null) {
            return new EmptyRelation(binding.session().context().precision());
        }
        return relation(ref);
    }

    /** The relation of a SELECT's FROM, with only those rows of it that the SELECT needs as far as that is known. */
    Relation bind(Query.Select select) {
        if (select.from() instanceof TableRef.Named named) {
            Tables.Found found = binding.tables().find(named);
            boolean newest = NewestRows.areEnough(select, found.table());
            Function<Table, String> rows = newest ? binding.view()::newestRows : binding.view()::rows;
            Leaf single = singleChild(select, found, named, rows);
            return single == null ? table(found, named, rows) : single;
        }
        return bind(select.from());
    }

    private Relation relation(TableRef ref) {
        if (ref instanceof TableRef.Named named) {
            return table(binding.tables().find(named), named, binding.view()::rows);
        }
        if (ref instanceof TableRef.SubQuery sub) {
            return subQuery(sub);
        }
        TableRef.Join join = (TableRef.Join) ref;
        Relation left = relation(join.left());
        Relation right = relation(join.right());
        checkNames(left, right);
        return new JoinBinder(binding).bind(join, left, right);
    }

    private static void checkNames(Relation left, Relation right) {
        Set<String> names = new HashSet<>();
        for (Relation side : List.of(left, right)) {
            for (Leaf leaf : side.leaves()) {
                if (leaf.name() != null && !names.add(leaf.name())) {
                    throw Errors.duplicateAlias(leaf.name());
                }
            }
        }
    }

    private Leaf table(Tables.Found found, TableRef.Named ref, Function<Table, String> rows) {
        String name = ref.alias() != null ? ref.alias() : ref.name();
        Database database = found.database();
        if (found.virtual() != null) {
            return virtual(found.virtual(), ref.name(), name);
        }
        if (database == null || found.table() == null) {
            throw Errors.unknownTable();
        }
        if (found.table() instanceof Table.SuperTable table) {
            return superTable(table, name, database.precision(), rows);
        }
        if (found.table() instanceof Table.ChildTable table) {
            return childTable(table, database, name, rows);
        }
        return normalTable((Table.NormalTable) found.table(), name, database.precision(), rows);
    }

    /** A super table of which the SELECT reads one child only, or null: its tags are constants and need no join. */
    private @Nullable Leaf singleChild(
            Query.Select select, Tables.Found found, TableRef.Named ref, Function<Table, String> rows) {
        Database database = found.database();
        if (database == null || !(found.table() instanceof Table.SuperTable parent)) {
            return null;
        }
        String name = ref.alias() != null ? ref.alias() : ref.name();
        Table.ChildTable child = ChildChoice.of(select, name, parent, database);
        if (child == null) {
            return null;
        }
        String alias = binding.newAlias("s");
        String children = "(SELECT * FROM " + binding.view().children(parent) + " WHERE tbid = " + child.uid() + ")";
        Leaf.Builder leaf = new Leaf.Builder(Leaf.Kind.SUPER, alias, database.precision(), rows.apply(child))
                .name(name)
                .children(children)
                .constantTags();
        columns(leaf, parent.columns(), alias);
        constantTags(leaf, parent, child, true);
        return leaf.build();
    }

    private static void constantTags(
            Leaf.Builder leaf, Table.SuperTable parent, Table.ChildTable child, boolean inStar) {
        for (int i = 0; i < parent.tags().size(); i++) {
            ColumnDef tag = parent.tags().get(i);
            Object value = i < child.tags().size() ? child.tags().get(i) : null;
            ValueType type = ValueType.of(tag.info());
            leaf.field(new Field(tag.name(), type, Sql.constant(value, type), Field.Role.TAG), inStar);
        }
        leaf.field(new Field("tbname", TBNAME, Sql.constant(child.name(), TBNAME), Field.Role.TBNAME), false);
    }

    private Leaf superTable(Table.SuperTable table, String name, Precision precision, Function<Table, String> rows) {
        String alias = binding.newAlias("s");
        Leaf.Builder leaf = new Leaf.Builder(Leaf.Kind.SUPER, alias, precision, rows.apply(table))
                .name(name)
                .children(binding.view().children(table));
        columns(leaf, table.columns(), alias);
        for (ColumnDef tag : table.tags()) {
            leaf.field(field(tag, alias, Field.Role.TAG), true);
        }
        leaf.field(new Field("tbname", TBNAME, alias + ".tbname", Field.Role.TBNAME), false);
        return leaf.build();
    }

    private Leaf childTable(Table.ChildTable table, Database database, String name, Function<Table, String> rows) {
        if (!(database.table(table.superTable()) instanceof Table.SuperTable parent)) {
            throw Errors.unknownTable();
        }
        String alias = binding.newAlias("s");
        Leaf.Builder leaf =
                new Leaf.Builder(Leaf.Kind.CHILD, alias, database.precision(), rows.apply(table)).name(name);
        columns(leaf, parent.columns(), alias);
        constantTags(leaf, parent, table, false);
        return leaf.build();
    }

    private Leaf normalTable(Table.NormalTable table, String name, Precision precision, Function<Table, String> rows) {
        String alias = binding.newAlias("s");
        Leaf.Builder leaf = new Leaf.Builder(Leaf.Kind.NORMAL, alias, precision, rows.apply(table)).name(name);
        columns(leaf, table.columns(), alias);
        leaf.field(new Field("tbname", TBNAME, Sql.constant(table.name(), TBNAME), Field.Role.TBNAME), false);
        return leaf.build();
    }

    private static void columns(Leaf.Builder leaf, List<ColumnDef> columns, String alias) {
        for (int i = 0; i < columns.size(); i++) {
            Field.Role role = i == 0 ? Field.Role.TIME : Field.Role.DATA;
            Field field = field(columns.get(i), alias, role);
            leaf.field(field, true);
            if (columns.get(i).key()) {
                leaf.key(field);
            }
        }
        leaf.ordered(true);
    }

    private static Field field(ColumnDef column, String alias, Field.Role role) {
        return new Field(column.name(), ValueType.of(column.info()), alias + "." + column.storeName(), role);
    }

    private Leaf virtual(VirtualTable table, String tableName, String name) {
        ResultSchema schema = table.schema();
        String alias = binding.newAlias("s");
        String store = binding.virtualTables().load(table);
        Leaf.Builder leaf = new Leaf.Builder(Leaf.Kind.VIRTUAL, alias, schema.precision(), store).name(name);
        for (int i = 0; i < schema.size(); i++) {
            ColumnInfo column = schema.columns().get(i);
            leaf.field(new Field(column.name(), ValueType.of(column), alias + ".c" + i, Field.Role.DATA), true);
        }
        leaf.field(new Field("tbname", TBNAME, Sql.constant(tableName, TBNAME), Field.Role.TBNAME), false);
        return leaf.build();
    }

    private Leaf subQuery(TableRef.SubQuery ref) {
        BoundQuery query = new QueryBinder(binding).bind(ref.query());
        String alias = binding.newAlias("s");
        Leaf.Builder leaf = new Leaf.Builder(Leaf.Kind.SUBQUERY, alias, query.precision(), "(" + query.sql() + ")")
                .name(ref.alias())
                .ordered(query.ordered());
        for (int i = 0; i < query.columns().size(); i++) {
            OutputColumn column = query.columns().get(i);
            String sql = alias + "." + BoundQuery.columnName(i);
            Field field = new Field(
                    column.name() == null ? column.label() : column.name(), column.type(), sql, column.role());
            if (column.name() == null) {
                leaf.unnamed(field);
            } else {
                leaf.field(field, true);
            }
        }
        return leaf.build();
    }
}

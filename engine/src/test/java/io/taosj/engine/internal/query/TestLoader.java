package io.taosj.engine.internal.query;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.DatabaseOptions;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.DatabaseStatement;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Option;
import io.taosj.engine.internal.sql.Statement;
import io.taosj.engine.internal.sql.TableStatement;
import io.taosj.engine.internal.sql.TypeName;
import io.taosj.engine.internal.storage.CatalogChange;
import io.taosj.engine.internal.storage.StorageEngine;
import io.taosj.wire.Precision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Creates and drops databases and tables for tests, without any of the checks that the engine makes. */
final class TestLoader {
    private final StorageEngine storage;

    TestLoader(StorageEngine storage) {
        this.storage = storage;
    }

    /** Runs a statement, or says that it is none that this can run. */
    boolean run(Statement statement, @Nullable String current) {
        if (statement instanceof DatabaseStatement.Create create) {
            createDatabase(create);
        } else if (statement instanceof DatabaseStatement.Drop drop) {
            if (storage.catalog().database(drop.name()) != null) {
                storage.change(List.of(new CatalogChange.DropDatabase(drop.name())));
            }
        } else if (statement instanceof TableStatement.Create create) {
            createTable(create, name(create.table().database(), current));
        } else if (statement instanceof TableStatement.CreateChildren create) {
            for (TableStatement.ChildClause child : create.children()) {
                createChild(child, name(child.table().database(), current));
            }
        } else {
            return false;
        }
        return true;
    }

    private static String name(@Nullable String written, @Nullable String current) {
        return Objects.requireNonNull(written != null ? written : current);
    }

    private void createDatabase(DatabaseStatement.Create create) {
        Map<String, String> values = new LinkedHashMap<>(Map.of("vgroups", "2", "keep", "36500d,36500d,36500d"));
        Precision precision = Precision.MILLISECONDS;
        for (Option option : create.options()) {
            if (option.name().equals("precision")) {
                precision = Precision.ofText(((Expr.StringLiteral) option.value()).value());
            }
            if (option.name().equals("vgroups")) {
                values.put("vgroups", ((Expr.IntegerLiteral) option.value()).text());
            }
        }
        DatabaseOptions options = new DatabaseOptions(precision, values);
        storage.change(List.of(new CatalogChange.CreateDatabase(create.name(), options)));
    }

    private void createTable(TableStatement.Create create, String database) {
        Database db = Objects.requireNonNull(storage.catalog().database(database));
        String name = create.table().name();
        List<ColumnDef> columns = columns(create.columns(), 1);
        List<ColumnDef> tags = columns(create.tags(), columns.size() + 1);
        long uid = storage.nextUid();
        int next = columns.size() + tags.size() + 1;
        Table table = tags.isEmpty()
                ? new Table.NormalTable(database, name, uid, 0, columns, next, 1, storage.vgroupOf(db, name), 0, null)
                : new Table.SuperTable(database, name, uid, 0, columns, tags, next, 1, null, List.of());
        storage.change(List.of(new CatalogChange.CreateTables(List.of(table))));
    }

    private static List<ColumnDef> columns(List<TableStatement.ColumnClause> clauses, int firstId) {
        List<ColumnDef> out = new ArrayList<>();
        for (TableStatement.ColumnClause clause : clauses) {
            TypeName type = clause.type();
            int length = type.type().isVariable() ? type.length() : type.type().width();
            out.add(new ColumnDef(
                    firstId + out.size(),
                    clause.name(),
                    type.type(),
                    length < 0 ? 4095 : length,
                    type.precision(),
                    type.scale(),
                    clause.primaryKey(),
                    "",
                    "",
                    ""));
        }
        return out;
    }

    private void createChild(TableStatement.ChildClause clause, String database) {
        Database db = Objects.requireNonNull(storage.catalog().database(database));
        String name = clause.table().name();
        Table.SuperTable parent = (Table.SuperTable)
                Objects.requireNonNull(db.table(clause.superTable().name()));
        List<@Nullable Object> tags = new ArrayList<>();
        for (int i = 0; i < clause.tags().size(); i++) {
            tags.add(value(clause.tags().get(i).text(), parent.tags().get(i)));
        }
        Table table = new Table.ChildTable(
                database, name, storage.nextUid(), 0, parent.name(), tags, storage.vgroupOf(db, name), 0, null);
        storage.change(List.of(new CatalogChange.CreateTables(List.of(table))));
    }

    private static @Nullable Object value(String text, ColumnDef tag) {
        if (text.equals("null")) {
            return null;
        }
        if (tag.type().isText()) {
            return text.replaceAll("^['\"]|['\"]$", "");
        }
        if (tag.type().isFloating()) {
            return Double.valueOf(text);
        }
        return text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : Long.valueOf(text);
    }

    /** All databases, for cleaning up. */
    List<String> databases() {
        return storage.catalog().databases().stream()
                .map(Database::name)
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}

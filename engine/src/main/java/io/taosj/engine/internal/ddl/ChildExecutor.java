package io.taosj.engine.internal.ddl;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.insert.TagReader;
import io.taosj.engine.internal.insert.TimeContext;
import io.taosj.engine.internal.sql.TableStatement.ChildClause;
import io.taosj.engine.internal.storage.CatalogChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CREATE TABLE … USING, for one or several children. */
final class ChildExecutor {
    private final DdlSession session;
    private final Names names;

    ChildExecutor(DdlSession session) {
        this.session = session;
        this.names = new Names(session);
    }

    void create(List<ChildClause> clauses) {
        Map<List<String>, Table> created = new LinkedHashMap<>();
        for (ChildClause clause : clauses) {
            Database database = names.databaseOf(clause.table(), "create");
            Table.ChildTable child = child(database, clause);
            Table existing = created.get(List.of(database.name(), child.name()));
            existing = existing == null ? database.table(child.name()) : existing;
            if (existing == null) {
                created.put(List.of(database.name(), child.name()), child);
            } else {
                checkExisting(existing, child, clause.ifNotExists());
            }
        }
        if (!created.isEmpty()) {
            session.storage().change(List.of(new CatalogChange.CreateTables(List.copyOf(created.values()))));
        }
    }

    private static void checkExisting(Table existing, Table.ChildTable wanted, boolean ifNotExists) {
        boolean sibling =
                existing instanceof Table.ChildTable child && child.superTable().equals(wanted.superTable());
        if (!sibling) {
            throw DdlErrors.otherSuperTable();
        }
        if (!ifNotExists) {
            throw DdlErrors.tableExists();
        }
    }

    private Table.ChildTable child(Database database, ChildClause clause) {
        Table parent = names.table(clause.superTable());
        if (!names.databaseName(clause.superTable()).equals(database.name())) {
            throw DdlErrors.otherDatabase();
        }
        if (parent == null) {
            throw DdlErrors.tableMissing();
        }
        if (parent instanceof Table.ChildTable) {
            throw DdlErrors.invalidOperation("create table only from super table is allowed");
        }
        List<ColumnDef> tags = parent instanceof Table.SuperTable stable ? stable.tags() : List.of();
        TableOptions options = TableOptions.of(clause.options());
        String name = clause.table().name();
        return new Table.ChildTable(
                database.name(),
                name,
                session.storage().nextUid(),
                session.clock().millis(),
                parent.name(),
                values(database, tags, clause),
                session.storage().vgroupOf(database, name),
                options.ttlDays(),
                options.comment());
    }

    private List<@Nullable Object> values(Database database, List<ColumnDef> tags, ChildClause clause) {
        List<ColumnDef> bound = new ArrayList<>();
        for (String tagName : clause.tagNames()) {
            bound.add(tag(tags, tagName));
        }
        if (clause.tagNames().isEmpty()) {
            bound.addAll(tags);
        }
        if (bound.size() != clause.tags().size()) {
            throw DdlErrors.tagCount();
        }
        TagReader reader = new TagReader(new TimeContext(
                database.precision(), session.zone(), session.clock().instant()));
        List<@Nullable Object> values = new ArrayList<>(Collections.nCopies(tags.size(), null));
        for (int i = 0; i < bound.size(); i++) {
            values.set(
                    tags.indexOf(bound.get(i)),
                    reader.read(bound.get(i), clause.tags().get(i).text()));
        }
        return values;
    }

    private static ColumnDef tag(List<ColumnDef> tags, String name) {
        for (ColumnDef tag : tags) {
            if (tag.name().equals(name)) {
                return tag;
            }
        }
        throw DdlErrors.tagMissing(name);
    }
}

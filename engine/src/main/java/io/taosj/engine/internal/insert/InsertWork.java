package io.taosj.engine.internal.insert;

import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.storage.TableBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one statement is about to write: nothing is written before the whole statement has been read. */
final class InsertWork {
    private final InsertSession session;
    private final Instant now;
    private final Map<String, Map<String, Table.ChildTable>> newTables = new LinkedHashMap<>();
    private final Map<Long, TableRows> rows = new LinkedHashMap<>();
    private final Map<Long, TableShape> shapes = new HashMap<>();

    InsertWork(InsertSession session) {
        this.session = session;
        this.now = session.clock().instant();
    }

    /** A user database. */
    Database database(@Nullable String name) {
        String wanted = name == null ? session.database() : name;
        if (wanted == null) {
            throw InsertErrors.invalid("db is not specified");
        }
        if (SystemDatabases.contains(wanted)) {
            throw InsertErrors.systemTable();
        }
        Database database = session.storage().catalog().database(wanted);
        if (database == null) {
            throw InsertErrors.noDatabase();
        }
        return database;
    }

    /** A table that exists or that this statement creates. */
    @Nullable Table table(Database database, String name) {
        Map<String, Table.ChildTable> created = newTables.get(database.name());
        Table table = created == null ? null : created.get(name);
        return table == null ? database.table(name) : table;
    }

    TableShape shape(Database database, Table table) {
        if (table instanceof Table.ChildTable child) {
            return shape(database, superTable(database, child.superTable()));
        }
        TableShape known = shapes.get(table.uid());
        if (known == null) {
            TimeContext times = new TimeContext(database.precision(), session.zone(), now);
            known = table instanceof Table.SuperTable stable
                    ? TableShape.of(stable, times)
                    : TableShape.of((Table.NormalTable) table, times);
            shapes.put(table.uid(), known);
        }
        return known;
    }

    static Table.SuperTable superTable(Database database, String name) {
        if (database.table(name) instanceof Table.SuperTable stable) {
            return stable;
        }
        throw InsertErrors.noTable();
    }

    Table.ChildTable create(
            Database database,
            String name,
            String superTable,
            List<@Nullable Object> tags,
            int ttl,
            @Nullable String comment) {
        Table.ChildTable child = new Table.ChildTable(
                database.name(),
                name,
                session.storage().nextUid(),
                now.toEpochMilli(),
                superTable,
                tags,
                session.storage().vgroupOf(database, name),
                ttl,
                comment);
        newTables.computeIfAbsent(database.name(), k -> new LinkedHashMap<>()).put(name, child);
        return child;
    }

    TableRows rowsOf(Table table) {
        return rows.computeIfAbsent(table.uid(), uid -> new TableRows(table));
    }

    /** Writes everything; the number of affected rows. */
    long write() {
        List<Table.ChildTable> tables = new ArrayList<>();
        newTables.values().forEach(created -> tables.addAll(created.values()));
        List<TableBatch> batches = new ArrayList<>();
        for (TableRows part : rows.values()) {
            TableBatch batch = part.batch();
            if (batch.rows() > 0) {
                batches.add(batch);
            }
        }
        return session.storage().write(tables, batches);
    }
}

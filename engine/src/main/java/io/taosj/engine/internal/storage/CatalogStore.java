package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.DatabaseOptions;
import io.taosj.engine.internal.catalog.Table;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The catalog's tables inside of the store. */
class CatalogStore {
    private long nextDatabase = 1;
    private int nextVgroup = 2;
    private long nextUid = 1;

    /** What the storage assigns to a new database. */
    record NewDatabase(long id, long createdMillis, List<Integer> vgroups) {}

    static void createTables(Statement statement) throws SQLException {
        statement.execute("CREATE TABLE IF NOT EXISTS taosj_meta (name VARCHAR, value BIGINT)");
    }

    synchronized long nextUid() {
        return nextUid++;
    }

    NewDatabase createDatabase(Statement statement, String name, DatabaseOptions options, long now)
            throws SQLException {
        String wanted = options.values().getOrDefault("vgroups", "2");
        List<Integer> vgroups = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(wanted); i++) {
            vgroups.add(nextVgroup++);
        }
        return new NewDatabase(nextDatabase++, now, vgroups);
    }

    void alterDatabase(Statement statement, long id, DatabaseOptions options) throws SQLException {}

    void dropDatabase(Statement statement, long id) throws SQLException {}

    void putTables(Statement statement, List<? extends Table> tables, Function<Table.ChildTable, List<Integer>> tagIds)
            throws SQLException {}

    void deleteTable(Statement statement, long uid) throws SQLException {}

    void deleteTables(Statement statement, String uids) throws SQLException {}

    void putObject(Statement statement, String kind, String name, @Nullable String text) throws SQLException {}
}

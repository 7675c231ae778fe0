package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.DatabaseOptions;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.wire.Precision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.duckdb.DuckDBColumnType;
import org.jspecify.annotations.Nullable;

/**
 * The catalog's tables inside of the store, and the numbers that are given out. An engine in memory has no use for the
 * tables and leaves them empty.
 */
final class CatalogStore {
    /** Bumped when older versions could not read what this one writes. */
    private static final long FORMAT = 1;

    private static final long FIRST_VGROUP = 2;
    // a restart loses the rest of a block; a block costs one commit
    private static final long UID_BLOCK = 4_096;

    private final Store store;
    private final boolean persistent;
    private long nextDatabase = 1;
    private long nextVgroup = FIRST_VGROUP;
    private long nextUid = 1;
    private long reservedUids = 1;

    CatalogStore(Store store, boolean persistent) {
        this.store = store;
        this.persistent = persistent;
    }

    /** What the storage assigns to a new database. */
    record NewDatabase(long id, long createdMillis, List<Integer> vgroups) {}

    /** Creates the tables if they are not there, reads the numbers if they are. */
    void open() {
        store.transact(statement -> {
            statement.execute("CREATE TABLE IF NOT EXISTS taosj_meta (name VARCHAR, value BIGINT)");
            if (!persistent) {
                return;
            }
            statement.execute("CREATE TABLE IF NOT EXISTS taosj_database (id BIGINT, name VARCHAR, created BIGINT,"
                    + " ticks VARCHAR, options VARCHAR, vgroups VARCHAR)");
            statement.execute("CREATE TABLE IF NOT EXISTS taosj_table (uid BIGINT, db VARCHAR, def BLOB)");
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS taosj_object (ord BIGINT, kind VARCHAR, name VARCHAR, def VARCHAR)");
            statement.execute("CREATE TABLE IF NOT EXISTS taosj_reached (uid BIGINT, seq BIGINT)");
            statement.execute("CREATE TABLE IF NOT EXISTS taosj_dropped (parent BIGINT, uid INTEGER)");
            Outbox.create(statement);
            readNumbers(statement);
        });
    }

    private void readNumbers(Statement statement) throws SQLException {
        if (Store.number(statement, "SELECT count(*) FROM taosj_meta") == 0) {
            statement.execute("INSERT INTO taosj_meta VALUES ('format', " + FORMAT + "), ('uid', 1), ('database', 1),"
                    + " ('vgroup', " + FIRST_VGROUP + "), ('object', 0)");
        }
        long format = meta(statement, "format");
        if (format != FORMAT) {
            throw new SQLException("the data have format " + format + ", this version reads " + FORMAT);
        }
        nextUid = meta(statement, "uid");
        reservedUids = nextUid;
        nextDatabase = meta(statement, "database");
        nextVgroup = meta(statement, "vgroup");
    }

    private static long meta(Statement statement, String name) throws SQLException {
        return Store.number(statement, "SELECT value FROM taosj_meta WHERE name = '" + name + "'");
    }

    private static void setMeta(Statement statement, String name, long value) throws SQLException {
        statement.execute("UPDATE taosj_meta SET value = " + value + " WHERE name = '" + name + "'");
    }

    synchronized long nextUid() {
        if (persistent && nextUid == reservedUids) {
            reservedUids += UID_BLOCK;
            store.transact(statement -> setMeta(statement, "uid", reservedUids));
        }
        if (nextUid > Integer.MAX_VALUE) {
            throw new IllegalStateException("more than " + Integer.MAX_VALUE + " tables were created");
        }
        return nextUid++;
    }

    NewDatabase createDatabase(Statement statement, String name, DatabaseOptions options, long now)
            throws SQLException {
        List<Integer> vgroups = new ArrayList<>();
        for (int i = Integer.parseInt(options.values().getOrDefault("vgroups", "2")); i > 0; i--) {
            vgroups.add(Math.toIntExact(nextVgroup++));
        }
        NewDatabase fresh = new NewDatabase(nextDatabase++, now, vgroups);
        if (persistent) {
            setMeta(statement, "database", nextDatabase);
            setMeta(statement, "vgroup", nextVgroup);
            statement.execute("INSERT INTO taosj_database VALUES (" + fresh.id() + ", " + literal(name) + ", " + now
                    + ", '" + options.precision().text() + "', " + literal(text(options)) + ", '"
                    + String.join(",", vgroups.stream().map(String::valueOf).toList()) + "')");
        }
        return fresh;
    }

    void alterDatabase(Statement statement, long id, DatabaseOptions options) throws SQLException {
        if (persistent) {
            statement.execute("UPDATE taosj_database SET options = " + literal(text(options)) + " WHERE id = " + id);
        }
    }

    void dropDatabase(Statement statement, long id, String name) throws SQLException {
        if (persistent) {
            statement.execute("DELETE FROM taosj_database WHERE id = " + id);
            statement.execute("DELETE FROM taosj_reached WHERE uid IN (SELECT uid FROM taosj_table WHERE db = "
                    + literal(name) + ")");
            statement.execute("DELETE FROM taosj_dropped WHERE parent IN (SELECT uid FROM taosj_table WHERE db = "
                    + literal(name) + ")");
            statement.execute("DELETE FROM taosj_table WHERE db = " + literal(name));
        }
    }

    void putTables(Statement statement, List<? extends Table> tables, Function<Table.ChildTable, List<Integer>> tagIds)
            throws SQLException {
        if (!persistent || tables.isEmpty()) {
            return;
        }
        List<ListSource.Field<Table>> fields = List.of(
                new ListSource.Field<>(
                        RowSource.Column.of("uid", DuckDBColumnType.BIGINT),
                        (out, at, table) -> out.setLong(at, table.uid())),
                ListSource.Field.text(RowSource.Column.of("db", DuckDBColumnType.VARCHAR), Table::database),
                ListSource.Field.text(
                        RowSource.Column.of("def", DuckDBColumnType.VARCHAR),
                        table -> HexFormat.of()
                                .formatHex(TableCodec.encode(
                                        table,
                                        table instanceof Table.ChildTable child ? tagIds.apply(child) : List.of()))));
        long number = store.rows().add(new ListSource<>(List.<Table>copyOf(tables), fields));
        try {
            statement.execute("INSERT INTO taosj_table SELECT uid, db, unhex(def) FROM " + RowFunction.call(number));
        } finally {
            store.rows().remove(number);
        }
    }

    /** Notes up to which record of the change log a row table's rows and children are in the store. */
    void reached(Statement statement, long uid, long sequence) throws SQLException {
        if (persistent
                && statement.executeUpdate("UPDATE taosj_reached SET seq = " + sequence + " WHERE uid = " + uid) == 0) {
            statement.execute("INSERT INTO taosj_reached VALUES (" + uid + ", " + sequence + ")");
        }
    }

    /** Forgets tables by their numbers, comma-separated. */
    void deleteTables(Statement statement, String uids) throws SQLException {
        if (persistent && !uids.isEmpty()) {
            statement.execute("DELETE FROM taosj_table WHERE uid IN (" + uids + ")");
            statement.execute("DELETE FROM taosj_reached WHERE uid IN (" + uids + ")");
            statement.execute("DELETE FROM taosj_dropped WHERE parent IN (" + uids + ")");
        }
    }

    /**
     * Forgets children, but not that rows of them are still there.
     *
     * @param ids a query for their numbers
     */
    void dropChildren(Statement statement, long parent, String ids) throws SQLException {
        if (persistent) {
            statement.execute("DELETE FROM taosj_table WHERE uid IN (" + ids + ")");
            statement.execute("INSERT INTO taosj_dropped SELECT " + parent + ", tbid FROM (" + ids + ")");
        }
    }

    /** Notes that no rows of some dropped children are left. */
    void purged(Statement statement, long parent, Set<Integer> children) throws SQLException {
        if (persistent && !children.isEmpty()) {
            long number = store.rows().add(StoredView.idNumbers(children));
            try {
                statement.execute("DELETE FROM taosj_dropped WHERE parent = " + parent
                        + " AND uid IN (SELECT tbid FROM " + RowFunction.call(number) + ")");
            } finally {
                store.rows().remove(number);
            }
        }
    }

    /** The dropped children of which rows are still there, by the numbers of their super tables. */
    static Map<Long, Set<Integer>> dropped(Statement statement) throws SQLException {
        Map<Long, Set<Integer>> dropped = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery("SELECT parent, uid FROM taosj_dropped")) {
            while (rows.next()) {
                dropped.computeIfAbsent(rows.getLong(1), key -> new HashSet<>()).add(rows.getInt(2));
            }
        }
        return dropped;
    }

    /** Forgets a description that is about to be replaced. */
    void deleteDefinition(Statement statement, long uid) throws SQLException {
        if (persistent) {
            statement.execute("DELETE FROM taosj_table WHERE uid = " + uid);
        }
    }

    void putObject(Statement statement, String kind, String name, @Nullable String text) throws SQLException {
        if (!persistent) {
            return;
        }
        String where = " WHERE kind = " + literal(kind) + " AND name = " + literal(name);
        if (text == null) {
            statement.execute("DELETE FROM taosj_object" + where);
        } else if (statement.executeUpdate("UPDATE taosj_object SET def = " + literal(text) + where) == 0) {
            long number = meta(statement, "object");
            setMeta(statement, "object", number + 1);
            statement.execute("INSERT INTO taosj_object VALUES (" + number + ", " + literal(kind) + ", " + literal(name)
                    + ", " + literal(text) + ")");
        }
    }

    /** Gets what was stored, in order of creation. */
    interface Reader {
        void database(String name, NewDatabase known, DatabaseOptions options);

        void table(TableCodec.Stored table);

        void object(String kind, String name, String text);
    }

    /** Reads the whole catalog: databases first, super and normal tables before children. */
    void read(Statement statement, Reader reader) throws SQLException, IOException {
        try (ResultSet rows = statement.executeQuery(
                "SELECT name, id, created, vgroups, ticks, options FROM taosj_database ORDER BY id")) {
            while (rows.next()) {
                List<Integer> vgroups = Arrays.stream(rows.getString(4).split(","))
                        .map(Integer::valueOf)
                        .toList();
                reader.database(
                        rows.getString(1),
                        new NewDatabase(rows.getLong(2), rows.getLong(3), vgroups),
                        options(rows.getString(5), rows.getString(6)));
            }
        }
        // a child's number is always greater than its super table's
        try (ResultSet rows = statement.executeQuery("SELECT def FROM taosj_table ORDER BY uid")) {
            while (rows.next()) {
                reader.table(TableCodec.decode(rows.getBytes(1)));
            }
        }
        try (ResultSet rows = statement.executeQuery("SELECT kind, name, def FROM taosj_object ORDER BY ord")) {
            while (rows.next()) {
                reader.object(rows.getString(1), rows.getString(2), rows.getString(3));
            }
        }
    }

    /** Up to which record of the change log each row table has got. */
    static Map<Long, Long> reached(Statement statement) throws SQLException {
        Map<Long, Long> reached = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery("SELECT uid, seq FROM taosj_reached")) {
            while (rows.next()) {
                reached.put(rows.getLong(1), rows.getLong(2));
            }
        }
        return reached;
    }

    /** Options as lines of name=value; values with line breaks don't exist. */
    private static String text(DatabaseOptions options) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(options.values())
                .forEach((name, value) ->
                        text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }

    private static DatabaseOptions options(String ticks, String text) {
        Map<String, String> values = new TreeMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            values.put(line.substring(0, equals), line.substring(equals + 1));
        });
        return new DatabaseOptions(Precision.ofText(ticks), values);
    }

    /** A text as a literal of the store's SQL; by way of bytes, because a NUL ends a statement. */
    private static String literal(String text) {
        if (text.indexOf(0) < 0) {
            return "'" + text.replace("'", "''") + "'";
        }
        return "decode(unhex('" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "'))";
    }
}

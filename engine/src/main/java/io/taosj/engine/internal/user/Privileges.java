package io.taosj.engine.internal.user;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.Catalog;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.sql.UserStatement.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Works out which rights a GRANT or REVOKE is about. */
final class Privileges {
    private static final String ANY = "*";
    private static final String SUBSCRIBE = "subscribe";

    private Privileges() {}

    /**
     * The rights on objects that exist.
     *
     * @param kinds as written, {@code all} among them
     * @param condition on tags, or empty
     */
    static List<Privilege> resolve(Catalog catalog, List<String> kinds, Target target, String condition) {
        List<Privilege> out = new ArrayList<>();
        for (String written : kinds) {
            String kind = written.toLowerCase(Locale.ROOT);
            if (kind.equals(SUBSCRIBE)) {
                out.add(topic(catalog, target));
            } else {
                addRights(catalog, kind, target, condition, out);
            }
        }
        return out;
    }

    private static Privilege topic(Catalog catalog, Target target) {
        if (catalog.object("topic", target.table()) == null) {
            throw new EngineException(0x3E1, "Topic not exist");
        }
        return new Privilege(SUBSCRIBE, target.table(), 0, "", "");
    }

    private static void addRights(Catalog catalog, String kind, Target target, String condition, List<Privilege> out) {
        boolean wholeDatabase = target.database() == null || target.table().equals(ANY);
        List<String> rights = kind.equals("all") ? rightsOfAll(wholeDatabase) : List.of(kind);
        for (Database database : databases(catalog, target)) {
            String table = wholeDatabase ? "" : target.table();
            if (!wholeDatabase && database.table(table) == null) {
                throw new EngineException(0x2603, "Table does not exist");
            }
            for (String right : rights) {
                if (wholeDatabase && right.equals("alter")) {
                    continue; // accepted for databases but without effect: only tables have it
                }
                out.add(new Privilege(right, database.name(), database.id(), table, condition));
            }
        }
    }

    private static List<String> rightsOfAll(boolean wholeDatabase) {
        return wholeDatabase ? List.of("read", "write") : List.of("read", "write", "alter");
    }

    /** A bare name means a database here, whatever the database in use is. */
    private static Collection<Database> databases(Catalog catalog, Target target) {
        String name = target.database() == null ? target.table() : target.database();
        if (name.equals(ANY)) {
            return catalog.databases();
        }
        Database database = catalog.database(name);
        if (database == null) {
            throw new EngineException(0x388, "Database not exist");
        }
        return List.of(database);
    }

    /** Whether the right's object is still there. */
    static boolean exists(Catalog catalog, Privilege privilege) {
        if (privilege.kind().equals(SUBSCRIBE)) {
            return catalog.object("topic", privilege.object()) != null;
        }
        Database database = catalog.database(privilege.object());
        return database != null
                && database.id() == privilege.objectId()
                && (privilege.table().isEmpty() || database.table(privilege.table()) != null);
    }
}

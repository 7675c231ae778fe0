package io.taosj;

import java.util.List;
import java.util.Optional;

/**
 * Questions about databases, tables and topics that a server answers in SQL, and the few definitions that tools need.
 * Names are taken as they are, without back quotes. As safe for use by several threads as its connection.
 */
public final class TaosAdmin {
    private final TaosConnection connection;

    TaosAdmin(TaosConnection connection) {
        this.connection = connection;
    }

    /**
     * A column or tag of a table.
     *
     * @param field its name
     * @param type its type in SQL
     * @param length its length, in bytes, or characters for NCHAR
     * @param note {@code TAG} for tags, else empty or a remark of the server
     */
    public record Field(String field, String type, int length, String note) {
        /** Whether this is a tag. */
        public boolean isTag() {
            return "TAG".equals(note);
        }
    }

    /** The names of all databases, those of the system among them. */
    public List<String> databases() {
        return names("show databases");
    }

    /** The super tables of a database. */
    public List<String> superTables(String database) {
        return names("show " + quoted(database) + ".stables");
    }

    /** The child tables and normal tables of a database. */
    public List<String> tables(String database) {
        return names("show " + quoted(database) + ".tables");
    }

    /** The topics. */
    public List<String> topics() {
        return names("show topics");
    }

    /** The columns, then the tags of a table. */
    public List<Field> describe(String database, String table) {
        return connection
                .query("describe " + quoted(database) + "." + quoted(table))
                .toList(Field.class);
    }

    /** Makes a topic of a query, unless it exists. */
    public void createTopic(String topic, String query) {
        connection.execute("create topic if not exists " + quoted(topic) + " as " + query);
    }

    /** Makes a topic of all tables of a database, unless it exists. */
    public void createTopicOfDatabase(String topic, String database) {
        connection.execute("create topic if not exists " + quoted(topic) + " as database " + quoted(database));
    }

    /** Drops a topic if it exists. */
    public void dropTopic(String topic) {
        connection.execute("drop topic if exists " + quoted(topic));
    }

    /** The group of virtual nodes that holds a table; empty if there is no such table. */
    public Optional<Integer> vgroupId(String database, String table) {
        return connection.queryOne(
                "select vgroup_id from information_schema.ins_tables where db_name = " + text(database)
                        + " and table_name = " + text(table),
                Integer.class);
    }

    /** Whether the server says that it works: {@code select server_status()} gives 1. */
    public boolean isServing() {
        return connection
                .queryOne("select server_status()", Integer.class)
                .filter(status -> status == 1)
                .isPresent();
    }

    private List<String> names(String sql) {
        return connection.query(sql).toList(String.class);
    }

    private static String quoted(String name) {
        if (name.isEmpty() || name.indexOf('`') >= 0) {
            throw new TaosInterfaceException(
                    ClientErrors.INVALID_ARGUMENT, "'" + name + "' can't be the name of a database, table or topic");
        }
        return "`" + name + "`";
    }

    private static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}

/** The JDBC driver: URLs, connections, statements, results and metadata over the client. */
module io.taosj.jdbc {
    requires transitive java.sql;
    requires transitive io.taosj.client;
    requires static transitive org.jspecify;

    exports io.taosj.jdbc;

    provides java.sql.Driver with
            io.taosj.jdbc.TaosDriver;
}

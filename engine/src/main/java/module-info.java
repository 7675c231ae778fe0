/** The embedded engine: TDengine's SQL in front of a columnar store. */
module io.taosj.engine {
    requires transitive io.taosj.wire;
    requires static transitive org.jspecify;
    requires java.sql;
    requires duckdb.jdbc;
    requires org.locationtech.jts;

    exports io.taosj.engine;
}

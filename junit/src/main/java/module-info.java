/** A TDengine-compatible database for each test. */
module io.taosj.junit {
    requires transitive io.taosj.embedded;
    requires transitive org.junit.jupiter.api;
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports io.taosj.junit;
}

/** Metrics of connections for Micrometer. */
module io.taosj.micrometer {
    requires transitive io.taosj.client;
    requires transitive micrometer.core;
    requires static transitive org.jspecify;

    exports io.taosj.micrometer;
}

/** Results as Apache Arrow and as data frames, and both as rows to write. */
module io.taosj.arrow {
    requires transitive io.taosj.client;
    requires transitive org.apache.arrow.vector;
    requires transitive org.apache.arrow.memory.core;
    requires transitive dflib;
    requires static transitive org.jspecify;

    exports io.taosj.arrow;
}

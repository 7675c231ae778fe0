/** TDengine's types, column blocks and messages: pure encoding and decoding, no I/O. */
module io.taosj.wire {
    requires transitive com.fasterxml.jackson.core;
    requires static transitive org.jspecify;

    exports io.taosj.wire;
    exports io.taosj.wire.message;
}

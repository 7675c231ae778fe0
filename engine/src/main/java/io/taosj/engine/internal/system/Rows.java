package io.taosj.engine.internal.system;

/** Row sources that several tables share. */
final class Rows {
    /** A table that one node of the community edition never has rows in. */
    static final RowSource NONE = (context, sink) -> {};

    private Rows() {}
}

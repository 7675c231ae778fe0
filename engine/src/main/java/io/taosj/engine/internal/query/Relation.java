package io.taosj.engine.internal.query;

import io.taosj.wire.Precision;
import java.util.List;

/** What a SELECT reads: a table, a sub-query or a join of them. */
interface Relation {

    /** The tables and sub-queries in it, from left to right. */
    List<Leaf> leaves();

    /** The precision of its timestamps: the coarsest of all. */
    Precision precision();

    /** What to put behind FROM in the store's SQL; ask for it after everything else is bound. */
    String from();
}

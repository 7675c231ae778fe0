package io.taosj.engine.internal.query;

import io.taosj.wire.Precision;
import java.util.List;

/** What a SELECT without FROM reads: one row without columns. */
record EmptyRelation(Precision precision) implements Relation {
    @Override
    public List<Leaf> leaves() {
        return List.of();
    }

    @Override
    public String from() {
        return "(SELECT 1 AS one) AS e";
    }
}

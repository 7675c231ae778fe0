package io.taosj.engine.internal.query;

/** Binds INTERP. */
final class InterpBinder {
    private final SelectContext bound;

    InterpBinder(SelectContext bound) {
        this.bound = bound;
    }

    BoundQuery bind() {
        if (bound.select().window() != null || !bound.group().isEmpty()) {
            throw Errors.notInWindowOrGroup("interp");
        }
        throw Errors.invalidInterpClause("Invalid usage of RANGE clause, EVERY clause or FILL clause");
    }
}

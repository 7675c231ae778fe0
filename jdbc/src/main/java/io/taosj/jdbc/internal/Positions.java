package io.taosj.jdbc.internal;

import java.sql.SQLException;

/** Positions in large objects, which start at 1. */
final class Positions {
    private Positions() {}

    /** The index of a position; one behind the end is allowed. */
    static int start(long position, int length) throws SQLException {
        if (position < 1 || position > length + 1L) {
            throw Failures.argument("position " + position + " is not between 1 and " + (length + 1L));
        }
        return (int) (position - 1);
    }

    static void length(long length) throws SQLException {
        if (length < 0) {
            throw Failures.argument("length " + length + " is negative");
        }
    }
}

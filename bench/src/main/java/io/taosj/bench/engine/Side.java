package io.taosj.bench.engine;

import java.sql.SQLException;

/** One of the two sides of a comparison, with the data in it. */
interface Side extends AutoCloseable {
    /** Nobody, before one is opened. */
    Side NONE = new Side() {
        @Override
        public long run(Question question) {
            throw new IllegalStateException("not open");
        }

        @Override
        public long run(String sql) {
            throw new IllegalStateException("not open");
        }

        @Override
        public long load(Scale scale) {
            throw new IllegalStateException("not open");
        }

        @Override
        public void close() {
            // holds nothing
        }
    };

    /** Asks a question and reads the whole answer; returns the number of rows. */
    long run(Question question) throws SQLException;

    /** Runs a statement in the side's own SQL; returns the number of rows that it wrote or answered. */
    long run(String sql) throws SQLException;

    /** Writes all rows; returns their number. */
    long load(Scale scale) throws SQLException;

    @Override
    void close() throws SQLException;
}

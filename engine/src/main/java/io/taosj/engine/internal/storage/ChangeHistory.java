package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.Database;

/**
 * The changes of all databases in order, numbered without gaps, as far back as they are kept. Safe for use by several
 * threads.
 */
public interface ChangeHistory {

    /** Gets changes in order. */
    @FunctionalInterface
    interface Reader {
        /** @return whether the next change is wanted, too */
        boolean change(long number, Change change);
    }

    /** The number of the oldest change that is still there. */
    long first();

    /** The number that the next change will get. */
    long end();

    /** The end when a database was created: none of its changes has a smaller number. */
    long start(Database database);

    /**
     * Reads changes until the reader has enough or the end is reached; what is no longer kept is skipped.
     *
     * @param from number of the first change wanted
     * @return the number behind the last change that was read or skipped
     */
    long read(long from, Reader reader);

    /** Has a listener called after each change; it must be quick and must not throw. */
    void listen(Runnable listener);
}

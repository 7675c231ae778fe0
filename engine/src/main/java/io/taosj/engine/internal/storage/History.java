package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.Catalog;
import io.taosj.engine.internal.catalog.Database;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What the two histories share: the one in memory and the one that reads the change log. */
abstract class History implements ChangeHistory {
    /** Kind of the small objects that say where in the history a database begins. */
    static final String START = "history";

    /** Name of the object that says which records of the log the store has seen all. */
    static final String NEEDED = "needed";

    private final Catalog catalog;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    History(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Notes a change that is in force; under the write lock.
     *
     * @param logged the number of its record in the change log, 0 without a log
     */
    abstract void add(Change change, long logged);

    @Override
    public long start(Database database) {
        @Nullable String text = catalog.object(START, Long.toString(database.id()));
        return text == null ? 0 : Long.parseLong(text);
    }

    @Override
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    void tell() {
        for (Runnable listener : listeners) {
            listener.run();
        }
    }
}

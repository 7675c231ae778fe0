package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.Catalog;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.DatabaseOptions;
import java.util.concurrent.TimeUnit;

/**
 * How long changes are kept for subscriptions. All databases share one log, so the longest wish counts.
 *
 * @param millis age at which a change may go, {@link Long#MAX_VALUE} for never
 * @param bytes how much is kept at most, {@link Long#MAX_VALUE} without limit
 */
record HistoryLimit(long millis, long bytes) {
    private static final long KILOBYTE = 1024;
    private static final String PERIOD = "wal_retention_period";
    private static final String SIZE = "wal_retention_size";

    static HistoryLimit of(Catalog catalog) {
        long millis = 0;
        long bytes = 0;
        for (Database database : catalog.databases()) {
            long period = number(database.options(), PERIOD);
            long size = number(database.options(), SIZE);
            millis = Math.max(millis, period < 0 ? Long.MAX_VALUE : TimeUnit.SECONDS.toMillis(period));
            bytes = Math.max(bytes, size <= 0 ? Long.MAX_VALUE : size * KILOBYTE);
        }
        return new HistoryLimit(millis, bytes);
    }

    private static long number(DatabaseOptions options, String name) {
        String text = options.values().get(name);
        return text == null ? 0 : Long.parseLong(text);
    }

    /** Whether something may go. */
    boolean passed(long ageMillis, long totalBytes) {
        return ageMillis >= millis || totalBytes > bytes;
    }
}

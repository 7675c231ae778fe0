package io.taosj.engine.internal.insert;

import io.taosj.engine.internal.storage.StorageEngine;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a writing statement knows of the session that it runs in.
 *
 * @param database the current database, or null
 * @param zone of times without one
 * @param clock what {@code now} asks
 * @param storage where rows go, and what exists
 * @param files whether files of this machine may be read
 */
public record InsertSession(@Nullable String database, ZoneId zone, Clock clock, StorageEngine storage, boolean files) {

    /** Of a session that may not read files. */
    public InsertSession(@Nullable String database, ZoneId zone, Clock clock, StorageEngine storage) {
        this(database, zone, clock, storage, false);
    }
}

package io.taosj.engine.internal.ddl;

import io.taosj.engine.internal.storage.StorageEngine;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a statement that changes the catalog knows of its session.
 *
 * @param database the current database, or null
 * @param zone of times without one in tag values
 * @param clock for creation times and {@code now}
 * @param storage what exists, and who changes it
 * @param queries checks the queries of topics and streams
 */
public record DdlSession(
        @Nullable String database, ZoneId zone, Clock clock, StorageEngine storage, QueryDescriber queries) {}

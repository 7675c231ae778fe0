package io.taosj.engine.internal.function;

import io.taosj.wire.Precision;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What expressions may ask of the statement that they stand in.
 *
 * @param precision of the statement's timestamps
 * @param zone of the session
 * @param serverZone in which the server computes with local times of rows; constants it leaves to the session
 * @param now one instant for the whole statement
 * @param database the session's current database, or null
 * @param user the session's user
 * @param version what the engine says of its version
 */
public record StatementContext(
        Precision precision,
        ZoneId zone,
        ZoneId serverZone,
        Instant now,
        @Nullable String database,
        String user,
        String version) {

    /** A context of a session in the server's zone. */
    public StatementContext(
            Precision precision, ZoneId zone, Instant now, @Nullable String database, String user, String version) {
        this(precision, zone, zone, now, database, user, version);
    }
}

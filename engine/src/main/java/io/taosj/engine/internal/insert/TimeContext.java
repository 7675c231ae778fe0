package io.taosj.engine.internal.insert;

import io.taosj.wire.Precision;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What a time in a statement may depend on.
 *
 * @param precision of the database that the value goes to
 * @param zone of times without one
 * @param now the same for the whole statement
 */
public record TimeContext(Precision precision, ZoneId zone, Instant now) {}

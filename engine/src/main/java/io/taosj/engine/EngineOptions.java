package io.taosj.engine;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How an engine is opened; immutable, the {@code with} methods give changed copies.
 *
 * @param directory where everything is kept, or null for memory only
 * @param version what the engine says of its version, four numbers
 * @param zone of sessions that set none, and of INTERVAL windows of days and longer
 * @param clock what {@code now()} asks
 * @param rootPassword the password of {@code root} when the data directory is new
 * @param memoryLimitBytes what queries may use before they spill to disk, at least 64 MB
 * @param statementTimeout how long a query may take until its last row is read, error 0x2504 then; zero for no limit
 */
public record EngineOptions(
        @Nullable Path directory,
        String version,
        ZoneId zone,
        Clock clock,
        String rootPassword,
        long memoryLimitBytes,
        Duration statementTimeout) {
    private static final long DEFAULT_MEMORY = 512L << 20;

    /** An engine in memory with the system's zone and clock. */
    public static EngineOptions inMemory() {
        return new EngineOptions(
                null, "3.3.7.0", systemZone(), Clock.systemUTC(), "taosdata", DEFAULT_MEMORY, Duration.ZERO);
    }

    /** The system's zone; UTC under its plain name, whatever the system calls it. */
    private static ZoneId systemZone() {
        ZoneId zone = ZoneId.systemDefault();
        boolean utc = zone.getRules().isFixedOffset() && zone.normalized().equals(ZoneOffset.UTC);
        return utc ? ZoneId.of("UTC") : zone;
    }

    /** An engine that keeps its data in a directory, which is made if it doesn't exist. */
    public static EngineOptions inDirectory(Path directory) {
        EngineOptions memory = inMemory();
        return new EngineOptions(
                directory,
                memory.version,
                memory.zone,
                memory.clock,
                memory.rootPassword,
                memory.memoryLimitBytes,
                memory.statementTimeout);
    }

    public EngineOptions withVersion(String newVersion) {
        return new EngineOptions(directory, newVersion, zone, clock, rootPassword, memoryLimitBytes, statementTimeout);
    }

    public EngineOptions withZone(ZoneId newZone) {
        return new EngineOptions(directory, version, newZone, clock, rootPassword, memoryLimitBytes, statementTimeout);
    }

    public EngineOptions withClock(Clock newClock) {
        return new EngineOptions(directory, version, zone, newClock, rootPassword, memoryLimitBytes, statementTimeout);
    }

    public EngineOptions withRootPassword(String password) {
        return new EngineOptions(directory, version, zone, clock, password, memoryLimitBytes, statementTimeout);
    }

    public EngineOptions withMemoryLimitBytes(long bytes) {
        return new EngineOptions(directory, version, zone, clock, rootPassword, bytes, statementTimeout);
    }

    public EngineOptions withStatementTimeout(Duration timeout) {
        return new EngineOptions(directory, version, zone, clock, rootPassword, memoryLimitBytes, timeout);
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return "EngineOptions[directory=" + directory + ", version=" + version + ", zone=" + zone
                + ", memoryLimitBytes=" + memoryLimitBytes + ", statementTimeout=" + statementTimeout + "]";
    }
}

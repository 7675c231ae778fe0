package io.taosj.engine.internal.ddl;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A database option that is a number in a range.
 *
 * @param name in SQL
 * @param label what errors call it
 * @param allowed how errors name the allowed values, or empty for the range
 */
record NumberOption(String name, String label, long min, long max, long preset, String allowed) {
    private static final int INT_MAX = Integer.MAX_VALUE;

    static final List<NumberOption> ALL = List.of(
            range("buffer", "buffer", 3, 16384, 256),
            range("cachesize", "cacheSize", 1, 65536, 1),
            range("comp", "compression", 0, 2, 2),
            range("wal_fsync_period", "fsyncPeriod", 0, 180000, 3000),
            range("maxrows", "maxRowsPerBlock", 200, 10000000, 4096),
            range("minrows", "minRowsPerBlock", 10, 1000000, 100),
            range("pages", "pages", 64, INT_MAX - 1, 256),
            range("pagesize", "pagesize", 1, 16384, 4),
            range("tsdb_pagesize", "tsdbPagesize", 1, 16384, 4),
            range("replica", "replications", 1, 3, 1),
            new NumberOption("wal_level", "walLevel", 0, 2, 1, "0, 1, 2"),
            range("vgroups", "vgroups", 1, 1024, 2),
            new NumberOption("single_stable", "singleStable", 0, 1, 0, "1, 0"),
            new NumberOption("schemaless", "schemaless", 0, 1, 0, "1, 0"),
            range("wal_retention_period", "walRetentionPeriod", -1, INT_MAX, 3600),
            range("wal_retention_size", "walRetentionSize", -1, INT_MAX, 0),
            range("wal_roll_period", "walRollPeriod", 0, INT_MAX, 0),
            range("wal_segment_size", "walSegmentSize", 0, INT_MAX, 0),
            range("stt_trigger", "sstTrigger", 1, 16, 2),
            range("table_prefix", "hashPrefix", -191, 191, 0),
            range("table_suffix", "hashSuffix", -191, 191, 0),
            range("s3_chunkpages", "s3ChunkPages", 131072, 1048576, 131072),
            new NumberOption("s3_compact", "s3Compact", 0, 1, 1, "0, 1"));

    static final Map<String, NumberOption> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(NumberOption::name, Function.identity()));

    private static NumberOption range(String name, String label, long min, long max, long preset) {
        return new NumberOption(name, label, min, max, preset, "");
    }

    /** Refuses a value out of range. */
    String checked(long value) {
        if (value < min || value > max) {
            throw DdlErrors.databaseOption("Invalid option " + label + ": " + value
                    + (allowed.isEmpty()
                            ? ", valid range: [" + min + ", " + max + "]"
                            : ", only " + allowed + " allowed"));
        }
        return String.valueOf(value);
    }
}

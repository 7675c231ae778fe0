package io.taosj.engine.internal.sql;

import io.taosj.engine.EngineException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ranges of database options, and how KEEP and DURATION depend on each other in a CREATE.
 *
 * <p>An ALTER's KEEP must also suit the database's DURATION, which is for those to check who know the database.
 */
final class DatabaseOptionRules {
    private static final int MINUTES_PER_HOUR = 60;
    private static final int MINUTES_PER_DAY = 24 * MINUTES_PER_HOUR;
    private static final long DEFAULT_DURATION = 10L * MINUTES_PER_DAY;
    private static final long DEFAULT_KEEP = 3650L * MINUTES_PER_DAY;
    private static final long DEFAULT_KEEP_LOCAL = 365L * MINUTES_PER_DAY;
    private static final long MAX_DURATION = 3650L * MINUTES_PER_DAY;
    private static final long MAX_KEEP = 365_000L * MINUTES_PER_DAY;
    private static final long MAX_KEEP_NANOS = 292L * 365 * MINUTES_PER_DAY;
    private static final int MAX_KEEPS = 3;

    /** Option, its name in messages, smallest and largest value; in the order in which they are checked. */
    private record Range(String option, String shown, long min, long max) {}

    private static final List<Range> RANGES = List.of(
            new Range("buffer", "buffer", 3, 16384),
            new Range("cachesize", "cacheSize", 1, 65536),
            new Range("comp", "compression", 0, 2),
            new Range("wal_fsync_period", "fsyncPeriod", 0, 180_000),
            new Range("maxrows", "maxRowsPerBlock", 200, 10_000_000),
            new Range("minrows", "minRowsPerBlock", 10, 1_000_000),
            new Range("pages", "pages", 64, Integer.MAX_VALUE - 1),
            new Range("pagesize", "pagesize", 1, 16384),
            new Range("tsdb_pagesize", "tsdbPagesize", 1, 16384),
            new Range("replica", "replications", 1, 3),
            new Range("vgroups", "vgroups", 1, 1024),
            new Range("schemaless", "schemaless", 0, 1),
            new Range("wal_retention_period", "walRetentionPeriod", -1, Integer.MAX_VALUE),
            new Range("wal_retention_size", "walRetentionSize", -1, Long.MAX_VALUE),
            new Range("wal_roll_period", "walRollPeriod", 0, Integer.MAX_VALUE),
            new Range("wal_segment_size", "walSegmentSize", 0, Integer.MAX_VALUE),
            new Range("stt_trigger", "sstTrigger", 1, 16),
            new Range("table_prefix", "tablePrefix", -191, 191),
            new Range("table_suffix", "tableSuffix", -191, 191),
            new Range("s3_chunkpages", "s3ChunkPages", 131_072, 1_048_576),
            new Range("s3_compact", "s3Compact", 0, 1));

    private final Map<String, Option> options = new HashMap<>();

    private DatabaseOptionRules(List<Option> written) {
        for (Option option : written) {
            options.put(option.name(), option);
        }
    }

    /**
     * Checks options.
     *
     * @throws EngineException with what is wrong
     */
    static void check(List<Option> written, boolean creating) {
        DatabaseOptionRules rules = new DatabaseOptionRules(written);
        rules.checkTexts();
        rules.checkSets();
        RANGES.forEach(rules::checkRange);
        rules.checkTimes(creating);
    }

    private void checkTexts() {
        checkText("cachemodel", "cacheModel", List.of("none", "last_row", "last_value", "both"));
        checkText("precision", "precision", List.of("ms", "us", "ns"));
        checkText("encrypt_algorithm", "encryptAlgorithm", List.of("none", "sm4"));
    }

    private void checkText(String name, String shown, List<String> allowed) {
        String text = text(name);
        if (text != null && !allowed.contains(text)) {
            // the server keeps two letters of a precision
            String kept = "precision".equals(name) && text.length() > 2 ? text.substring(0, 2) : text;
            throw invalid("Invalid option " + shown + ": " + kept);
        }
    }

    private void checkSets() {
        checkSet("wal_level", "walLevel", 2, "0, 1, 2");
        checkSet("single_stable", "singleStable", 1, "1, 0");
    }

    private void checkSet(String name, String shown, long max, String allowed) {
        Option option = options.get(name);
        if (option != null && number(option.value()) > max) {
            throw invalid("Invalid option " + shown + ": " + number(option.value()) + ", only " + allowed + " allowed");
        }
    }

    private void checkRange(Range range) {
        Option option = options.get(range.option());
        if (option != null) {
            checkRange(range.shown(), number(option.value()), range.min(), range.max());
        }
    }

    private static void checkRange(String shown, long value, long min, long max) {
        if (value < min || value > max) {
            throw invalid("Invalid option " + shown + ": " + value + ", valid range: [" + min + ", " + max + "]");
        }
    }

    private void checkTimes(boolean creating) {
        Option durationOption = options.get("duration");
        long duration = durationOption == null ? DEFAULT_DURATION : minutes(durationOption, "duration");
        checkRange("daysPerFile", duration, MINUTES_PER_HOUR, MAX_DURATION);
        long keep = keep();
        if (creating && keep < 3 * duration) {
            throw invalid("Invalid duration value, should be keep2 >= keep1 >= keep0 >= 3 * duration");
        }
        Option local = options.get("s3_keeplocal");
        long keepLocal = local == null ? DEFAULT_KEEP_LOCAL : minutes(local, "s3_keeplocal");
        checkRange("s3KeepLocal", keepLocal, MINUTES_PER_DAY, MAX_KEEP);
        if (creating && keepLocal < 3 * duration) {
            throw invalid("Invalid parameters, should be s3_keeplocal >= 3 * duration");
        }
    }

    /** Checks KEEP and gives its first value in minutes. */
    private long keep() {
        Option option = options.get("keep");
        if (option == null) {
            return DEFAULT_KEEP;
        }
        if (option.values().size() > MAX_KEEPS) {
            throw invalid("Invalid number of keep options");
        }
        List<Long> keeps = new ArrayList<>();
        for (Expr value : option.values()) {
            keeps.add(minutes(value, "keep"));
        }
        while (keeps.size() < MAX_KEEPS) {
            keeps.add(keeps.get(keeps.size() - 1));
        }
        long max = "ns".equals(text("precision")) ? MAX_KEEP_NANOS : MAX_KEEP;
        if (keeps.stream().anyMatch(k -> k < MINUTES_PER_DAY || k > max)) {
            throw invalid("Invalid option keep: " + keeps.get(0) + ", " + keeps.get(1) + ", " + keeps.get(2)
                    + " valid range: [" + MINUTES_PER_DAY + "m, " + max + "m]");
        }
        if (keeps.get(0) > keeps.get(1) || keeps.get(1) > keeps.get(2)) {
            throw invalid("Invalid keep value, should be keep0 <= keep1 <= keep2");
        }
        return keeps.get(0);
    }

    private static long minutes(Option option, String name) {
        return minutes(option.value(), name);
    }

    /** Minutes of a duration in m, h or d; a plain number is days. */
    private static long minutes(Expr value, String name) {
        char unit = value instanceof Expr.DurationLiteral duration ? duration.unit() : 'd';
        long factor =
                switch (unit) {
                    case 'm' -> 1;
                    case 'h' -> MINUTES_PER_HOUR;
                    case 'd' -> MINUTES_PER_DAY;
                    default -> throw invalid("Invalid option " + name + " unit: " + unit + ", only m, h, d allowed");
                };
        long number = number(value);
        return number > Long.MAX_VALUE / MINUTES_PER_DAY ? Long.MAX_VALUE : number * factor;
    }

    private static long number(Expr value) {
        if (value instanceof Expr.DurationLiteral duration) {
            return duration.value();
        }
        String text = ((Expr.IntegerLiteral) value).text();
        boolean negative = text.startsWith("-");
        long number = Literals.clamp(text, negative ? 1 : 0, text.length());
        return negative ? -number : number;
    }

    private @Nullable String text(String name) {
        Option option = options.get(name);
        return option == null ? null : ((Expr.StringLiteral) Objects.requireNonNull(option.value())).value();
    }

    private static EngineException invalid(String message) {
        return SqlErrors.of(SqlErrors.DATABASE_OPTION, message);
    }
}

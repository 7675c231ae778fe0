package io.taosj.wire;

/**
 * The unit of the timestamps in line protocol. OpenTSDB's two forms ignore it: there ten digits are seconds and thirteen
 * are milliseconds.
 */
public enum SchemalessPrecision {
    /** The server's default: nanoseconds. */
    NOT_CONFIGURED("", 1L),
    HOURS("h", 3_600_000_000_000L),
    MINUTES("m", 60_000_000_000L),
    SECONDS("s", 1_000_000_000L),
    MILLISECONDS("ms", 1_000_000L),
    MICROSECONDS("u", 1_000L),
    NANOSECONDS("ns", 1L);

    private final String text;
    private final long nanos;

    SchemalessPrecision(String text, long nanos) {
        this.text = text;
        this.nanos = nanos;
    }

    /** The name on the wire; microseconds are {@code u}, since servers don't know {@code us}. */
    public String text() {
        return text;
    }

    /** Nanoseconds in one unit. */
    public long nanos() {
        return nanos;
    }

    /** The unit of a name as servers read it: what they don't know, {@code us} too, counts as not configured. */
    public static SchemalessPrecision ofText(String text) {
        for (SchemalessPrecision precision : values()) {
            if (precision.text.equals(text)) {
                return precision;
            }
        }
        return NOT_CONFIGURED;
    }

    /** The unit that is one tick of a database's precision. */
    public static SchemalessPrecision of(Precision precision) {
        return switch (precision) {
            case MILLISECONDS -> MILLISECONDS;
            case MICROSECONDS -> MICROSECONDS;
            case NANOSECONDS -> NANOSECONDS;
        };
    }
}

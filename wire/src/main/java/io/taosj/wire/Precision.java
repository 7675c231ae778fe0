package io.taosj.wire;

/** The time precision of a database: what one tick of its TIMESTAMP columns means. */
public enum Precision {
    MILLISECONDS(0, "ms", 3, 1_000L),
    MICROSECONDS(1, "us", 6, 1_000_000L),
    NANOSECONDS(2, "ns", 9, 1_000_000_000L);

    private final int code;
    private final String text;
    private final int digits;
    private final long ticksPerSecond;

    Precision(int code, String text, int digits, long ticksPerSecond) {
        this.code = code;
        this.text = text;
        this.digits = digits;
        this.ticksPerSecond = ticksPerSecond;
    }

    /** The number used on the wire: 0 ms, 1 us, 2 ns. */
    public int code() {
        return code;
    }

    /** The name used in SQL: {@code ms}, {@code us} or {@code ns}. */
    public String text() {
        return text;
    }

    /** Digits of a second's fraction: 3, 6 or 9. */
    public int digits() {
        return digits;
    }

    /** Ticks in one second. */
    public long ticksPerSecond() {
        return ticksPerSecond;
    }

    /** Nanoseconds in one tick. */
    public long nanosPerTick() {
        return 1_000_000_000L / ticksPerSecond;
    }

    /**
     * The precision of a wire code.
     *
     * @throws WireFormatException if the code is none of 0, 1, 2
     */
    public static Precision ofCode(int code) {
        return switch (code) {
            case 0 -> MILLISECONDS;
            case 1 -> MICROSECONDS;
            case 2 -> NANOSECONDS;
            default -> throw new WireFormatException("unknown precision code " + code);
        };
    }

    /**
     * The precision of its SQL name, without case.
     *
     * @throws IllegalArgumentException if the name is none of ms, us, ns
     */
    public static Precision ofText(String text) {
        for (Precision p : values()) {
            if (p.text.equalsIgnoreCase(text)) {
                return p;
            }
        }
        throw new IllegalArgumentException("unknown precision '" + text + "', use ms, us or ns");
    }
}

package io.taosj.engine.internal.sql;

/**
 * What the grammar of a version of the server knows.
 *
 * @param decimals whether DECIMAL is a type, as from 3.3.6 on
 * @param blobs whether BLOB is a type, as from 3.3.7 on
 */
public record Dialect(boolean decimals, boolean blobs) {
    /** Everything that this parser knows. */
    public static final Dialect NEWEST = new Dialect(true, true);

    private static final int DECIMALS = 3_003_006;
    private static final int BLOBS = 3_003_007;
    private static final int PARTS = 3;
    private static final int BASE = 1000;

    /** The dialect of a version such as {@code 3.3.5.8}; one that can't be read counts as the newest. */
    public static Dialect of(String version) {
        String[] parts = version.split("\\.", -1);
        int number = 0;
        for (int i = 0; i < PARTS; i++) {
            if (i >= parts.length || !parts[i].matches("\\d{1,3}")) {
                return NEWEST;
            }
            number = number * BASE + Integer.parseInt(parts[i]);
        }
        return new Dialect(number >= DECIMALS, number >= BLOBS);
    }
}

package io.taosj.engine.internal.insert;

import io.taosj.engine.EngineException;
import org.jspecify.annotations.Nullable;

/**
 * One value as written in VALUES or TAGS; one object is used again for every value of a statement, so that a value costs
 * no garbage.
 *
 * <p>The text is a stretch of some source: the statement itself, or the decoded text where a quoted one had escapes.
 */
public final class ValueToken {
    /** What kind of literal it is. */
    public enum Kind {
        NULL,
        STRING,
        INTEGER,
        FLOAT,
        /** {@code 0x1f}. */
        HEX,
        /** {@code 0b101}. */
        BINARY,
        BOOL,
        NOW,
        TODAY
    }

    private static final String NULL_WORD = "null";

    private Kind kind = Kind.NULL;
    private String source = "";
    private int from;
    private int to;
    private String statement = "";
    private int nearFrom;
    private int nearTo;
    private long offset;
    private char offsetUnit;
    private @Nullable String fixedReason;

    /**
     * Takes a value.
     *
     * @param text where the value's text is
     * @param textFrom first character, behind an opening quote
     * @param textTo behind the last character, before a closing quote
     */
    public ValueToken set(Kind newKind, String text, int textFrom, int textTo) {
        kind = newKind;
        source = text;
        from = textFrom;
        to = textTo;
        statement = text;
        nearFrom = textFrom;
        nearTo = textTo;
        offset = 0;
        offsetUnit = '\0';
        return this;
    }

    /** Says what errors quote as the place: of quoted values the text alone, of others the rest of the statement. */
    void near(String text, int start, int end) {
        statement = text;
        nearFrom = start;
        nearTo = end;
    }

    /** Adds {@code + 1d} to a time; the amount is negative for minus. */
    public void offset(long amount, char unit) {
        offset = amount;
        offsetUnit = unit;
    }

    public Kind kind() {
        return kind;
    }

    String source() {
        return source;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    long offset() {
        return offset;
    }

    /** The unit of {@link #offset()}, or 0 if there is none. */
    char offsetUnit() {
        return offsetUnit;
    }

    boolean isEmpty() {
        return from == to;
    }

    /** Whether this is NULL for a column that is not text: the keyword, or the quoted word. */
    boolean isNullForNumbers() {
        return kind == Kind.NULL || kind == Kind.STRING && isNullWord();
    }

    private boolean isNullWord() {
        return to - from == NULL_WORD.length() && source.regionMatches(true, from, NULL_WORD, 0, NULL_WORD.length());
    }

    /** The value's text as a string of its own. */
    String text() {
        return source.substring(from, to);
    }

    /** Replaces the reason of every error of this value. */
    void reason(String reason) {
        fixedReason = reason;
    }

    /** Error 0x216 at this value. */
    EngineException error(String converterReason) {
        String reason = fixedReason == null ? converterReason : fixedReason;
        return nearTo == statement.length()
                ? InsertErrors.near(statement, nearFrom, reason)
                : InsertErrors.near(statement.substring(nearFrom, nearTo), 0, reason);
    }
}

package io.taosj.wire;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads RFC 3339 texts as ticks. The number of the second's digits tells the precision; the first text that is read
 * decides it for all.
 */
final class TimestampParser {
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int MOST_DIGITS = 9;

    private Precision precision = Precision.MILLISECONDS;
    private boolean decided;

    private char[] text = new char[0];
    private int at;
    private int end;

    /** The precision of the texts so far; milliseconds before the first one. */
    Precision precision() {
        return precision;
    }

    /**
     * Ticks of a text.
     *
     * @throws WireFormatException if it is no timestamp, has more digits than those before, or is out of range
     */
    long parse(char[] chars, int from, int length) {
        text = chars;
        at = from;
        end = from + length;
        try {
            long day = day();
            expect('T');
            int time = number(2) * 3600;
            expect(':');
            time += number(2) * 60;
            expect(':');
            time += number(2);
            int nanos = fraction();
            long seconds = Math.multiplyExact(day, SECONDS_PER_DAY) + time - offset();
            if (at != end || time >= SECONDS_PER_DAY + 1) {
                throw bad(from, length, null);
            }
            return Ticks.of(seconds, nanos, precision);
        } catch (DateTimeException | ArithmeticException | IndexOutOfBoundsException e) {
            throw bad(from, length, e);
        }
    }

    private WireFormatException bad(int from, int length, @org.jspecify.annotations.Nullable Throwable cause) {
        String shown = new String(text, from, Math.min(length, 40));
        String message = "'" + shown + "' is no RFC 3339 timestamp of precision " + precision.text();
        return cause == null ? new WireFormatException(message) : new WireFormatException(message, cause);
    }

    private long day() {
        boolean negative = at < end && text[at] == '-';
        if (negative) {
            at++;
        }
        int year = 0;
        int start = at;
        while (at < end && Character.isDigit(text[at]) && at - start < MOST_DIGITS) {
            year = year * 10 + text[at++] - '0';
        }
        if (at - start < 4) {
            throw new DateTimeException("year");
        }
        expect('-');
        int month = number(2);
        expect('-');
        return LocalDate.of(negative ? -year : year, month, number(2)).toEpochDay();
    }

    private int fraction() {
        if (at == end || text[at] != '.') {
            return 0;
        }
        int start = ++at;
        int value = 0;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            value = Math.addExact(Math.multiplyExact(value, 10), text[at++] - '0');
        }
        int digits = at - start;
        if (!decided) {
            decided = true;
            precision =
                    digits <= 3 ? Precision.MILLISECONDS : digits <= 6 ? Precision.MICROSECONDS : Precision.NANOSECONDS;
        }
        if (digits == 0 || digits > precision.digits()) {
            throw new DateTimeException("digits");
        }
        for (int i = digits; i < MOST_DIGITS; i++) {
            value *= 10;
        }
        return value;
    }

    private int offset() {
        char sign = at < end ? text[at++] : 0;
        if (sign == 'Z') {
            return 0;
        }
        if (sign != '+' && sign != '-') {
            throw new DateTimeException("zone");
        }
        int seconds = number(2) * 3600;
        expect(':');
        seconds += number(2) * 60;
        return sign == '+' ? seconds : -seconds;
    }

    private int number(int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            char c = at < end ? text[at++] : 0;
            if (c < '0' || c > '9') {
                throw new DateTimeException("digit");
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    private void expect(char c) {
        if (at >= end || text[at++] != c) {
            throw new DateTimeException("separator");
        }
    }
}

package io.taosj.engine.internal.schemaless;

import io.taosj.wire.DataType;
import java.util.ArrayList;
import java.util.List;

/** OpenTSDB's telnet form: {@code metric time value tag=value …}, parted by blanks. */
final class TelnetParser {
    static final String VALUE_COLUMN = "_value";
    private static final Place VALUE_PLACE = Place.of(VALUE_COLUMN);
    private static final int SECOND_DIGITS = 10;
    private static final int MILLI_DIGITS = 13;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long MILLI_NANOS = 1_000_000L;

    private final Batch batch;
    private final Times times;
    private final Value value = new Value();
    private final ValueParser values = new ValueParser(value);

    TelnetParser(Batch batch, Times times) {
        this.batch = batch;
        this.times = times;
    }

    /** Reads one line that is neither blank nor a comment. */
    void line(String s, int from, int to) {
        int metricEnd = element(s, from, to);
        if (metricEnd < 0) {
            throw SmlErrors.data("SML telnet invalid metric:" + s.substring(from, to));
        }
        int timeFrom = Lines.skipBlanks(s, metricEnd, to);
        int timeEnd = element(s, timeFrom, to);
        if (timeEnd < 0) {
            throw SmlErrors.data("SML telnet invalid timestamp:");
        }
        int valueFrom = Lines.skipBlanks(s, timeEnd, to);
        long time = time(s, timeFrom, timeEnd, valueFrom, to);
        int valueEnd = ValueParser.end(s, valueFrom, to);
        if (valueEnd < 0 || valueEnd >= to || s.charAt(valueEnd) != ' ') {
            throw SmlErrors.data("SML telnet invalid metric value:" + s.substring(valueFrom, to));
        }
        if (!values.parse(s, valueFrom, valueEnd)) {
            throw SmlErrors.value(s.substring(valueFrom, to));
        }
        ChildRows rows = series(s, from, metricEnd, Lines.skipBlanks(s, valueEnd, to), to);
        rows.add(valueColumn(rows, value.type()), value, VALUE_PLACE);
        rows.end(time);
        batch.count();
    }

    /** The column that holds the value of OpenTSDB's points. */
    static Slot valueColumn(ChildRows rows, DataType type) {
        return rows.parent().column(VALUE_COLUMN, type, VALUE_PLACE);
    }

    /** The blank behind an element; -1 if there is none, because something must follow. */
    private static int element(String s, int from, int to) {
        int blank = s.indexOf(' ', from);
        return blank < 0 || blank >= to || blank == from ? -1 : blank;
    }

    private long time(String s, int from, int end, int rest, int to) {
        if (end - from == 1 && s.charAt(from) == '0') {
            return times.now();
        }
        long count = 0;
        boolean known = end - from == SECOND_DIGITS || end - from == MILLI_DIGITS;
        for (int i = from; known && i < end; i++) {
            int digit = s.charAt(i) - '0';
            known = digit >= 0 && digit <= 9;
            count = count * 10 + digit;
        }
        if (!known) {
            throw SmlErrors.time("SML telnet parse timestamp failed: " + s.substring(rest, to));
        }
        return times.ticks(count, unit(end - from));
    }

    /** Nanoseconds of the unit that a number of digits stands for, or 0. */
    static long unit(int digits) {
        return switch (digits) {
            case SECOND_DIGITS -> SECOND_NANOS;
            case MILLI_DIGITS -> MILLI_NANOS;
            default -> 0;
        };
    }

    private ChildRows series(String s, int from, int metricEnd, int tagsFrom, int to) {
        String text = s.substring(from, metricEnd) + ' ' + s.substring(tagsFrom, to);
        ChildRows known = batch.known(text);
        if (known != null) {
            return known;
        }
        String table = SmlNames.table(s.substring(from, metricEnd), s.substring(from, to));
        List<Tag> tags = new ArrayList<>();
        for (int tag = tagsFrom; tag < to; ) {
            int blank = s.indexOf(' ', tag);
            int end = blank < 0 || blank > to ? to : blank;
            tags.add(tag(s, tag, end, to));
            tag = Lines.skipBlanks(s, end, to);
        }
        return batch.series(text, table, tags);
    }

    private static Tag tag(String s, int from, int end, int to) {
        int equals = s.indexOf('=', from);
        if (equals <= from || equals >= end) {
            throw SmlErrors.key(s.substring(from, to));
        }
        if (equals + 1 == end || s.indexOf('=', equals + 1) >= 0 && s.indexOf('=', equals + 1) < end) {
            throw SmlErrors.value(s.substring(equals + 1, to));
        }
        String name = SmlNames.key(s.substring(from, equals), s.substring(from, to));
        return Tag.text(name, s.substring(equals + 1, end), new Place(s, from, to));
    }
}

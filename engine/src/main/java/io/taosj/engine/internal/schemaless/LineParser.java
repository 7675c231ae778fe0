package io.taosj.engine.internal.schemaless;

import java.util.ArrayList;
import java.util.List;

/**
 * InfluxDB's line protocol with TDengine's types: {@code table,tag=value,… field=value,… time}.
 *
 * <p>A backslash keeps a comma, equals sign or blank in names and tags, and a quote or backslash in quoted values; before
 * anything else it stands for itself.
 */
final class LineParser {
    private static final String ESCAPED_IN_TABLES = ", ";
    private static final String ESCAPED_IN_NAMES = ",= ";

    private final Batch batch;
    private final Times times;
    private final long unitNanos;
    private final Value value = new Value();
    private final ValueParser values = new ValueParser(value);

    LineParser(Batch batch, Times times, long unitNanos) {
        this.batch = batch;
        this.times = times;
        this.unitNanos = unitNanos;
    }

    /** Reads one line that is neither blank nor a comment. */
    void line(String s, int from, int to) {
        int end = find(s, from, to, " ");
        ChildRows rows = series(s, from, end, to);
        int field = Lines.skipBlanks(s, end, to);
        if (field >= to) {
            throw SmlErrors.data("SML line cols is empty");
        }
        for (int position = 0; ; position++) {
            int after = field(rows, position, s, field, to);
            if (after >= to || s.charAt(after) == ' ') {
                field = after;
                break;
            }
            field = after + 1;
        }
        rows.end(time(s, Lines.skipBlanks(s, field, to), to));
        batch.count();
    }

    /** The next of some characters that no backslash stands before, or the end. */
    private static int find(String s, int from, int to, String wanted) {
        for (int i = from; i < to; i++) {
            char c = s.charAt(i);
            if (c == '\\' && i + 1 < to && ESCAPED_IN_NAMES.indexOf(s.charAt(i + 1)) >= 0) {
                i++;
            } else if (wanted.indexOf(c) >= 0) {
                return i;
            }
        }
        return to;
    }

    private static String unescape(String s, int from, int to, String escaped) {
        int slash = s.indexOf('\\', from);
        if (slash < 0 || slash >= to) {
            return s.substring(from, to);
        }
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = s.charAt(i);
            if (c == '\\' && i + 1 < to && escaped.indexOf(s.charAt(i + 1)) >= 0) {
                i++;
                c = s.charAt(i);
            }
            text.append(c);
        }
        return text.toString();
    }

    private ChildRows series(String s, int from, int end, int to) {
        String text = s.substring(from, end);
        ChildRows known = batch.known(text);
        if (known != null) {
            return known;
        }
        int comma = find(s, from, end, ",");
        String table = SmlNames.table(unescape(s, from, comma, ESCAPED_IN_TABLES), s.substring(from, to));
        List<Tag> tags = new ArrayList<>();
        int tag = comma;
        while (tag < end) {
            tag = tag(tags, s, tag + 1, end, to);
        }
        return batch.series(text, table, tags);
    }

    /** Reads a tag and returns where the next comma stands, or the end. */
    private static int tag(List<Tag> tags, String s, int from, int end, int to) {
        int equals = key(s, from, end, to);
        int comma = find(s, equals + 1, end, ",=");
        if (comma == equals + 1 || comma < end && s.charAt(comma) == '=') {
            throw SmlErrors.value(s.substring(equals + 1, to));
        }
        String name = SmlNames.key(unescape(s, from, equals, ESCAPED_IN_NAMES), s.substring(from, to));
        tags.add(Tag.text(name, unescape(s, equals + 1, comma, ESCAPED_IN_NAMES), new Place(s, from, to)));
        return comma;
    }

    /** Where the equals sign behind a key stands. */
    private static int key(String s, int from, int end, int to) {
        int equals = find(s, from, end, "=, ");
        if (equals == from || equals >= end || s.charAt(equals) != '=') {
            throw SmlErrors.key(s.substring(from, to));
        }
        return equals;
    }

    /** Reads a field and returns where it ends. */
    private int field(ChildRows rows, int position, String s, int from, int to) {
        int equals = key(s, from, to, to);
        int end = ValueParser.end(s, equals + 1, to);
        boolean closed = end >= 0 && (end >= to || s.charAt(end) == ',' || s.charAt(end) == ' ');
        if (!closed || !values.parse(s, equals + 1, end)) {
            throw SmlErrors.value(s.substring(equals + 1, to));
        }
        Place place = new Place(s, from, to);
        SuperRows parent = rows.parent();
        Slot slot = parent.isLikely(position, s, from, equals)
                ? parent.columns().get(position)
                : parent.column(SmlNames.key(unescape(s, from, equals, ESCAPED_IN_NAMES), place.text()), value.type(), place);
        rows.add(slot, value, place);
        return end;
    }

    private long time(String s, int from, int to) {
        if (from >= to || to - from == 1 && s.charAt(from) == '0') {
            return times.now();
        }
        boolean negative = s.charAt(from) == '-';
        long count = 0;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            int digit = s.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw SmlErrors.time("SML line parse timestamp failed: " + s.substring(from, to));
            }
            if (count > (Long.MAX_VALUE - digit) / 10) {
                times.tooLarge();
                return 0;
            }
            count = count * 10 + digit;
        }
        return times.ticks(negative ? -count : count, unitNanos);
    }
}

package io.taosj.engine.internal.time;

import io.taosj.wire.Precision;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A format of to_char() and to_timestamp(), split into keywords and text. */
public final class TimePattern {
    private static final int NAME_WIDTH = 9;

    /** The keywords; of two that both fit the longer one counts, so prefixes stand behind. */
    enum Field {
        AM_DOTS("A.M."),
        PM_DOTS("P.M."),
        AM("AM"),
        PM("PM"),
        DAY("DAY"),
        DDD("DDD"),
        DD("DD"),
        DY("DY"),
        D("D"),
        HH24("HH24"),
        HH12("HH12"),
        HH("HH"),
        MI("MI"),
        MM("MM"),
        MONTH("MONTH"),
        MON("MON"),
        MS("MS"),
        NS("NS"),
        US("US"),
        SS("SS"),
        TZH("TZH"),
        YYYY("YYYY"),
        YYY("YYY"),
        YY("YY"),
        Y("Y");

        final String word;

        Field(String word) {
            this.word = word;
        }

        /** Whether the way the keyword is written decides on the case of the result. */
        boolean isName() {
            return switch (this) {
                case AM_DOTS, PM_DOTS, AM, PM, DAY, DY, MONTH, MON -> true;
                default -> false;
            };
        }
    }

    /** How a name is written: {@code MONTH}, {@code Month} or {@code month}. */
    enum Style {
        UPPER,
        CAPITAL,
        LOWER;

        String apply(String name) {
            return switch (this) {
                case UPPER -> name.toUpperCase(Locale.ROOT);
                case LOWER -> name.toLowerCase(Locale.ROOT);
                case CAPITAL -> name;
            };
        }
    }

    /** A part of a format. */
    sealed interface Part {}

    /** A keyword. */
    record Keyword(Field field, Style style) implements Part {}

    /**
     * One character that stands for itself.
     *
     * @param quoted whether it stood in double quotes or behind a backslash
     */
    record Text(char value, boolean quoted) implements Part {}

    private final List<Part> parts;

    private TimePattern(List<Part> parts) {
        this.parts = parts;
    }

    List<Part> parts() {
        return parts;
    }

    /** Splits a format. Every text is a format: what is no keyword stands for itself. */
    public static TimePattern of(String format) {
        List<Part> parts = new ArrayList<>();
        int i = 0;
        boolean quoted = false;
        while (i < format.length()) {
            char c = format.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                i++;
            } else if (c == '\\' && i + 1 < format.length()) {
                parts.add(new Text(format.charAt(i + 1), true));
                i += 2;
            } else {
                Keyword keyword = quoted ? null : keywordAt(format, i);
                parts.add(keyword == null ? new Text(c, quoted) : keyword);
                i += keyword == null ? 1 : keyword.field().word.length();
            }
        }
        return new TimePattern(List.copyOf(parts));
    }

    private static @Nullable Keyword keywordAt(String format, int at) {
        for (Field field : Field.values()) {
            if (format.regionMatches(true, at, field.word, 0, field.word.length())) {
                boolean upper = Character.isUpperCase(format.charAt(at));
                int second = field == Field.AM_DOTS || field == Field.PM_DOTS ? at + 2 : at + 1;
                boolean capital = upper
                        && field.isName()
                        && second < format.length()
                        && Character.isLowerCase(format.charAt(second));
                return new Keyword(field, !upper ? Style.LOWER : capital ? Style.CAPITAL : Style.UPPER);
            }
        }
        return null;
    }

    /** Writes a time by this format. */
    public String format(long ticks, Precision precision, ZoneId zone) {
        LocalDateTime time = Zones.local(ticks, precision, zone);
        StringBuilder text = new StringBuilder(32);
        for (Part part : parts) {
            if (part instanceof Text literal) {
                text.append(literal.value());
            } else if (part instanceof Keyword keyword) {
                if (keyword.field() == Field.TZH) {
                    int offset = Zones.offsetSeconds(Math.floorDiv(ticks, precision.ticksPerSecond()), zone);
                    TimeFormat.pad(text.append(offset < 0 ? '-' : '+'), Math.abs(offset) / 3600, 2);
                } else if (keyword.field().isName()) {
                    text.append(keyword.style().apply(name(keyword.field(), time)));
                } else {
                    number(text, keyword.field(), time);
                }
            }
        }
        return text.toString();
    }

    private static String name(Field field, LocalDateTime time) {
        boolean morning = time.getHour() < 12;
        return switch (field) {
            case AM, PM -> morning ? "AM" : "PM";
            case AM_DOTS, PM_DOTS -> morning ? "A.M." : "P.M.";
            case MON -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case DY -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case MONTH -> padded(time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            default -> padded(time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        };
    }

    private static String padded(String name) {
        return name + " ".repeat(NAME_WIDTH - name.length());
    }

    private static void number(StringBuilder text, Field field, LocalDateTime time) {
        switch (field) {
            case YYYY -> TimeFormat.pad(text, time.getYear(), 4);
            case YYY -> TimeFormat.pad(text, Math.floorMod(time.getYear(), 1000), 3);
            case YY -> TimeFormat.pad(text, Math.floorMod(time.getYear(), 100), 2);
            case Y -> TimeFormat.pad(text, Math.floorMod(time.getYear(), 10), 1);
            case MM -> TimeFormat.pad(text, time.getMonthValue(), 2);
            case DDD -> TimeFormat.pad(text, time.getDayOfYear(), 3);
            case DD -> TimeFormat.pad(text, time.getDayOfMonth(), 2);
            case D -> TimeFormat.pad(text, time.getDayOfWeek().getValue() % 7 + 1, 1);
            case HH24 -> TimeFormat.pad(text, time.getHour(), 2);
            case HH12, HH -> TimeFormat.pad(text, (time.getHour() + 11) % 12 + 1, 2);
            case MI -> TimeFormat.pad(text, time.getMinute(), 2);
            case SS -> TimeFormat.pad(text, time.getSecond(), 2);
            case MS -> TimeFormat.pad(text, time.getNano() / 1_000_000, 3);
            case US -> TimeFormat.pad(text, time.getNano() / 1_000, 6);
            case NS -> TimeFormat.pad(text, time.getNano(), 9);
            default -> throw new IllegalStateException(field + " is no number");
        }
    }
}

package io.taosj.engine.internal.function;

import io.taosj.engine.internal.time.TimeFormat;
import io.taosj.engine.internal.time.TimePattern;
import io.taosj.engine.internal.time.TimeReader;
import io.taosj.engine.internal.time.Zones;
import io.taosj.wire.DataType;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBReadableVector;

/** Times as text and back. */
final class TimeTextFunctions {
    private static final int ISO_LENGTH = 62;
    private static final int CHAR_LENGTH = 4094;
    private static final int MAX_ZONE_HOUR = 13;
    /** Formats may come out of rows, so that only so many are remembered. */
    private static final int PATTERNS_KEPT = 256;

    private static final ConcurrentHashMap<String, TimePattern> PATTERNS = new ConcurrentHashMap<>();

    private TimeTextFunctions() {}

    static final List<Udf> FUNCTIONS = List.of(
            Udf.ofText(
                    "taosj_iso",
                    (in, row) -> TimeFormat.iso(
                            in[0].getLong(row), TimeFunctions.precision(in[2], row), TimeFunctions.zone(in[1], row)),
                    DuckDBColumnType.BIGINT,
                    DuckDBColumnType.VARCHAR,
                    DuckDBColumnType.INTEGER),
            Udf.ofText(
                    "taosj_iso_at",
                    (in, row) -> TimeFormat.iso(
                            in[0].getLong(row),
                            TimeFunctions.precision(in[3], row),
                            in[1].getInt(row),
                            in[2].getString(row)),
                    DuckDBColumnType.BIGINT,
                    DuckDBColumnType.INTEGER,
                    DuckDBColumnType.VARCHAR,
                    DuckDBColumnType.INTEGER),
            Udf.ofText(
                    "taosj_to_char",
                    (in, row) -> pattern(in[1].getString(row))
                            .format(
                                    in[0].getLong(row),
                                    TimeFunctions.precision(in[3], row),
                                    TimeFunctions.zone(in[2], row)),
                    DuckDBColumnType.BIGINT,
                    DuckDBColumnType.VARCHAR,
                    DuckDBColumnType.VARCHAR,
                    DuckDBColumnType.INTEGER),
            Udf.of(
                    "taosj_to_timestamp",
                    DuckDBColumnType.BIGINT,
                    (in, row, out) -> out.setLong(row, read(in, row)),
                    DuckDBColumnType.VARCHAR,
                    DuckDBColumnType.VARCHAR,
                    DuckDBColumnType.VARCHAR,
                    DuckDBColumnType.INTEGER));

    static final List<ScalarFunction> SCALARS = List.of(
            Scalars.of("to_iso8601", TimeTextFunctions::toIso),
            Scalars.of("to_unixtimestamp", TimeTextFunctions::toUnixTimestamp),
            Scalars.of("to_char", (args, context) -> {
                Args.count("to_char", args, 2, 2);
                Args.type("to_char", args.get(0).type().is(DataType.TIMESTAMP) && Args.isText(args.get(1)));
                return Args.result(ValueType.varchar(CHAR_LENGTH), formatted("taosj_to_char", args, context), args);
            }),
            Scalars.of("to_timestamp", (args, context) -> {
                Args.count("to_timestamp", args, 2, 2);
                Args.type("to_timestamp", Args.isText(args.get(0)) && Args.isText(args.get(1)));
                return Args.result(ValueType.TIMESTAMP, formatted("taosj_to_timestamp", args, context), args);
            }));

    private static String formatted(String function, List<Arg> args, StatementContext context) {
        return StoreSql.call(
                function,
                args.get(0).sql(),
                args.get(1).sql(),
                Conversions.zoneOf(context, args.get(0), args.get(1)),
                Conversions.precisionArg(context));
    }

    private static TimePattern pattern(String format) {
        TimePattern pattern = PATTERNS.get(format);
        if (pattern == null) {
            pattern = TimePattern.of(format);
            if (PATTERNS.size() >= PATTERNS_KEPT) {
                PATTERNS.clear();
            }
            PATTERNS.put(format, pattern);
        }
        return pattern;
    }

    private static long read(DuckDBReadableVector[] in, long row) {
        try {
            return TimeReader.read(
                    in[0].getString(row),
                    pattern(in[1].getString(row)),
                    TimeFunctions.precision(in[3], row),
                    TimeFunctions.zone(in[2], row));
        } catch (TimeReader.Refused e) {
            String reason =
                    switch (e.code()) {
                        case TimeReader.MISMATCH -> "format mismatch";
                        case TimeReader.WRONG_VALUE -> "wrong timestamp";
                        default -> "unsupported timestamp format";
                    };
            throw new Failures.InStore(e.code(), "Func to_timestamp failed for " + reason);
        }
    }

    private static Arg toIso(List<Arg> args, StatementContext context) {
        Args.count("to_iso8601", args, 1, 2);
        DataType type = args.get(0).type().type();
        Args.type("to_iso8601", type == DataType.TIMESTAMP || type.isInteger());
        String ticks = Conversions.toBigint(args.get(0), true);
        ValueType result = ValueType.varchar(ISO_LENGTH);
        if (args.size() == 1) {
            String sql =
                    StoreSql.call("taosj_iso", ticks, Conversions.zoneArg(context), Conversions.precisionArg(context));
            return Args.result(result, sql, args);
        }
        String zone = Literals.textValue(args.get(1));
        if (zone == null) {
            throw Failures.argumentType("to_iso8601");
        }
        String sql = StoreSql.call(
                "taosj_iso_at",
                ticks,
                offsetSeconds(zone) + "::INTEGER",
                StoreSql.text(zone),
                Conversions.precisionArg(context));
        return Args.result(result, sql, args);
    }

    /** The offset that a text like {@code Z}, {@code +08}, {@code +0800} or {@code +08:00} says. */
    private static int offsetSeconds(String zone) {
        if (zone.equals("z") || zone.equals("Z")) {
            return 0;
        }
        String digits = zone.length() == 6 && zone.charAt(3) == ':'
                ? zone.substring(1, 3) + zone.substring(4)
                : zone.isEmpty() ? "" : zone.substring(1);
        boolean fits = !zone.isEmpty()
                && "+-".indexOf(zone.charAt(0)) >= 0
                && (digits.length() == 2 || digits.length() == 4)
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int hours = fits ? Integer.parseInt(digits.substring(0, 2)) : -1;
        int minutes = fits && digits.length() == 4 ? Integer.parseInt(digits.substring(2)) : 0;
        boolean west = fits && zone.charAt(0) == '-';
        // west of UTC the server knows full hours only
        if (hours < 0 || hours > MAX_ZONE_HOUR || minutes > 59 || (west && (minutes != 0 || hours == MAX_ZONE_HOUR))) {
            throw Failures.function("Invalid timzone format");
        }
        int seconds = hours * 3600 + minutes * 60;
        return west ? -seconds : seconds;
    }

    private static Arg toUnixTimestamp(List<Arg> args, StatementContext context) {
        Args.count("to_unixtimestamp", args, 1, 2);
        Args.type("to_unixtimestamp", Args.isText(args.get(0)));
        boolean timestamp = args.size() == 2 && TimeArguments.flag("to_unixtimestamp", args.get(1));
        return Args.result(
                timestamp ? ValueType.TIMESTAMP : ValueType.BIGINT,
                Conversions.textToTicks(args.get(0), context),
                args);
    }

    /** What timezone() answers. */
    static String describe(StatementContext context) {
        return Zones.describe(context.zone(), context.now());
    }
}

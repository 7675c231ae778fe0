package io.taosj.engine.internal.function;

import io.taosj.engine.internal.time.Durations;
import io.taosj.engine.internal.time.Zones;
import io.taosj.wire.Precision;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.WeekFields;
import java.util.List;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBReadableVector;

/** Computing with times. */
final class TimeFunctions {
    private static final int WEEKDAY = 8;
    private static final int DAY_OF_WEEK = 9;
    private static final int ISO_WEEK = 3;

    private TimeFunctions() {}

    static final List<String> MACROS = List.of(
            // integers are times whose unit their size tells: seconds, ms, us or ns
            "scaled(x, per_second) AS CASE WHEN abs(x) < 100000000000"
                    + " THEN TRY_CAST(CAST(x AS HUGEINT) * per_second AS BIGINT)"
                    + " WHEN abs(x) < 100000000000000 THEN TRY_CAST(CAST(x AS HUGEINT) * per_second // 1000 AS BIGINT)"
                    + " WHEN abs(x) < 100000000000000000"
                    + " THEN TRY_CAST(CAST(x AS HUGEINT) * per_second // 1000000 AS BIGINT)"
                    + " ELSE TRY_CAST(CAST(x AS HUGEINT) * per_second // 1000000000 AS BIGINT) END",
            "cut(x, unit) AS (x // unit) * unit");

    static final List<Udf> FUNCTIONS = List.of(
            Udf.of(
                    "taosj_add_months",
                    DuckDBColumnType.BIGINT,
                    (in, row, out) -> out.setLong(
                            row,
                            Durations.addMonths(
                                    in[0].getLong(row), in[1].getLong(row), precision(in[3], row), zone(in[2], row))),
                    DuckDBColumnType.BIGINT,
                    DuckDBColumnType.BIGINT,
                    DuckDBColumnType.VARCHAR,
                    DuckDBColumnType.INTEGER),
            Udf.of(
                    "taosj_cut_local",
                    DuckDBColumnType.BIGINT,
                    (in, row, out) -> out.setLong(
                            row,
                            Zones.truncateLocal(
                                    in[0].getLong(row), in[1].getLong(row), precision(in[3], row), zone(in[2], row))),
                    DuckDBColumnType.BIGINT,
                    DuckDBColumnType.BIGINT,
                    DuckDBColumnType.VARCHAR,
                    DuckDBColumnType.INTEGER),
            Udf.of(
                    "taosj_calendar",
                    DuckDBColumnType.BIGINT,
                    (in, row, out) -> out.setLong(
                            row,
                            calendar(in[0].getLong(row), in[1].getInt(row), precision(in[3], row), zone(in[2], row))),
                    DuckDBColumnType.BIGINT,
                    DuckDBColumnType.INTEGER,
                    DuckDBColumnType.VARCHAR,
                    DuckDBColumnType.INTEGER));

    static final List<ScalarFunction> SCALARS = List.of(
            Scalars.of("now", (args, context) -> {
                Args.count("now", args, 0, 0);
                return time(Zones.now(context.now(), context.precision()));
            }),
            Scalars.of("today", (args, context) -> {
                Args.count("today", args, 0, 0);
                return time(Zones.today(context.now(), context.precision(), context.zone()));
            }),
            Scalars.of("timediff", TimeFunctions::timediff),
            Scalars.of("timetruncate", TimeFunctions::timetruncate),
            calendar("weekday", WEEKDAY),
            calendar("dayofweek", DAY_OF_WEEK),
            calendar("weekofyear", ISO_WEEK),
            Scalars.of("week", (args, context) -> {
                Args.count("week", args, 1, 2);
                return calendar("week", args.get(0), args.size() == 1 ? 0 : weekMode(args.get(1)), context);
            }));

    static Precision precision(DuckDBReadableVector in, long row) {
        return Precision.ofCode(in.getInt(row));
    }

    static ZoneId zone(DuckDBReadableVector in, long row) {
        return Conversions.zone(in.getString(row));
    }

    private static Arg time(long ticks) {
        return Literals.constant(ValueType.TIMESTAMP, StoreSql.integer(ticks) + "::BIGINT");
    }

    private static Arg timediff(List<Arg> args, StatementContext context) {
        Args.count("timediff", args, 2, 3);
        Args.type("timediff", args.stream().limit(2).allMatch(TimeArguments::isTimeOrNull));
        String difference = "(" + scaled(args.get(0), context) + " - " + scaled(args.get(1), context) + ")";
        if (args.size() == 3) {
            long unit = TimeArguments.unit("timediff", args.get(2), context.precision());
            difference = "(" + difference + " // " + unit + ")";
        }
        return Args.result(ValueType.BIGINT, difference, args);
    }

    private static String scaled(Arg arg, StatementContext context) {
        String ticks = TimeArguments.ticks(arg, context);
        long perSecond = context.precision().ticksPerSecond();
        return arg.type().type().isInteger() ? StoreSql.call("taosj.scaled", ticks, Long.toString(perSecond)) : ticks;
    }

    private static Arg timetruncate(List<Arg> args, StatementContext context) {
        Args.count("timetruncate", args, 2, 3);
        Arg time = args.get(0);
        Args.type("timetruncate", TimeArguments.isTime(time));
        long unit = TimeArguments.unit("timetruncate", args.get(1), context.precision());
        boolean local = args.size() == 2 || TimeArguments.flag("timetruncate", args.get(2));
        char letter = args.get(1).durationUnit();
        String ticks = TimeArguments.ticks(time, context);
        boolean byZone = local && (letter == 'd' || letter == 'w') && !isUtc(context.zone());
        String sql = byZone
                ? StoreSql.call(
                        "taosj_cut_local",
                        ticks,
                        unit + "::BIGINT",
                        Conversions.zoneArg(context),
                        Conversions.precisionArg(context))
                : StoreSql.call("taosj.cut", ticks, Long.toString(unit));
        return Args.result(ValueType.TIMESTAMP, sql, args);
    }

    private static boolean isUtc(ZoneId zone) {
        return Zones.isFixed(zone) && Zones.offsetSeconds(0, zone) == 0;
    }

    private static ScalarFunction calendar(String name, int mode) {
        return Scalars.of(name, (args, context) -> {
            Args.count(name, args, 1, 1);
            return calendar(name, args.get(0), mode, context);
        });
    }

    private static Arg calendar(String name, Arg time, int mode, StatementContext context) {
        Args.type(name, TimeArguments.isTimeOrNull(time));
        String sql = StoreSql.call(
                "taosj_calendar",
                TimeArguments.ticks(time, context),
                mode + "::INTEGER",
                Conversions.zoneOf(context, time),
                Conversions.precisionArg(context));
        return Args.result(ValueType.BIGINT, sql, time);
    }

    private static int weekMode(Arg arg) {
        Long mode = Literals.integerValue(arg);
        if (mode == null) {
            throw Failures.argumentType("week");
        }
        if (mode < 0 || mode > 7) {
            throw Failures.argumentValue("week");
        }
        return mode.intValue();
    }

    private static long calendar(long ticks, int mode, Precision precision, ZoneId zone) {
        // parts of a second before 1970 count as 1970
        long second = ticks / precision.ticksPerSecond();
        LocalDate date = LocalDateTime.ofEpochSecond(second + Zones.offsetSeconds(second, zone), 0, ZoneOffset.UTC)
                .toLocalDate();
        return switch (mode) {
            case WEEKDAY -> date.getDayOfWeek().getValue() - 1L;
            case DAY_OF_WEEK -> date.getDayOfWeek().getValue() % 7 + 1L;
            default -> week(date, mode);
        };
    }

    /** MySQL's modes: odd ones begin the week on Monday, the others on Sunday. */
    private static long week(LocalDate date, int mode) {
        boolean monday = (mode & 1) != 0;
        boolean ofYearOfWeek = (mode & 2) != 0;
        // whether week 1 is the first one with most of its days in the year, or the first that begins in it
        boolean mostDays = monday != (mode >= 4);
        WeekFields fields = WeekFields.of(monday ? DayOfWeek.MONDAY : DayOfWeek.SUNDAY, mostDays ? 4 : 7);
        return date.get(ofYearOfWeek ? fields.weekOfWeekBasedYear() : fields.weekOfYear());
    }
}

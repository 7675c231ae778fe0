package io.taosj.engine.internal.function;

import io.taosj.engine.internal.time.TimeParser;
import io.taosj.wire.Precision;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.duckdb.DuckDBColumnType;

/** Values of one kind read as another, as operators do it: text by the number that it begins with, never an error. */
final class Conversions {
    private static final ConcurrentHashMap<String, ZoneId> ZONES = new ConcurrentHashMap<>();
    private static final int DOUBLE_DIGITS = 15;
    private static final int FLOAT_DIGITS = 6;

    private Conversions() {}

    static final List<Udf> FUNCTIONS = List.of(
            Udf.of(
                    "taosj_number",
                    DuckDBColumnType.DOUBLE,
                    (in, row, out) -> out.setDouble(row, Numbers.prefixDouble(in[0].getString(row))),
                    DuckDBColumnType.VARCHAR),
            Udf.of(
                    "taosj_integer",
                    DuckDBColumnType.BIGINT,
                    (in, row, out) -> out.setLong(row, Numbers.prefixLong(in[0].getString(row))),
                    DuckDBColumnType.VARCHAR),
            Udf.of(
                    "taosj_unsigned",
                    DuckDBColumnType.BIGINT,
                    (in, row, out) -> out.setLong(row, Numbers.prefixUnsigned(in[0].getString(row))),
                    DuckDBColumnType.VARCHAR),
            Udf.of(
                    "taosj_time",
                    DuckDBColumnType.BIGINT,
                    (in, row, out) -> {
                        long ticks = TimeParser.parseWrapped(
                                in[0].getString(row), Precision.ofCode(in[2].getInt(row)), zone(in[1].getString(row)));
                        if (ticks == TimeParser.INVALID) {
                            out.setNull(row);
                        } else {
                            out.setLong(row, ticks);
                        }
                    },
                    DuckDBColumnType.VARCHAR,
                    DuckDBColumnType.VARCHAR,
                    DuckDBColumnType.INTEGER),
            Udf.ofText(
                    "taosj_cut_bytes",
                    (in, row) -> cutBytes(in[0].getString(row), (int) in[1].getLong(row)),
                    DuckDBColumnType.VARCHAR,
                    DuckDBColumnType.BIGINT));

    /** With TRY_CAST even where a condition stands before it: the store may compute branches that it does not take. */
    static final List<String> MACROS = List.of(
            "holds(x) AS coalesce(x, FALSE)",
            "finite(x) AS CASE WHEN isfinite(x) THEN x END",
            "wrap_tinyint(x) AS CAST(xor(x & 255, 128) - 128 AS TINYINT)",
            "wrap_smallint(x) AS CAST(xor(x & 65535, 32768) - 32768 AS SMALLINT)",
            "wrap_int(x) AS CAST(xor(x & 4294967295, 2147483648) - 2147483648 AS INTEGER)",
            "wrap_utinyint(x) AS CAST(x & 255 AS UTINYINT)",
            "wrap_usmallint(x) AS CAST(x & 65535 AS USMALLINT)",
            "wrap_uint(x) AS CAST(x & 4294967295 AS UINTEGER)",
            "wrap_ubigint(x) AS CASE WHEN x < 0 THEN TRY_CAST(CAST(x AS HUGEINT) + 18446744073709551616 AS UBIGINT)"
                    + " ELSE TRY_CAST(x AS UBIGINT) END",
            "wrap_bigint(x) AS CASE WHEN x > 9223372036854775807"
                    + " THEN TRY_CAST(CAST(x AS HUGEINT) - 18446744073709551616 AS BIGINT) ELSE TRY_CAST(x AS BIGINT) END",
            "int_of_double(x) AS CASE WHEN x > -2147483649 AND x < 2147483648 THEN TRY_CAST(trunc(x) AS BIGINT)"
                    + " WHEN x IS NOT NULL THEN -2147483648 END",
            "bigint_of_double(x) AS CASE WHEN x >= '-9223372036854775808'::DOUBLE"
                    + " AND x < '9223372036854775808'::DOUBLE THEN TRY_CAST(trunc(x) AS BIGINT)"
                    + " WHEN x IS NOT NULL THEN CAST(-9223372036854775808 AS BIGINT) END",
            "ubigint_of_double(x) AS CASE WHEN x > '-9223372036854775809'::DOUBLE"
                    + " AND x < '9223372036854775808'::DOUBLE THEN taosj.wrap_ubigint(TRY_CAST(trunc(x) AS BIGINT))"
                    + " WHEN x > 0 AND x < '18446744073709551616'::DOUBLE THEN TRY_CAST(trunc(x) AS UBIGINT)"
                    + " WHEN x IS NOT NULL THEN CAST(0 AS UBIGINT) END",
            "cut_bytes(x, n) AS CASE WHEN strlen(x) <= n THEN x ELSE taosj_cut_bytes(x, CAST(n AS BIGINT)) END",
            "time_or_epoch(ticks, x) AS CASE WHEN x IS NOT NULL THEN coalesce(ticks, 0) END",
            "strict_time(ticks, x, failure) AS CASE WHEN x IS NOT NULL THEN coalesce(ticks, failure) END",
            "modulo(x, y) AS x - trunc(x / y) * y",
            "zero_of(x) AS CASE WHEN x IS NOT NULL THEN CAST(0 AS DOUBLE) END");

    /** A zone by its id; ids come from sessions, which know valid ones only. */
    static ZoneId zone(String id) {
        ZoneId known = ZONES.get(id);
        if (known == null) {
            known = ZoneId.of(id);
            ZONES.put(id, known);
        }
        return known;
    }

    /** The longest beginning of a text that has at most so many bytes in UTF-8; whole characters. */
    static String cutBytes(String text, int bytes) {
        int used = 0;
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            used += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            if (used > bytes) {
                break;
            }
            i += Character.charCount(codePoint);
        }
        return text.substring(0, i);
    }

    /** The SQL of a DOUBLE; infinities and NaN of arithmetic may still be in it where {@code raw}. */
    static String toDouble(Arg arg, boolean raw) {
        Double number = Literals.numberValue(arg);
        if (number != null) {
            return StoreSql.number(number);
        }
        ValueType type = arg.type();
        return switch (type.type()) {
            case DOUBLE -> raw ? StoreSql.insideFinite(arg.sql()) : arg.sql();
            case NULL -> "NULL::DOUBLE";
            case VARCHAR, NCHAR -> textNumber(arg);
            case JSON -> StoreSql.call("taosj.json_any_number", arg.sql());
            case GEOMETRY, VARBINARY, BLOB, MEDIUMBLOB -> StoreSql.call("taosj.zero_of", arg.sql());
            default -> StoreSql.cast(arg.sql(), "DOUBLE");
        };
    }

    private static String textNumber(Arg arg) {
        String text = Literals.textValue(arg);
        return text == null ? StoreSql.call("taosj_number", arg.sql()) : StoreSql.number(Numbers.prefixDouble(text));
    }

    /** The SQL of a BIGINT: numbers lose their fraction, BIGINT UNSIGNED wraps around, text counts as {@code prefix} says. */
    static String toBigint(Arg arg, boolean integerPrefix) {
        Long integer = Literals.integerValue(arg);
        if (integer != null) {
            return StoreSql.integer(integer) + "::BIGINT";
        }
        ValueType type = arg.type();
        return switch (type.type()) {
            case BIGINT, TIMESTAMP -> arg.sql();
            case UBIGINT -> StoreSql.call("taosj.wrap_bigint", arg.sql());
            case VARCHAR, NCHAR ->
                integerPrefix ? textInteger(arg) : StoreSql.call("taosj.bigint_of_double", textNumber(arg));
            case BOOL, TINYINT, SMALLINT, INT, UTINYINT, USMALLINT, UINT -> StoreSql.cast(arg.sql(), "BIGINT");
            case NULL -> "NULL::BIGINT";
            default -> StoreSql.call("taosj.bigint_of_double", toDouble(arg, false));
        };
    }

    private static String textInteger(Arg arg) {
        String text = Literals.textValue(arg);
        return text == null
                ? StoreSql.call("taosj_integer", arg.sql())
                : StoreSql.integer(Numbers.prefixLong(text)) + "::BIGINT";
    }

    /** The SQL of a time in ticks that is NULL where a text is no time. */
    static String textToTicks(Arg arg, StatementContext context) {
        String text = Literals.textValue(arg);
        if (text == null) {
            return StoreSql.call("taosj_time", arg.sql(), zoneOf(context, arg), precisionArg(context));
        }
        long ticks = TimeParser.parseWrapped(text, context.precision(), context.zone());
        return ticks == TimeParser.INVALID ? "NULL::BIGINT" : StoreSql.integer(ticks) + "::BIGINT";
    }

    static String zoneArg(StatementContext context) {
        return StoreSql.text(context.zone().getId());
    }

    /** The zone in which a function of these values computes: the session's for constants, the server's for rows. */
    static String zoneOf(StatementContext context, Arg... values) {
        boolean constant = Arrays.stream(values).allMatch(Arg::constant);
        return StoreSql.text((constant ? context.zone() : context.serverZone()).getId());
    }

    static String precisionArg(StatementContext context) {
        return context.precision().code() + "::INTEGER";
    }

    /** The SQL of a text, not cut. */
    static String toText(Arg arg) {
        return switch (arg.type().type()) {
            case VARCHAR, NCHAR, JSON -> arg.sql();
            case DOUBLE -> StoreSql.call("printf", "'%." + DOUBLE_DIGITS + "g'", arg.sql());
            case FLOAT -> StoreSql.call("printf", "'%." + FLOAT_DIGITS + "g'", StoreSql.cast(arg.sql(), "DOUBLE"));
            case NULL -> "NULL::VARCHAR";
            case GEOMETRY, VARBINARY, BLOB, MEDIUMBLOB -> StoreSql.call("lower", StoreSql.call("hex", arg.sql()));
            default -> StoreSql.cast(arg.sql(), "VARCHAR");
        };
    }
}

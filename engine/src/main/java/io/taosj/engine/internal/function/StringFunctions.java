package io.taosj.engine.internal.function;

import io.taosj.wire.DataType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBColumnType;
import org.jspecify.annotations.Nullable;

/** Functions of texts. NULL in any argument gives NULL, except for char(). */
final class StringFunctions {
    private static final int MAX_PARTS = 8;
    private static final int MAX_BYTES = 65_517;
    private static final int MAX_CHARS = 16_379;

    private static final String UPPER = "'ABCDEFGHIJKLMNOPQRSTUVWXYZ'";
    private static final String LOWER = "'abcdefghijklmnopqrstuvwxyz'";

    private StringFunctions() {}

    static final List<String> MACROS = List.of(
            // the store's own functions are faster, but change other letters too
            "ascii_lower(s) AS CASE WHEN strlen(s) = length(s) THEN lower(s) ELSE translate(s, " + UPPER + ", " + LOWER
                    + ") END",
            "ascii_upper(s) AS CASE WHEN strlen(s) = length(s) THEN upper(s) ELSE translate(s, " + LOWER + ", " + UPPER
                    + ") END",
            "part(s, p) AS CASE WHEN p = 0 THEN left(s, 0)"
                    + " ELSE substring(s, CASE WHEN p < 0 THEN greatest(length(s) + p + 1, 1) ELSE p END) END",
            "part_of(s, p, n) AS CASE WHEN n <= 0 THEN left(s, 0) ELSE left(taosj.part(s, p), n) END",
            "place(a, b) AS CASE WHEN b IS NULL THEN NULL WHEN a = '' THEN 1 ELSE instr(b, a) END",
            "repeated(s, n) AS repeat(s, CASE WHEN n < 0 THEN 0 WHEN n * strlen(s) > " + MAX_BYTES + " THEN "
                    + MAX_BYTES + " // strlen(s) ELSE n END)");

    static final List<Udf> FUNCTIONS = List.of(
            Udf.ofText(
                    "taosj_trim",
                    (in, row) -> trim(in[0].getString(row), in[1].getString(row), in[2].getInt(row)),
                    DuckDBColumnType.VARCHAR,
                    DuckDBColumnType.VARCHAR,
                    DuckDBColumnType.INTEGER),
            Udf.ofText(
                    "taosj_substring_index",
                    (in, row) -> substringIndex(in[0].getString(row), in[1].getString(row), in[2].getLong(row)),
                    DuckDBColumnType.VARCHAR,
                    DuckDBColumnType.VARCHAR,
                    DuckDBColumnType.BIGINT),
            Udf.of(
                    "taosj_first_byte",
                    DuckDBColumnType.INTEGER,
                    (in, row, out) -> {
                        byte[] bytes = in[0].getString(row).getBytes(StandardCharsets.UTF_8);
                        out.setInt(row, bytes.length == 0 ? 0 : bytes[0] & 0xFF);
                    },
                    DuckDBColumnType.VARCHAR),
            Udf.ofText("taosj_char_hex", (in, row) -> charHex(in[0].getLong(row)), DuckDBColumnType.BIGINT),
            Udf.ofText(
                    "taosj_hex_text",
                    (in, row) -> new String(HexFormat.of().parseHex(in[0].getString(row)), StandardCharsets.UTF_8),
                    DuckDBColumnType.VARCHAR));

    static final List<ScalarFunction> SCALARS = List.of(
            Scalars.of("length", StringFunctions::length),
            Scalars.of("char_length", (args, context) -> {
                checkTexts("char_length", args, 1, 1);
                return Args.result(ValueType.BIGINT, StoreSql.call("length", text(args.get(0))), args);
            }),
            // letters outside ASCII stay what they are
            sameType("lower", arg -> StoreSql.call("taosj.ascii_lower", arg.sql())),
            sameType("upper", arg -> StoreSql.call("taosj.ascii_upper", arg.sql())),
            sameType("ltrim", arg -> StoreSql.call("ltrim", arg.sql(), "' '")),
            sameType("rtrim", arg -> StoreSql.call("rtrim", arg.sql(), "' '")),
            Scalars.of("trim", (args, context) -> {
                checkTexts("trim", args, 1, 1);
                return trim("BOTH", null, args.get(0));
            }),
            Scalars.of("concat", (args, context) -> {
                checkTexts("concat", args, 2, MAX_PARTS);
                return concat(args, args);
            }),
            Scalars.of("concat_ws", StringFunctions::concatWs),
            Scalars.of("substr", (args, context) -> substr("substr", args)),
            Scalars.of("substring", (args, context) -> substr("substring", args)),
            Scalars.of("substring_index", StringFunctions::substringIndex),
            Scalars.of("position", (args, context) -> {
                checkTexts("position", args, 2, 2);
                String sql = StoreSql.call("taosj.place", text(args.get(0)), text(args.get(1)));
                return Args.result(ValueType.BIGINT, sql, args);
            }),
            Scalars.of("replace", StringFunctions::replace),
            Scalars.of("repeat", StringFunctions::repeat),
            Scalars.of("ascii", (args, context) -> {
                checkTexts("ascii", args, 1, 1);
                String sql = StoreSql.cast(StoreSql.call("taosj_first_byte", text(args.get(0))), "UTINYINT");
                return Args.result(ValueType.of(DataType.UTINYINT), sql, args);
            }),
            Scalars.of("char", StringFunctions::character),
            Scalars.of("md5", (args, context) -> {
                Args.count("md5", args, 1, 1);
                Args.type("md5", args.get(0).type().is(DataType.VARCHAR));
                return Args.result(
                        ValueType.varchar(32), StoreSql.call("md5", args.get(0).sql()), args);
            }));

    private static void checkTexts(String name, List<Arg> args, int least, int most) {
        Args.count(name, args, least, most);
        Args.type(name, args.stream().allMatch(Args::isTextOrNull));
    }

    private static String text(Arg arg) {
        return arg.isNullLiteral() ? "NULL::VARCHAR" : arg.sql();
    }

    private interface Body {
        String apply(Arg arg);
    }

    private static ScalarFunction sameType(String name, Body body) {
        return Scalars.of(name, (args, context) -> {
            Args.count(name, args, 1, 1);
            Arg arg = args.get(0);
            Args.type(name, Args.isText(arg));
            return Args.result(arg.type(), body.apply(arg), args);
        });
    }

    private static Arg length(List<Arg> args, StatementContext context) {
        Args.count("length", args, 1, 1);
        Arg arg = args.get(0);
        Args.type("length", Args.isTextOrNull(arg) || arg.type().is(DataType.VARBINARY));
        String sql =
                switch (arg.type().type()) {
                    case NCHAR -> "(4 * length(" + arg.sql() + "))";
                    case VARBINARY -> StoreSql.call("octet_length", arg.sql());
                    default -> StoreSql.call("strlen", text(arg));
                };
        return Args.result(ValueType.BIGINT, sql, args);
    }

    /**
     * TRIM.
     *
     * @param side BOTH, LEADING or TRAILING
     * @param set removed as a whole, as often as it stands there; null for a blank
     */
    static Arg trim(String side, @Nullable Arg set, Arg operand) {
        Args.type("trim", Args.isTextOrNull(operand) && (set == null || Args.isTextOrNull(set)));
        if (operand.isNullLiteral()) {
            return operand;
        }
        ValueType type = operand.type();
        ValueType result = type.is(DataType.NCHAR) ? Args.text(true, 4 * Args.bytes(type)) : type;
        if (set == null) {
            String function = side.equals("LEADING") ? "ltrim" : side.equals("TRAILING") ? "rtrim" : "trim";
            return Args.result(result, StoreSql.call(function, operand.sql(), "' '"), operand);
        }
        int sides = side.equals("LEADING") ? 1 : side.equals("TRAILING") ? 2 : 3;
        String sql = StoreSql.call("taosj_trim", operand.sql(), text(set), sides + "::INTEGER");
        return Args.result(result, sql, operand, set);
    }

    private static String trim(String text, String set, int sides) {
        int start = 0;
        int end = text.length();
        if (!set.isEmpty()) {
            while ((sides & 1) != 0 && text.startsWith(set, start)) {
                start += set.length();
            }
            while ((sides & 2) != 0 && end - set.length() >= start && text.startsWith(set, end - set.length())) {
                end -= set.length();
            }
        }
        return text.substring(start, end);
    }

    private static Arg concatWs(List<Arg> args, StatementContext context) {
        checkTexts("concat_ws", args, 3, MAX_PARTS + 1);
        List<Arg> parts = new ArrayList<>();
        for (int i = 1; i < args.size(); i++) {
            if (i > 1) {
                parts.add(args.get(0));
            }
            parts.add(args.get(i));
        }
        return concat(parts, args);
    }

    private static Arg concat(List<Arg> parts, List<Arg> args) {
        boolean nchar = args.stream().anyMatch(arg -> arg.type().is(DataType.NCHAR));
        int bytes = 0;
        for (Arg part : parts) {
            int factor = nchar && !part.type().is(DataType.NCHAR) ? 4 : 1;
            bytes += part.isNullLiteral() ? 0 : factor * Args.bytes(part.type());
        }
        String sql = parts.stream().map(StringFunctions::text).collect(Collectors.joining(" || ", "(", ")"));
        return Args.result(Args.text(nchar, bytes), sql, args);
    }

    private static Arg substr(String name, List<Arg> args) {
        Args.count(name, args, 2, 3);
        Args.type(name, Args.isTextOrNull(args.get(0)));
        Args.type(name, args.stream().skip(1).allMatch(Args::isIntegerOrNull));
        String text = text(args.get(0));
        String from = Conversions.toBigint(args.get(1), true);
        String sql = args.size() == 2
                ? StoreSql.call("taosj.part", text, from)
                : StoreSql.call("taosj.part_of", text, from, Conversions.toBigint(args.get(2), true));
        return Args.result(args.get(0).type(), sql, args);
    }

    private static Arg substringIndex(List<Arg> args, StatementContext context) {
        Args.count("substring_index", args, 3, 3);
        Args.type("substring_index", Args.isTextOrNull(args.get(0)) && Args.isTextOrNull(args.get(1)));
        Args.type("substring_index", Args.isIntegerOrNull(args.get(2)));
        String sql = StoreSql.call(
                "taosj_substring_index", text(args.get(0)), text(args.get(1)), Conversions.toBigint(args.get(2), true));
        return Args.result(args.get(0).type(), sql, args);
    }

    private static String substringIndex(String text, String delimiter, long count) {
        if (delimiter.isEmpty() || count == 0) {
            return "";
        }
        int at = count > 0 ? -delimiter.length() : text.length();
        for (long left = Math.abs(count); left > 0; left--) {
            at = count > 0
                    ? text.indexOf(delimiter, at + delimiter.length())
                    : text.lastIndexOf(delimiter, at - delimiter.length());
            if (at < 0) {
                return text;
            }
        }
        return count > 0 ? text.substring(0, at) : text.substring(at + delimiter.length());
    }

    private static Arg replace(List<Arg> args, StatementContext context) {
        checkTexts("replace", args, 3, 3);
        ValueType type = args.get(0).type();
        String sql = StoreSql.call("replace", text(args.get(0)), text(args.get(1)), text(args.get(2)));
        if (!type.isText()) {
            return Args.result(type, sql, args);
        }
        boolean nchar = type.is(DataType.NCHAR);
        int bytes = Args.bytes(type);
        int from = Args.bytes(args.get(1).type());
        int to = Args.bytes(args.get(2).type()) * (nchar && !args.get(2).type().is(DataType.NCHAR) ? 4 : 1);
        long longest = bytes + (long) (bytes / from) * Math.max(0, to - from);
        int capped = (int) Math.min(longest, MAX_BYTES + 2L);
        return Args.result(Args.text(nchar, capped), sql, args);
    }

    private static Arg repeat(List<Arg> args, StatementContext context) {
        Args.count("repeat", args, 2, 2);
        Args.type("repeat", Args.isTextOrNull(args.get(0)) && Args.isIntegerOrNull(args.get(1)));
        ValueType type = args.get(0).type();
        if (!type.isText()) {
            return args.get(0);
        }
        Long count = Literals.integerValue(args.get(1));
        boolean known = count != null || args.get(1).isNullLiteral();
        boolean nchar = type.is(DataType.NCHAR);
        int bytes = nchar ? MAX_CHARS * 4 + 2 : MAX_BYTES + 2;
        if (known) {
            long times = Math.min(Math.max(1, count == null ? 1 : count), MAX_BYTES);
            bytes = (int) Math.min(times * Args.bytes(type), bytes);
        }
        String sql = StoreSql.call("taosj.repeated", args.get(0).sql(), Conversions.toBigint(args.get(1), true));
        return Args.result(Args.text(nchar, bytes), sql, args);
    }

    private static Arg character(List<Arg> args, StatementContext context) {
        Args.count("char", args, 1, Integer.MAX_VALUE);
        Args.type(
                "char",
                args.stream()
                        .allMatch(arg -> Args.isNumberOrNull(arg) || arg.type().isText()));
        String hex = args.stream()
                .map(arg -> "coalesce(taosj_char_hex(" + Conversions.toBigint(arg, false) + "), '')")
                .collect(Collectors.joining(" || "));
        return Args.result(ValueType.varchar(4 * args.size()), StoreSql.call("taosj_hex_text", hex), args);
    }

    /** The bytes of a number of 32 bits, the highest first, without leading zeros. */
    private static String charHex(long number) {
        long value = number & 0xFFFF_FFFFL;
        int digits = value < 0x100 ? 2 : value < 0x1_0000 ? 4 : value < 0x100_0000 ? 6 : 8;
        return HexFormat.of().toHexDigits(value, digits);
    }
}

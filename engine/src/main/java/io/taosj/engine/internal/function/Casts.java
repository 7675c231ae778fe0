package io.taosj.engine.internal.function;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.sql.TypeName;
import io.taosj.wire.DataType;
import java.nio.charset.StandardCharsets;

/** CAST and the silent conversions of CASE and UNION. */
public final class Casts {
    private static final int MAX_BYTES = 65_517;
    private static final int MAX_CHARS = 16_379;
    /** No number's text is longer, so that shorter targets only have to be cut. */
    private static final int NUMBER_TEXT = 25;

    private Casts() {}

    /**
     * {@code CAST(operand AS type)}.
     *
     * @throws EngineException 0x2800 for a length out of range, 0x2802 for an operand that cannot be cast, 0x3250 for a text
     *     literal that would be cut inside a character
     */
    public static Arg cast(Arg operand, TypeName target, StatementContext context) {
        DataType from = operand.type().type();
        DataType to = target.type();
        if (from == DataType.VARBINARY || from == DataType.BLOB || from == DataType.MEDIUMBLOB) {
            throw Failures.argumentType("cast");
        }
        if (to == DataType.JSON) {
            throw new EngineException(0xFFFF, "Unknown error 65535");
        }
        if (to == DataType.VARBINARY && !Args.isTextOrNull(operand)) {
            throw new EngineException(0x2802, "Invalid function para type");
        }
        ValueType type = new ValueType(to, length(target), target.precision(), target.scale());
        if (to == DataType.VARCHAR) {
            checkLiteralCut(operand, type.length());
        }
        return convert(operand, type, context);
    }

    private static int length(TypeName target) {
        DataType type = target.type();
        if (!type.isVariable()) {
            return type.width();
        }
        int most = type == DataType.NCHAR ? MAX_CHARS : MAX_BYTES;
        if (target.length() < 0) {
            return most;
        }
        if (target.length() == 0 || target.length() > most) {
            throw Failures.function("CAST function converted length should be in range (0, " + most + "] "
                    + (type == DataType.NCHAR ? "NCHARS" : "bytes"));
        }
        return target.length();
    }

    private static void checkLiteralCut(Arg operand, int length) {
        String text = Literals.textValue(operand);
        if (text != null) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            // a byte of the form 10xxxxxx goes on with a character
            if (bytes.length > length && (bytes[length] & 0xC0) == 0x80) {
                throw Failures.cannotConvert();
            }
        }
    }

    /** An argument as a value of another type by the rules of CAST, for operands whose types need not be checked. */
    public static Arg convert(Arg from, ValueType to, StatementContext context) {
        if (from.isNullLiteral()) {
            return new Arg(to, StoreSql.nullOf(to), true, null, '\0');
        }
        String sql =
                switch (to.type()) {
                    case BOOL -> toBool(from);
                    case TINYINT, SMALLINT, INT, BIGINT, UTINYINT, USMALLINT, UINT, UBIGINT ->
                        toInteger(from, to.type());
                    case FLOAT -> toFloat(from);
                    case DOUBLE -> Conversions.toDouble(from, false);
                    case DECIMAL, DECIMAL64 -> toDecimal(from, to);
                    case TIMESTAMP -> toTimestamp(from, context);
                    case VARCHAR, NCHAR, JSON -> toText(from, to);
                    case VARBINARY, GEOMETRY, BLOB, MEDIUMBLOB -> toBytes(from, to);
                    case NULL -> from.sql();
                };
        return Args.result(to, sql, from);
    }

    /** Text that is no number as a whole counts as the number that it begins with; too large values are an error. */
    private static String toDecimal(Arg from, ValueType to) {
        if (from.type().isText()) {
            String exact = "TRY_CAST(" + from.sql() + " AS " + StoreSql.typeName(to) + ")";
            return "coalesce(" + exact + ", "
                    + Decimals.checked(to, Conversions.toDouble(from, false), from.sql())
                            .sql() + ")";
        }
        String source = from.type().is(DataType.BOOL) ? StoreSql.cast(from.sql(), "TINYINT") : from.sql();
        return Decimals.checked(to, source, from.sql()).sql();
    }

    private static String toBool(Arg from) {
        return switch (from.type().type()) {
            case BOOL -> from.sql();
            case FLOAT, TINYINT, SMALLINT, INT, BIGINT, UTINYINT, USMALLINT, UINT, UBIGINT, TIMESTAMP ->
                "(" + from.sql() + " <> 0)";
            default -> "(" + Conversions.toDouble(from, false) + " <> 0)";
        };
    }

    private static String toInteger(Arg from, DataType to) {
        DataType source = from.type().type();
        if (source == to) {
            return from.sql();
        }
        if (fits(source, to)) {
            return StoreSql.cast(from.sql(), StoreSql.typeName(ValueType.of(to)));
        }
        if (source.isText()) {
            return wrap(to.isUnsignedInteger() ? unsignedPrefix(from) : Conversions.toBigint(from, true), to);
        }
        boolean integral = source == DataType.BOOL || source == DataType.TIMESTAMP || source.isInteger();
        return integral ? wrap(Conversions.toBigint(from, true), to) : doubleToInteger(from, to);
    }

    private static String unsignedPrefix(Arg from) {
        String text = Literals.textValue(from);
        return text == null
                ? StoreSql.call("taosj_unsigned", from.sql())
                : StoreSql.integer(Numbers.prefixUnsigned(text)) + "::BIGINT";
    }

    private static String doubleToInteger(Arg from, DataType to) {
        String number = Conversions.toDouble(from, false);
        return switch (to) {
            case UBIGINT -> StoreSql.call("taosj.ubigint_of_double", number);
            case BIGINT, UINT -> wrap(StoreSql.call("taosj.bigint_of_double", number), to);
            default -> wrap(StoreSql.call("taosj.int_of_double", number), to);
        };
    }

    private static String wrap(String bigint, DataType to) {
        return switch (to) {
            case BIGINT -> bigint;
            case TINYINT -> StoreSql.call("taosj.wrap_tinyint", bigint);
            case SMALLINT -> StoreSql.call("taosj.wrap_smallint", bigint);
            case INT -> StoreSql.call("taosj.wrap_int", bigint);
            case UTINYINT -> StoreSql.call("taosj.wrap_utinyint", bigint);
            case USMALLINT -> StoreSql.call("taosj.wrap_usmallint", bigint);
            case UINT -> StoreSql.call("taosj.wrap_uint", bigint);
            default -> StoreSql.call("taosj.wrap_ubigint", bigint);
        };
    }

    /** Whether every value of an integer type (or BOOL) is one of another. */
    private static boolean fits(DataType from, DataType to) {
        if (from == DataType.BOOL) {
            return true;
        }
        boolean sameSign = from.isSignedInteger() == to.isSignedInteger();
        return from.isInteger()
                && (sameSign ? from.width() <= to.width() : from.isUnsignedInteger() && from.width() < to.width());
    }

    private static String toFloat(Arg from) {
        return from.type().is(DataType.FLOAT)
                ? from.sql()
                : "TRY_CAST(" + Conversions.toDouble(from, false) + " AS FLOAT)";
    }

    private static String toTimestamp(Arg from, StatementContext context) {
        return from.type().isText()
                ? StoreSql.call("taosj.time_or_epoch", Conversions.textToTicks(from, context), from.sql())
                : Conversions.toBigint(from, true);
    }

    private static String toText(Arg from, ValueType to) {
        String text = Conversions.toText(from);
        DataType source = from.type().type();
        boolean fixed = !source.isVariable();
        int length = to.length();
        if (to.type() == DataType.JSON || (fixed && length >= NUMBER_TEXT)) {
            return text;
        }
        if (fixed || to.type() == DataType.NCHAR) {
            boolean fits = !fixed && source.isText() && from.type().length() <= length;
            return fits ? text : StoreSql.call("left", text, Integer.toString(length));
        }
        boolean fits = source.isText() && Args.bytes(from.type()) <= length + 2;
        return fits ? text : StoreSql.call("taosj.cut_bytes", text, Integer.toString(length));
    }

    private static String toBytes(Arg from, ValueType to) {
        if (from.type().is(to.type())) {
            return from.sql();
        }
        return "from_hex(left(hex(encode(" + Conversions.toText(from) + ")), " + 2 * to.length() + "))";
    }
}

package io.taosj.engine.internal.function;

import io.taosj.wire.DataType;
import java.util.List;

/** Helpers around arguments: results, lengths with headers, checks of functions. */
final class Args {
    private static final int HEADER = 2;
    private static final int BYTES_PER_CHAR = 4;

    private Args() {}

    /** A result that is constant if all of its arguments are. */
    static Arg result(ValueType type, String sql, Arg... from) {
        return result(type, sql, List.of(from));
    }

    static Arg result(ValueType type, String sql, List<Arg> from) {
        return new Arg(type, sql, from.stream().allMatch(Arg::constant), null, '\0');
    }

    /** Bytes of a type with the header of variable length, which the lengths of results are computed from. */
    static int bytes(ValueType type) {
        return switch (type.type()) {
            case NCHAR -> type.length() * BYTES_PER_CHAR + HEADER;
            case NULL -> HEADER;
            default -> type.type().isVariable() ? type.length() + HEADER : type.length();
        };
    }

    /** VARCHAR or NCHAR of so many bytes with header. */
    static ValueType text(boolean nchar, int bytes) {
        int content = Math.max(0, bytes - HEADER);
        return nchar ? ValueType.of(DataType.NCHAR, content / BYTES_PER_CHAR) : ValueType.varchar(content);
    }

    static boolean isText(Arg arg) {
        return arg.type().isText();
    }

    static boolean isTextOrNull(Arg arg) {
        return arg.type().isText() || arg.isNullLiteral();
    }

    static boolean isNumberOrNull(Arg arg) {
        return arg.type().isNumber() || arg.isNullLiteral();
    }

    static boolean isIntegerOrNull(Arg arg) {
        return arg.type().type().isInteger() || arg.isNullLiteral();
    }

    static void count(String function, List<Arg> args, int least, int most) {
        if (args.size() < least || args.size() > most) {
            throw Failures.argumentCount(function);
        }
    }

    static void type(String function, boolean fits) {
        if (!fits) {
            throw Failures.argumentType(function);
        }
    }

    static boolean anyNull(List<Arg> args) {
        return args.stream().anyMatch(Arg::isNullLiteral);
    }
}

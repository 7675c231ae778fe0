package io.taosj.engine.internal.function;

import io.taosj.wire.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CASE and the type that its branches have in common. */
final class CaseTypes {
    /** Bytes of a number's text in a VARCHAR result. */
    private static final int NUMBER_LENGTH = 63;
    /** The server never makes a VARCHAR result shorter. */
    private static final int LEAST_LENGTH = 2;

    private CaseTypes() {}

    static Arg caseWhen(
            @Nullable Arg operand,
            List<Arg> conditions,
            List<Arg> results,
            @Nullable Arg otherwise,
            StatementContext context) {
        List<Arg> branches = new ArrayList<>(results);
        if (otherwise != null) {
            branches.add(otherwise);
        }
        ValueType type = unify(branches.stream().map(Arg::type).toArray(ValueType[]::new));
        StringBuilder sql = new StringBuilder("(CASE");
        List<Arg> all = new ArrayList<>(branches);
        for (int i = 0; i < conditions.size(); i++) {
            Arg condition = conditions.get(i);
            all.add(condition);
            sql.append(" WHEN ")
                    .append(
                            operand == null
                                    ? Operators.condition(condition)
                                    : Comparisons.compare("=", operand, condition, context))
                    .append(" THEN ")
                    .append(branch(results.get(i), type, context));
        }
        if (operand != null) {
            all.add(operand);
        }
        if (otherwise != null) {
            sql.append(" ELSE ").append(branch(otherwise, type, context));
        }
        return Args.result(type, sql.append(" END)").toString(), all);
    }

    private static String branch(Arg value, ValueType type, StatementContext context) {
        // the length of a text result is one of the branches' lengths in bytes, which cuts nothing
        boolean text = type.isText() && !value.isNullLiteral();
        return text
                ? Conversions.toText(value)
                : Operators.castTo(value, type, context).sql();
    }

    static ValueType unify(ValueType... types) {
        ValueType common = ValueType.NULL;
        for (ValueType type : types) {
            common = unify(common, type);
        }
        return common.is(DataType.VARCHAR) && common.length() < LEAST_LENGTH ? ValueType.varchar(LEAST_LENGTH) : common;
    }

    private static ValueType unify(ValueType left, ValueType right) {
        DataType l = left.type();
        DataType r = right.type();
        if (l == r && !l.isDecimal()) {
            return right.length() > left.length() ? right : left;
        }
        if (l == DataType.NULL || r == DataType.NULL) {
            return l == DataType.NULL ? right : left;
        }
        if (special(l) || special(r)) {
            return unifySpecial(left, right);
        }
        if (left.isText() || right.isText()) {
            boolean nchar = l == DataType.NCHAR || r == DataType.NCHAR;
            return Args.text(nchar, Math.max(textBytes(left), textBytes(right)));
        }
        if (l == DataType.BOOL || r == DataType.BOOL) {
            ValueType other = l == DataType.BOOL ? right : left;
            return other.is(DataType.TIMESTAMP) ? ValueType.BIGINT : other;
        }
        if (l.isFloating() && r.isFloating()) {
            return ValueType.DOUBLE;
        }
        if (l.isDecimal() || r.isDecimal()) {
            return unifyDecimals(left, right);
        }
        boolean integral = (l.isInteger() || l == DataType.TIMESTAMP) && (r.isInteger() || r == DataType.TIMESTAMP);
        return integral ? unifyIntegers(l, r) : ValueType.varchar(NUMBER_LENGTH);
    }

    private static ValueType unifyDecimals(ValueType left, ValueType right) {
        if (left.type().isFloating() || right.type().isFloating()) {
            return ValueType.DOUBLE;
        }
        boolean time = left.is(DataType.TIMESTAMP) || right.is(DataType.TIMESTAMP);
        return time ? ValueType.varchar(NUMBER_LENGTH) : Decimals.common(left, right);
    }

    private static boolean special(DataType type) {
        return type.isVariable() && !type.isText();
    }

    private static ValueType unifySpecial(ValueType left, ValueType right) {
        boolean bytesAndText = (left.is(DataType.VARBINARY) && right.is(DataType.VARCHAR))
                || (left.is(DataType.VARCHAR) && right.is(DataType.VARBINARY));
        if (!bytesAndText) {
            throw Failures.cannotConvert();
        }
        return ValueType.of(DataType.VARBINARY, Math.max(left.length(), right.length()));
    }

    private static int textBytes(ValueType type) {
        return type.isText() ? Args.bytes(type) : NUMBER_LENGTH + 2;
    }

    private static ValueType unifyIntegers(DataType left, DataType right) {
        if (left == DataType.TIMESTAMP || right == DataType.TIMESTAMP) {
            return ValueType.BIGINT;
        }
        boolean sameSign = left.isSignedInteger() == right.isSignedInteger();
        if (sameSign) {
            return ValueType.of(left.width() >= right.width() ? left : right);
        }
        DataType signed = left.isSignedInteger() ? left : right;
        DataType unsigned = left.isSignedInteger() ? right : left;
        if (unsigned == DataType.UBIGINT) {
            return ValueType.varchar(NUMBER_LENGTH);
        }
        if (signed.width() > unsigned.width()) {
            return ValueType.of(signed);
        }
        return ValueType.of(
                switch (unsigned) {
                    case UTINYINT -> DataType.SMALLINT;
                    case USMALLINT -> DataType.INT;
                    default -> DataType.BIGINT;
                });
    }
}

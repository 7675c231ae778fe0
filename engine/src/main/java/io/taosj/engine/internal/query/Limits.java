package io.taosj.engine.internal.query;

import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Query;
import java.math.BigInteger;

/**
 * LIMIT or SLIMIT.
 *
 * @param count how many
 * @param offset how many are left out before
 */
record Limits(long count, long offset) {
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    static Limits of(Query.Limit limit) {
        return new Limits(number(limit.count()), limit.offset() == null ? 0 : number(limit.offset()));
    }

    private static long number(Expr expr) {
        if (expr instanceof Expr.IntegerLiteral literal) {
            return new BigInteger(literal.text()).min(MAX).longValue();
        }
        throw Errors.invalidValue("LIMIT and OFFSET take a whole number");
    }

    /** The clause, with a blank before it. */
    String toSql() {
        return " LIMIT " + count + (offset == 0 ? "" : " OFFSET " + offset);
    }

    /** A condition on a number that counts from 1. */
    String test(String number) {
        BigInteger last =
                BigInteger.valueOf(offset).add(BigInteger.valueOf(count)).min(MAX);
        return number + " BETWEEN " + (offset == Long.MAX_VALUE ? offset : offset + 1) + " AND " + last;
    }
}

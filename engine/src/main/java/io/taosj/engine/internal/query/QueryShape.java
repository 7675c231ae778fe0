package io.taosj.engine.internal.query;

import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Query;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The kinds of SELECT, told apart by the functions in them. */
enum QueryShape {
    /** row in, row out */
    PROJECTION,
    /** groups or windows of rows in, one row out */
    AGGREGATION,
    /** rows in, some of them out, with values that look at their neighbours */
    ROW_FUNCTION,
    INTERPOLATION;

    static QueryShape of(SelectContext bound) {
        Query.Select select = bound.select();
        Set<FunctionClass> classes = EnumSet.noneOf(FunctionClass.class);
        List<Expr> everywhere = new ArrayList<>();
        bound.items().stream().filter(i -> i.hit() == null).forEach(i -> everywhere.add(i.expr()));
        if (select.having() != null) {
            everywhere.add(select.having());
        }
        select.orderBy().forEach(o -> everywhere.add(o.expr()));
        boolean histogram = false;
        for (Expr expr : everywhere) {
            for (Expr.FunctionCall call : ExprWalk.multiRowCalls(expr)) {
                FunctionClass type = FunctionClass.of(call.name());
                if (type != null) {
                    classes.add(type);
                }
                histogram |= call.name().equals("histogram");
            }
        }
        if (classes.contains(FunctionClass.INTERPOLATION) || !select.range().isEmpty() || select.every() != null) {
            return INTERPOLATION;
        }
        if (classes.contains(FunctionClass.INDEFINITE) || classes.contains(FunctionClass.MULTI_ROW) && !histogram) {
            return ROW_FUNCTION;
        }
        boolean grouped = !select.groupBy().isEmpty() || select.window() != null;
        return grouped || !classes.isEmpty() ? AGGREGATION : PROJECTION;
    }
}

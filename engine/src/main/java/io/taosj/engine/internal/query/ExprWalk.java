package io.taosj.engine.internal.query;

import io.taosj.engine.internal.sql.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Walks through expressions as they were written. */
final class ExprWalk {
    private ExprWalk() {}

    /** The operands of an expression, in the order of the text. */
    static List<Expr> children(Expr expr) {
        List<Expr> out = new ArrayList<>();
        if (expr instanceof Expr.FunctionCall call) {
            out.addAll(call.args());
        } else if (expr instanceof Expr.Cast cast) {
            out.add(cast.operand());
        } else if (expr instanceof Expr.Trim trim) {
            add(out, trim.set());
            out.add(trim.operand());
        } else if (expr instanceof Expr.Negate negate) {
            out.add(negate.operand());
        } else if (expr instanceof Expr.Arithmetic arithmetic) {
            out.add(arithmetic.left());
            out.add(arithmetic.right());
        } else if (expr instanceof Expr.JsonGet get) {
            out.add(get.operand());
        } else if (expr instanceof Expr.Case choice) {
            add(out, choice.operand());
            choice.whens().forEach(w -> {
                out.add(w.condition());
                out.add(w.result());
            });
            add(out, choice.otherwise());
        } else {
            addOfCondition(out, expr);
        }
        return out;
    }

    private static void addOfCondition(List<Expr> out, Expr expr) {
        if (expr instanceof Expr.Comparison comparison) {
            out.add(comparison.left());
            out.add(comparison.right());
        } else if (expr instanceof Expr.Between between) {
            out.add(between.operand());
            out.add(between.low());
            out.add(between.high());
        } else if (expr instanceof Expr.InList in) {
            out.add(in.operand());
            out.addAll(in.items());
        } else if (expr instanceof Expr.IsNull test) {
            out.add(test.operand());
        } else if (expr instanceof Expr.Logical logical) {
            out.add(logical.left());
            out.add(logical.right());
        } else if (expr instanceof Expr.Not not) {
            out.add(not.operand());
        }
    }

    private static void add(List<Expr> out, @Nullable Expr expr) {
        if (expr != null) {
            out.add(expr);
        }
    }

    /** Whether an expression or a part of it is of a kind. */
    static boolean any(Expr expr, Predicate<Expr> test) {
        if (test.test(expr)) {
            return true;
        }
        for (Expr child : children(expr)) {
            if (any(child, test)) {
                return true;
            }
        }
        return false;
    }

    /** All calls of functions that look at more than one row; not those inside of others. */
    static List<Expr.FunctionCall> multiRowCalls(Expr expr) {
        List<Expr.FunctionCall> out = new ArrayList<>();
        collect(expr, out);
        return out;
    }

    private static void collect(Expr expr, List<Expr.FunctionCall> out) {
        if (expr instanceof Expr.FunctionCall call && FunctionClass.of(call.name()) != null) {
            out.add(call);
            return;
        }
        for (Expr child : children(expr)) {
            collect(child, out);
        }
    }

    /** Whether a function that looks at more than one row is called. */
    static boolean hasMultiRowCall(Expr expr) {
        return any(expr, e -> e instanceof Expr.FunctionCall call && FunctionClass.of(call.name()) != null);
    }

    /** The conditions that AND joins, from left to right. */
    static List<Expr> conjuncts(@Nullable Expr condition) {
        List<Expr> out = new ArrayList<>();
        if (condition instanceof Expr.Logical logical && logical.and()) {
            out.addAll(conjuncts(logical.left()));
            out.addAll(conjuncts(logical.right()));
        } else if (condition != null) {
            out.add(condition);
        }
        return out;
    }
}

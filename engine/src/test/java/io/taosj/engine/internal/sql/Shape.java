package io.taosj.engine.internal.sql;

import java.util.List;
import java.util.stream.Collectors;

/** Writes expressions as nested lists, so that tests can say which tree they expect. */
final class Shape {
    private Shape() {}

    static String of(Expr e) {
        if (e instanceof Expr.Arithmetic a) {
            return list(a.operator(), of(a.left()), of(a.right()));
        }
        if (e instanceof Expr.Comparison c) {
            return list(c.operator(), of(c.left()), of(c.right()));
        }
        if (e instanceof Expr.Logical l) {
            return list(l.and() ? "and" : "or", of(l.left()), of(l.right()));
        }
        if (e instanceof Expr.Not n) {
            return list("not", of(n.operand()));
        }
        if (e instanceof Expr.Negate n) {
            return list("-", of(n.operand()));
        }
        if (e instanceof Expr.Between b) {
            return list(b.negated() ? "not-between" : "between", of(b.operand()), of(b.low()), of(b.high()));
        }
        if (e instanceof Expr.InList in) {
            return list(in.negated() ? "not-in" : "in", of(in.operand()), all(in.items()));
        }
        if (e instanceof Expr.IsNull n) {
            return list(n.negated() ? "not-null" : "null", of(n.operand()));
        }
        if (e instanceof Expr.FunctionCall f) {
            return f.args().isEmpty() ? f.name() + "()" : f.name() + list(all(f.args()));
        }
        return leaf(e);
    }

    private static String leaf(Expr e) {
        if (e instanceof Expr.ColumnRef c) {
            return (c.table() == null ? "" : c.table() + ".") + (c.quoted() ? "`" + c.name() + "`" : c.name());
        }
        if (e instanceof Expr.IntegerLiteral n) {
            return n.text();
        }
        if (e instanceof Expr.FloatLiteral n) {
            return n.text();
        }
        if (e instanceof Expr.StringLiteral s) {
            return "'" + s.value() + "'";
        }
        if (e instanceof Expr.DurationLiteral d) {
            return d.value() + String.valueOf(d.unit());
        }
        if (e instanceof Expr.Star s) {
            return s.table() == null ? "*" : s.table() + ".*";
        }
        if (e instanceof Expr.JsonGet j) {
            return list("->", of(j.operand()), j.key());
        }
        if (e instanceof Expr.Cast c) {
            return list(
                    "cast", of(c.operand()), c.type().type() + ":" + c.type().length());
        }
        if (e instanceof Expr.Trim t) {
            return list("trim", t.side(), t.set() == null ? "" : of(t.set()), of(t.operand()));
        }
        return e.getClass().getSimpleName();
    }

    private static String all(List<Expr> items) {
        return items.stream().map(Shape::of).collect(Collectors.joining(" "));
    }

    private static String list(String... parts) {
        return "(" + String.join(" ", parts) + ")";
    }
}

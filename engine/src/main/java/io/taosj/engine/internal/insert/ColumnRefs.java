package io.taosj.engine.internal.insert;

import io.taosj.engine.internal.sql.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the columns that an expression names. */
final class ColumnRefs {
    private final List<Expr.ColumnRef> found = new ArrayList<>();

    private ColumnRefs() {}

    static List<Expr.ColumnRef> in(Expr expr) {
        ColumnRefs refs = new ColumnRefs();
        refs.visit(expr);
        return refs.found;
    }

    private void visit(@Nullable Expr expr) {
        if (expr instanceof Expr.ColumnRef ref) {
            found.add(ref);
        } else if (expr instanceof Expr.FunctionCall call) {
            call.args().forEach(this::visit);
        } else if (expr instanceof Expr.Cast cast) {
            visit(cast.operand());
        } else if (expr instanceof Expr.Trim trim) {
            visit(trim.set());
            visit(trim.operand());
        } else if (expr instanceof Expr.Negate negate) {
            visit(negate.operand());
        } else if (expr instanceof Expr.Arithmetic sum) {
            visit(sum.left());
            visit(sum.right());
        } else if (expr instanceof Expr.JsonGet get) {
            visit(get.operand());
        } else if (expr instanceof Expr.Case choice) {
            visit(choice.operand());
            choice.whens().forEach(when -> {
                visit(when.condition());
                visit(when.result());
            });
            visit(choice.otherwise());
        } else {
            visitCondition(expr);
        }
    }

    private void visitCondition(@Nullable Expr expr) {
        if (expr instanceof Expr.Comparison comparison) {
            visit(comparison.left());
            visit(comparison.right());
        } else if (expr instanceof Expr.Between between) {
            visit(between.operand());
            visit(between.low());
            visit(between.high());
        } else if (expr instanceof Expr.InList in) {
            visit(in.operand());
            in.items().forEach(this::visit);
        } else if (expr instanceof Expr.IsNull isNull) {
            visit(isNull.operand());
        } else if (expr instanceof Expr.Logical logical) {
            visit(logical.left());
            visit(logical.right());
        } else if (expr instanceof Expr.Not not) {
            visit(not.operand());
        }
    }
}

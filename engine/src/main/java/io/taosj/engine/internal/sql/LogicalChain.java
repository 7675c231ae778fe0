package io.taosj.engine.internal.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * The operands of a run of ANDs or of ORs.
 *
 * <p>They become a balanced tree: programs write conditions of thousands of ORs, and who walks the tree must not need a stack of
 * that depth. The result is the same, as the operators are associative.
 */
final class LogicalChain {
    private final boolean and;
    private final List<Expr> operands = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();

    LogicalChain(boolean and, int start, Expr first, int end) {
        this.and = and;
        add(start, first, end);
    }

    void add(int start, Expr operand, int end) {
        operands.add(operand);
        // with parentheses, which the operand's own span leaves out
        spans.add(new Span(start, end));
    }

    Expr tree() {
        return tree(0, operands.size());
    }

    private Expr tree(int from, int to) {
        if (to - from == 1) {
            return operands.get(from);
        }
        // three operands lean to the left, as they are read
        int middle = (from + to + 1) >>> 1;
        Span span = new Span(spans.get(from).start(), spans.get(to - 1).end());
        return new Expr.Logical(and, tree(from, middle), tree(middle, to), span);
    }
}

package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Query;
import io.taosj.wire.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds ORDER BY: positions, aliases, expressions. */
final class OrderBinder {
    private final List<Output> outputs;
    private final ExprBinder expressions;
    private final boolean distinct;

    /**
     * Makes a binder.
     *
     * @param expressions binds what is neither position nor alias
     * @param distinct whether only what is selected may be a key
     */
    OrderBinder(List<Output> outputs, ExprBinder expressions, boolean distinct) {
        this.outputs = outputs;
        this.expressions = expressions;
        this.distinct = distinct;
    }

    List<OrderKey> bind(List<Query.SortItem> items) {
        List<OrderKey> keys = new ArrayList<>();
        for (Query.SortItem item : items) {
            String sql = key(item.expr());
            if (sql != null) {
                boolean nullsFirst = item.nullsFirst() != null ? item.nullsFirst() : !item.descending();
                keys.add(new OrderKey(sql, item.descending(), nullsFirst));
            }
        }
        return keys;
    }

    /** The key in the store's SQL, or null if it has no effect. */
    private @Nullable String key(Expr expr) {
        int output = -1;
        if (expr instanceof Expr.IntegerLiteral number) {
            output = Positions.of(number.text(), outputs.size());
            if (output < 0) {
                return null;
            }
        } else if (expr instanceof Expr.ColumnRef ref && ref.table() == null) {
            output = byAlias(ref.name());
        }
        if (output >= 0) {
            return BoundQuery.columnName(output);
        }
        Arg arg = expressions.bind(expr);
        if (arg.type().is(DataType.JSON) && expr instanceof Expr.ColumnRef) {
            throw new EngineException(0x72D, "Json not support in this place");
        }
        for (int i = 0; i < outputs.size(); i++) {
            if (outputs.get(i).arg().sql().equals(arg.sql())) {
                return BoundQuery.columnName(i);
            }
        }
        if (arg.constant()) {
            return null;
        }
        if (distinct) {
            throw Errors.notSelected();
        }
        return arg.sql();
    }

    private int byAlias(String name) {
        int found = -1;
        for (int i = 0; i < outputs.size(); i++) {
            Item item = outputs.get(i).item();
            boolean renamed = item.hit() == null
                    && name.equals(item.alias())
                    && !(item.expr() instanceof Expr.ColumnRef ref && ref.name().equals(name));
            if (renamed) {
                if (found >= 0
                        && !outputs.get(found)
                                .arg()
                                .sql()
                                .equals(outputs.get(i).arg().sql())) {
                    throw new EngineException(0x266F, "ORDER BY \"" + name + "\" is ambiguous");
                }
                found = i;
            }
        }
        return found;
    }
}

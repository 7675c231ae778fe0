package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.function.StatementContext;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.wire.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds the keys of PARTITION BY and GROUP BY: expressions, positions and aliases of the select list. */
final class KeyBinder {
    private static final int UNKNOWN_COLUMN = 0x2602;

    private final Scope scope;
    private final StatementContext context;
    private final TimeRange range;
    private final List<Item> items;

    KeyBinder(Scope scope, StatementContext context, TimeRange range, List<Item> items) {
        this.scope = scope;
        this.context = context;
        this.range = range;
        this.items = items;
    }

    Key bind(Expr written) {
        return bind(written, null);
    }

    /**
     * Binds a key.
     *
     * @param ownAlias a name of its own, as PARTITION BY allows
     */
    Key bind(Expr written, @Nullable String ownAlias) {
        Expr expr = written instanceof Expr.IntegerLiteral number ? atPosition(number) : written;
        if (expr instanceof Expr.ColumnRef ref) {
            Key tbname = tbname(ref);
            if (tbname != null) {
                return tbname;
            }
        }
        RowNames names = new RowNames(scope, RowNames.Place.KEY, range);
        Arg arg = bindOrAlias(expr, names);
        if (arg.type().is(DataType.JSON) && expr instanceof Expr.ColumnRef) {
            throw new EngineException(0x72E, "Json not support in group/partition by");
        }
        boolean ofTable = !names.used().isEmpty()
                && names.used().stream().allMatch(f -> f.role().ofTable());
        return new Key(arg.sql(), arg.sql(), arg.type(), ofTable, false, arg.constant());
    }

    private Expr atPosition(Expr.IntegerLiteral number) {
        int position = Positions.of(number.text(), items.size());
        return position < 0 ? number : items.get(position).expr();
    }

    /** Rows of a super table are told apart by the number of their table, which is cheaper than its name. */
    private @Nullable Key tbname(Expr.ColumnRef ref) {
        Leaf only = scope.only();
        if (only == null
                || only.kind() != Leaf.Kind.SUPER
                || ref.quoted()
                || !ref.name().equals("tbname")) {
            return null;
        }
        Field field = scope.find(ref).field();
        return field.role() != Field.Role.TBNAME
                ? null
                : new Key(field.sql(), only.alias() + ".tbid", field.type(), true, true, false);
    }

    private Arg bindOrAlias(Expr expr, RowNames names) {
        try {
            return new ExprBinder(context, names).bind(expr);
        } catch (EngineException e) {
            if (e.code() == UNKNOWN_COLUMN && expr instanceof Expr.ColumnRef ref && ref.table() == null) {
                for (Item item : items) {
                    if (ref.name().equals(item.alias()) && item.expr() != expr) {
                        return new ExprBinder(context, names).bind(item.expr());
                    }
                }
            }
            throw e;
        }
    }
}

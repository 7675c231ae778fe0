package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Query;
import io.taosj.wire.DataType;
import java.util.ArrayList;
import java.util.List;

/** Binds a SELECT that looks at single rows. */
final class ProjectionBinder {
    private final SelectContext bound;
    private final Query.Select select;

    ProjectionBinder(SelectContext bound) {
        this.bound = bound;
        this.select = bound.select();
    }

    BoundQuery bind() {
        if (select.having() != null && !bound.hasKeys()) {
            throw Errors.notGrouped();
        }
        RowNames names = new RowNames(bound.scope(), RowNames.Place.SELECT, bound.range());
        ExprBinder binder = new ExprBinder(bound.context(), names);
        List<Output> outputs = new ArrayList<>();
        boolean onlyBounds = !bound.items().isEmpty();
        for (Item item : bound.items()) {
            outputs.add(output(item, names, binder));
            onlyBounds &= isQueryBound(item);
            checkDistinct(item, outputs.get(outputs.size() - 1));
        }
        if (select.fill() != null) {
            throw Errors.invalidInterpClause("Invalid usage of RANGE clause, EVERY clause or FILL clause");
        }
        Arg having = select.having() == null ? null : binder.condition(select.having());
        List<OrderKey> order = new OrderBinder(outputs, binder, select.distinct()).bind(select.orderBy());
        chooseChildren(names);
        List<String> keys = bound.partition().stream().map(Key::partitionSql).toList();
        String from = bound.relation().from();
        if (onlyBounds) {
            from = "(SELECT 1 FROM " + from + bound.where() + " LIMIT 1)";
        }
        LastStage last = new LastStage(from, outputs, keys);
        if (!onlyBounds) {
            bound.conditions().forEach(c -> last.where(c.sql()));
        }
        return last.where(having == null ? null : having.sql())
                .distinct(select.distinct())
                .order(order)
                .defaultOrder(onlyBounds || childrenOnly(names) ? List.of() : defaultOrder())
                .build(select, bound.relation().precision(), !select.orderBy().isEmpty());
    }

    private void checkDistinct(Item item, Output output) {
        boolean whole = item.hit() != null || item.expr() instanceof Expr.ColumnRef;
        if (select.distinct() && whole && output.arg().type().is(DataType.JSON)) {
            throw new EngineException(0x72E, "Json not support in group/partition by");
        }
    }

    static Output output(Item item, RowNames names, ExprBinder binder) {
        Scope.Hit hit = item.hit();
        if (hit != null) {
            Field field = names.take(hit);
            return new Output(item, Arg.of(field.type(), field.sql()), timeOrData(field));
        }
        Arg arg = binder.bind(item.expr());
        Field.Role role = Field.Role.DATA;
        if (item.expr() instanceof Expr.ColumnRef ref && !isQueryBound(item)) {
            role = timeOrData(names.scope().find(ref).field());
        }
        return new Output(item, arg, role);
    }

    private static Field.Role timeOrData(Field field) {
        return field.role() == Field.Role.TIME ? Field.Role.TIME : Field.Role.DATA;
    }

    private static boolean isQueryBound(Item item) {
        return item.expr() instanceof Expr.ColumnRef ref
                && !ref.quoted()
                && ref.name().startsWith("_q");
    }

    /** SELECT TAGS and DISTINCT ask for the children of a super table, also for those without rows. */
    private void chooseChildren(RowNames names) {
        if (childrenOnly(names)) {
            Leaf leaf = bound.scope().only();
            if (leaf != null) {
                leaf.readChildrenOnly();
            }
        }
    }

    private boolean childrenOnly(RowNames names) {
        Leaf leaf = bound.scope().only();
        boolean wanted = select.tags() || select.distinct();
        return wanted
                && leaf != null
                && (leaf.kind() == Leaf.Kind.SUPER || leaf.kind() == Leaf.Kind.CHILD && select.tags())
                && bound.partition().isEmpty()
                && !names.used().isEmpty()
                && names.used().stream().allMatch(f -> f.role().ofTable())
                && bound.conditions().stream().allMatch(SelectContext.Condition::ofTable);
    }

    /** Rows of one table come by time; with PARTITION BY, partition by partition. */
    private List<OrderKey> defaultOrder() {
        List<OrderKey> keys = new ArrayList<>();
        for (Key key : bound.partition()) {
            keys.add(OrderKey.ascending(key.partitionSql()));
        }
        if (bound.relation() instanceof JoinRelation join && keys.isEmpty()) {
            return join.timeOrder();
        }
        Leaf only = bound.scope().only();
        String time = bound.timeSql();
        if (time != null && only != null && only.stored() && (only.singleTable() || !keys.isEmpty())) {
            keys.add(OrderKey.ascending(time));
            if (only.key() != null) {
                keys.add(OrderKey.ascending(only.key().sql()));
            }
        }
        return keys;
    }
}

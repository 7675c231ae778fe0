package io.taosj.engine.internal.query;

import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.function.Casts;
import io.taosj.engine.internal.function.ValueType;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Query;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import java.util.ArrayList;
import java.util.List;

/** Binds UNION: the first query gives labels and types. */
final class UnionBinder {
    private final Binding binding;

    UnionBinder(Binding binding) {
        this.binding = binding;
    }

    BoundQuery bind(Query.Union union) {
        QueryBinder queries = new QueryBinder(binding);
        BoundQuery left = queries.bind(union.left());
        BoundQuery right = queries.bind(union.right());
        if (left.columns().size() != right.columns().size()) {
            throw Errors.columnCountOfUnion();
        }
        Precision precision = left.precision().compareTo(right.precision()) <= 0 ? left.precision() : right.precision();
        List<OutputColumn> columns = new ArrayList<>();
        for (int i = 0; i < left.columns().size(); i++) {
            columns.add(column(left.columns().get(i), right.columns().get(i)));
        }
        String sql = "SELECT * FROM (" + converted(left, columns) + " UNION" + (union.all() ? " ALL " : " ")
                + converted(right, columns) + ") AS u";
        List<OrderKey> order = order(union, columns);
        if (!order.isEmpty()) {
            sql += " ORDER BY " + Order.list(order);
        }
        if (union.limit() != null) {
            sql += Limits.of(union.limit()).toSql();
        }
        return new BoundQuery(sql, withTime(columns, order), precision, !order.isEmpty());
    }

    private static OutputColumn column(OutputColumn left, OutputColumn right) {
        ValueType type = left.type();
        if (type.is(DataType.NULL)) {
            type = right.type();
        } else if (!type.type().isDecimal()
                && type.type() == right.type().type()
                && right.type().length() > type.length()) {
            type = right.type();
        }
        return new OutputColumn(left.label(), left.name(), type, left.role());
    }

    private String converted(BoundQuery query, List<OutputColumn> target) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < target.size(); i++) {
            ValueType from = query.columns().get(i).type();
            ValueType to = target.get(i).type();
            Arg value = Arg.of(from, BoundQuery.columnName(i));
            boolean same = from.type() == to.type() && (!to.type().isDecimal() || from.equals(to));
            String sql = same || to.is(DataType.NULL)
                    ? value.sql()
                    : Casts.convert(value, to, binding.context(query.precision()))
                            .sql();
            list.append(i == 0 ? "" : ", ").append(sql).append(" AS ").append(BoundQuery.columnName(i));
        }
        return "(SELECT " + list + " FROM (" + query.sql() + "))";
    }

    /** Only labels and positions of the first query may be keys. */
    private static List<OrderKey> order(Query.Union union, List<OutputColumn> columns) {
        List<OrderKey> keys = new ArrayList<>();
        for (Query.SortItem item : union.orderBy()) {
            boolean nullsFirst = item.nullsFirst() != null ? item.nullsFirst() : !item.descending();
            keys.add(new OrderKey(BoundQuery.columnName(column(item.expr(), columns)), item.descending(), nullsFirst));
        }
        return keys;
    }

    private static int column(Expr key, List<OutputColumn> columns) {
        if (key instanceof Expr.IntegerLiteral number) {
            int position = Positions.of(number.text(), columns.size());
            if (position >= 0) {
                return position;
            }
        } else if (key instanceof Expr.ColumnRef ref && ref.table() == null) {
            for (int i = 0; i < columns.size(); i++) {
                if (ref.name().equals(columns.get(i).name())
                        || ref.name().equals(columns.get(i).label())) {
                    return i;
                }
            }
        }
        throw Errors.unionOrder();
    }

    /** The time orders the rows only if they are sorted by it. */
    private static List<OutputColumn> withTime(List<OutputColumn> columns, List<OrderKey> order) {
        List<OutputColumn> out = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            OutputColumn column = columns.get(i);
            boolean sorted = !order.isEmpty() && order.get(0).sql().equals(BoundQuery.columnName(i));
            out.add(
                    column.role() == Field.Role.TIME && !sorted
                            ? new OutputColumn(column.label(), column.name(), column.type(), Field.Role.DATA)
                            : column);
        }
        return out;
    }
}

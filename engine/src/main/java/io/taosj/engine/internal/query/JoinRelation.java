package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.function.ValueType;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.TableRef;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A join of two relations. */
final class JoinRelation implements Relation {
    private final TableRef.Join join;
    private final Relation left;
    private final Relation right;
    private final JoinCondition condition;
    private final long limit;
    private final @Nullable WindowOffset offset;
    private List<Expr> where = List.of();

    /** WINDOW_OFFSET in ticks, the smaller one first. */
    record WindowOffset(long from, long to) {}

    JoinRelation(
            TableRef.Join join,
            Relation left,
            Relation right,
            JoinCondition condition,
            long limit,
            @Nullable WindowOffset offset) {
        this.join = join;
        this.left = left;
        this.right = right;
        this.condition = condition;
        this.limit = limit;
        this.offset = offset;
    }

    @Override
    public List<Leaf> leaves() {
        List<Leaf> leaves = new ArrayList<>(left.leaves());
        leaves.addAll(right.leaves());
        return leaves;
    }

    @Override
    public Precision precision() {
        return left.precision().compareTo(right.precision()) <= 0 ? left.precision() : right.precision();
    }

    /** Whether every row of one side meets its own window of the other side's rows. */
    boolean isWindowJoin() {
        return offset != null;
    }

    boolean isInner() {
        return join.type().equals("INNER");
    }

    /** The side whose rows are kept in a window or ASOF join. */
    Relation driving() {
        return join.type().equals("RIGHT") ? right : left;
    }

    /** The order in which joins of tables come: by the time of the kept side, then of the other; empty if there is none. */
    List<OrderKey> timeOrder() {
        boolean single = leaves().stream().allMatch(l -> l.singleTable() || l.kind() == Leaf.Kind.SUBQUERY);
        if (!single || join.type().equals("FULL")) {
            return List.of();
        }
        List<OrderKey> keys = new ArrayList<>();
        for (Relation side : List.of(driving(), driven())) {
            Field time = side.leaves().get(0).time();
            if (time != null) {
                keys.add(OrderKey.ascending(time.sql()));
            }
        }
        return keys;
    }

    /** The keys that tell the rows of the kept side apart. */
    List<Key> drivingKeys() {
        Leaf leaf = driving().leaves().get(0);
        String time = timeOf(driving());
        String table = leaf.alias() + ".tbid";
        ValueType number = ValueType.of(DataType.INT);
        return List.of(
                new Key(time, time, ValueType.TIMESTAMP, false, false, false),
                new Key(table, table, number, false, false, false));
    }

    /** Tells which conditions WHERE adds: tables without ON are joined by them. */
    List<Expr> takeConditions(List<Expr> conjuncts) {
        where = conjuncts;
        if (left instanceof JoinRelation inner) {
            inner.takeConditions(conjuncts);
        }
        if (right instanceof JoinRelation inner) {
            inner.takeConditions(conjuncts);
        }
        return conjuncts;
    }

    @Override
    public String from() {
        return switch (join.subtype()) {
            case "SEMI" -> lateral(" JOIN LATERAL ", matching(" LIMIT 1"));
            case "ANTI" -> anti();
            case "ASOF" -> asOf();
            case "WINDOW" -> window();
            default -> plain();
        };
    }

    private String plain() {
        condition.checkTimes(where, new Scope(this), join);
        String keyword = join.type().equals("INNER") ? " JOIN " : " " + join.type() + " JOIN ";
        String rightFrom = right instanceof JoinRelation ? "(" + right.from() + ")" : right.from();
        return left.from() + keyword + rightFrom + " ON " + condition.sqlOr("TRUE");
    }

    private Relation driven() {
        return join.type().equals("RIGHT") ? left : right;
    }

    private String matching(String rest) {
        condition.checkTimes(where, new Scope(this), join);
        return " WHERE " + condition.sqlOr("TRUE") + rest;
    }

    private String lateral(String keyword, String clauses) {
        Leaf inner = driven().leaves().get(0);
        return driving().from() + keyword + "(SELECT " + inner.alias() + ".* FROM " + inner.from() + clauses + ") AS "
                + inner.alias() + " ON TRUE";
    }

    private String anti() {
        Leaf outer = driving().leaves().get(0);
        Leaf inner = driven().leaves().get(0);
        return "(SELECT " + outer.alias() + ".* FROM " + outer.from() + " WHERE NOT EXISTS (SELECT 1 FROM "
                + inner.from() + matching("") + ")) AS " + outer.alias() + " LEFT JOIN " + inner.from() + " ON FALSE";
    }

    private String asOf() {
        String outer = timeOf(driving());
        String inner = timeOf(driven());
        JoinCondition.TimeTest test = condition.timeTest();
        String leftTime = test == null ? timeOf(left) : test.left();
        String rightTime = test == null ? timeOf(right) : test.right();
        String operator = test == null ? (join.type().equals("RIGHT") ? "<=" : ">=") : test.operator();
        // for "=" the rows of the same time are all as near as can be
        boolean backwards = join.type().equals("RIGHT") == operator.startsWith("<");
        String order = " ORDER BY " + rightOf(test, inner) + (backwards ? " DESC" : " ASC") + ", " + inner;
        if (limit == 0) {
            return driving().from() + " JOIN " + driven().from() + " ON FALSE";
        }
        boolean natural = limit == 1 && (test == null || test.plain());
        if (natural && !operator.equals("=")) {
            return driving().from() + " ASOF LEFT JOIN " + driven().from() + " ON " + outer + " " + asDriven(operator)
                    + " " + inner + condition.andRest();
        }
        return lateral(
                " LEFT JOIN LATERAL ",
                " WHERE " + leftTime + " " + operator + " " + rightTime + condition.andRest() + order + " LIMIT "
                        + limit);
    }

    /** The driven side of the comparison of times. */
    private String rightOf(JoinCondition.@Nullable TimeTest test, String time) {
        if (test == null) {
            return time;
        }
        return join.type().equals("RIGHT") ? test.left() : test.right();
    }

    private String asDriven(String operator) {
        if (!join.type().equals("RIGHT")) {
            return operator;
        }
        return operator.startsWith("<") ? operator.replace('<', '>') : operator.replace('>', '<');
    }

    private String window() {
        if (offset == null) {
            throw new EngineException(0x200, "WINDOW_OFFSET required for WINDOW join");
        }
        if (limit == 0) {
            return driving().from() + " JOIN " + driven().from() + " ON FALSE";
        }
        String outer = timeOf(driving());
        String inner = timeOf(driven());
        String within =
                inner + " BETWEEN " + outer + " + (" + offset.from() + ") AND " + outer + " + (" + offset.to() + ")";
        if (limit < 0) {
            return driving().from() + " LEFT JOIN " + driven().from() + " ON " + within + condition.andRest();
        }
        return lateral(
                " LEFT JOIN LATERAL ",
                " WHERE " + within + condition.andRest() + " ORDER BY " + inner + " LIMIT " + limit);
    }

    private static String timeOf(Relation side) {
        Field time = side.leaves().get(0).time();
        if (time == null) {
            throw Errors.joinNotSupported("Join requires valid time series input");
        }
        return time.sql();
    }
}

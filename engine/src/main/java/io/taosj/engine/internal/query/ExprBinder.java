package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.function.Casts;
import io.taosj.engine.internal.function.Literals;
import io.taosj.engine.internal.function.Operators;
import io.taosj.engine.internal.function.ScalarFunction;
import io.taosj.engine.internal.function.ScalarFunctions;
import io.taosj.engine.internal.function.StatementContext;
import io.taosj.engine.internal.function.ValueType;
import io.taosj.engine.internal.sql.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types and translates expressions; what names and functions of several rows mean is up to its {@link Names}. */
final class ExprBinder {
    private final StatementContext context;
    private final Names names;

    ExprBinder(StatementContext context, Names names) {
        this.context = context;
        this.names = names;
    }

    /** An expression as a condition: never NULL where the dialect says FALSE. */
    Arg condition(Expr expr) {
        Arg arg = bind(expr);
        return new Arg(ValueType.BOOL, Operators.condition(arg), arg.constant(), null, '\0');
    }

    Arg bind(Expr expr) {
        Arg literal = literal(expr);
        if (literal != null) {
            return literal;
        }
        Arg whole = names.whole(expr);
        if (whole != null) {
            return whole;
        }
        if (expr instanceof Expr.ColumnRef ref) {
            return names.column(ref);
        }
        if (expr instanceof Expr.FunctionCall call) {
            return call(call);
        }
        if (expr instanceof Expr.Star) {
            throw Errors.unknownColumn("*");
        }
        Arg value = value(expr);
        return value != null ? value : predicate(expr);
    }

    private List<Arg> all(List<Expr> exprs) {
        List<Arg> out = new ArrayList<>();
        exprs.forEach(e -> out.add(bind(e)));
        return out;
    }

    private @Nullable Arg literal(Expr expr) {
        if (expr instanceof Expr.IntegerLiteral number) {
            return Literals.integer(number.text());
        }
        if (expr instanceof Expr.FloatLiteral number) {
            return Literals.decimal(number.text());
        }
        if (expr instanceof Expr.StringLiteral text) {
            return Literals.string(text.value());
        }
        if (expr instanceof Expr.BoolLiteral truth) {
            return Literals.bool(truth.value());
        }
        if (expr instanceof Expr.NullLiteral) {
            return Literals.nullValue();
        }
        if (expr instanceof Expr.TimestampLiteral time) {
            return Literals.timestamp(time.value(), context);
        }
        if (expr instanceof Expr.DurationLiteral duration) {
            return Literals.duration(duration.value(), duration.unit(), context);
        }
        if (expr instanceof Expr.Placeholder) {
            throw new EngineException(0x2600, "syntax error near \"?\"");
        }
        return null;
    }

    private Arg call(Expr.FunctionCall call) {
        FunctionClass multiRow = FunctionClass.of(call.name());
        if (multiRow != null) {
            return names.multiRow(call, multiRow);
        }
        ScalarFunction function = ScalarFunctions.find(call.name());
        if (function == null) {
            throw new EngineException(0x374, "Func not exists");
        }
        return function.call(all(call.args()), context);
    }

    private @Nullable Arg value(Expr expr) {
        if (expr instanceof Expr.Cast cast) {
            return Casts.cast(bind(cast.operand()), cast.type(), context);
        }
        if (expr instanceof Expr.Trim trim) {
            return trim(trim);
        }
        if (expr instanceof Expr.Negate negate) {
            return Operators.negate(bind(negate.operand()), context);
        }
        if (expr instanceof Expr.Arithmetic arithmetic) {
            Arg left = bind(arithmetic.left());
            return Operators.arithmetic(arithmetic.operator(), left, bind(arithmetic.right()), context);
        }
        if (expr instanceof Expr.JsonGet get) {
            return Operators.jsonGet(bind(get.operand()), get.key());
        }
        return expr instanceof Expr.Case choice ? choice(choice) : null;
    }

    private Arg trim(Expr.Trim trim) {
        Arg set = trim.set() == null ? null : bind(trim.set());
        return ScalarFunctions.trim(trim.side(), set, bind(trim.operand()));
    }

    private Arg choice(Expr.Case choice) {
        Arg operand = choice.operand() == null ? null : bind(choice.operand());
        List<Arg> conditions = new ArrayList<>();
        List<Arg> results = new ArrayList<>();
        for (Expr.When when : choice.whens()) {
            conditions.add(bind(when.condition()));
            results.add(bind(when.result()));
        }
        Arg otherwise = choice.otherwise() == null ? null : bind(choice.otherwise());
        return Operators.caseWhen(operand, conditions, results, otherwise, context);
    }

    private Arg predicate(Expr expr) {
        if (expr instanceof Expr.Comparison comparison) {
            Arg left = bind(comparison.left());
            return Operators.comparison(comparison.operator(), left, bind(comparison.right()), context);
        }
        if (expr instanceof Expr.Between between) {
            Arg operand = bind(between.operand());
            return Operators.between(operand, bind(between.low()), bind(between.high()), between.negated(), context);
        }
        if (expr instanceof Expr.InList in) {
            return Operators.inList(bind(in.operand()), all(in.items()), in.negated(), context);
        }
        if (expr instanceof Expr.IsNull test) {
            return Operators.isNull(bind(test.operand()), test.negated());
        }
        if (expr instanceof Expr.Logical logical) {
            Arg left = bind(logical.left());
            Arg right = bind(logical.right());
            return logical.and() ? Operators.and(left, right) : Operators.or(left, right);
        }
        if (expr instanceof Expr.Not not) {
            return Operators.not(bind(not.operand()));
        }
        throw new IllegalArgumentException("unknown kind of expression: " + expr);
    }
}

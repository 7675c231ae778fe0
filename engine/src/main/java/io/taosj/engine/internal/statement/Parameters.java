package io.taosj.engine.internal.statement;

import io.taosj.engine.BoundValues;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Span;
import io.taosj.engine.internal.sql.Statement;
import io.taosj.wire.DataType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The question marks of a parsed statement. Statements are trees of records, so that one walk over record components finds
 * and replaces them wherever the grammar allows them.
 */
final class Parameters {
    private static final String SYNTAX_PACKAGE = Expr.class.getPackageName();

    private Parameters() {}

    /** Number of question marks. */
    static int count(Object statement) {
        int[] count = new int[1];
        replace(statement, placeholder -> {
            count[0]++;
            return placeholder;
        });
        return count[0];
    }

    /** The statement with a literal in place of each question mark. */
    static Statement bind(Statement statement, List<BoundValues> values) {
        return (Statement) replace(statement, p -> literal(values.get(p.index()), p.span()));
    }

    private static Object replace(Object node, Function<Expr.Placeholder, Expr> replacement) {
        if (node instanceof Expr.Placeholder placeholder) {
            return replacement.apply(placeholder);
        }
        if (node instanceof List<?> items) {
            return replaceItems(items, replacement);
        }
        return node instanceof Record && node.getClass().getPackageName().equals(SYNTAX_PACKAGE)
                ? replaceComponents(node, replacement)
                : node;
    }

    private static Object replaceItems(List<?> items, Function<Expr.Placeholder, Expr> replacement) {
        boolean changed = false;
        List<Object> replaced = new ArrayList<>(items.size());
        for (Object item : items) {
            Object fresh = replace(item, replacement);
            changed |= fresh != item;
            replaced.add(fresh);
        }
        return changed ? replaced : items;
    }

    private static Object replaceComponents(Object node, Function<Expr.Placeholder, Expr> replacement) {
        RecordComponent[] components = node.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new Object[components.length];
        boolean changed = false;
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                var accessor = components[i].getAccessor();
                accessor.setAccessible(true);
                Object value = accessor.invoke(node);
                Object fresh = value == null ? null : replace(value, replacement);
                changed |= fresh != value;
                values[i] = fresh;
            }
            if (!changed) {
                return node;
            }
            var constructor = node.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("a value can't stand for ? in " + node.getClass(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't walk over " + node.getClass(), e);
        }
    }

    private static Expr literal(BoundValues values, Span span) {
        Object value = values.get(0);
        if (value == null) {
            return new Expr.NullLiteral(span);
        }
        if (value instanceof Boolean truth) {
            return new Expr.BoolLiteral(truth, span);
        }
        if (value instanceof BigDecimal decimal) {
            return new Expr.FloatLiteral(decimal.toPlainString(), span);
        }
        if (value instanceof Float || value instanceof Double) {
            return real(((Number) value).doubleValue(), span);
        }
        if (value instanceof Number number) {
            return new Expr.IntegerLiteral(number.toString(), span);
        }
        if (value instanceof byte[] bytes) {
            if (values.type() == DataType.GEOMETRY) {
                throw StatementErrors.invalid("a GEOMETRY can't be a parameter of a query, use ST_GeomFromText(?)");
            }
            return new Expr.StringLiteral("\\x" + HexFormat.of().formatHex(bytes), span);
        }
        return new Expr.StringLiteral(value.toString(), span);
    }

    private static Expr real(double value, Span span) {
        if (!Double.isFinite(value)) {
            throw StatementErrors.invalid("a parameter of a query can't be " + value);
        }
        return new Expr.FloatLiteral(Double.toString(value), span);
    }
}

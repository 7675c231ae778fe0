package io.taosj.engine.internal.query;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.sql.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Names in expressions over single rows: WHERE, keys, arguments of aggregates, plain select lists. */
final class RowNames implements Names {
    private static final Set<String> WINDOW_BOUNDS = Set.of("_wstart", "_wend", "_wduration");
    private static final Set<String> QUERY_BOUNDS = Set.of("_qstart", "_qend", "_qduration");

    /** Where the expression stands: decides which error a misplaced name or function is. */
    enum Place {
        WHERE,
        KEY,
        EVENT_CONDITION,
        ARGUMENT,
        ROW_FUNCTION_ARGUMENT,
        SELECT
    }

    private final Scope scope;
    private final Place place;
    private final TimeRange range;
    private final boolean peek;
    private final List<Field> used = new ArrayList<>();

    RowNames(Scope scope, Place place, TimeRange range) {
        this(scope, place, range, false);
    }

    private RowNames(Scope scope, Place place, TimeRange range, boolean peek) {
        this.scope = scope;
        this.place = place;
        this.range = range;
        this.peek = peek;
    }

    /** Binds only to compare: what is named counts as not read. */
    static RowNames peeking(Scope scope, TimeRange range) {
        return new RowNames(scope, Place.KEY, range, true);
    }

    /** The fields that were named so far. */
    List<Field> used() {
        return used;
    }

    @Override
    public Arg column(Expr.ColumnRef ref) {
        if (!ref.quoted() && ref.table() == null && ref.name().startsWith("_")) {
            if (WINDOW_BOUNDS.contains(ref.name())) {
                throw misplacedBound(ref.name());
            }
            if (QUERY_BOUNDS.contains(ref.name())) {
                return queryBound(ref.name());
            }
        }
        Field field = take(scope.find(ref));
        return Arg.of(field.type(), field.sql());
    }

    /** Notes that a field is read. */
    Field take(Scope.Hit hit) {
        Field field = peek ? hit.field() : hit.leaf().use(hit.field());
        used.add(field);
        return field;
    }

    Scope scope() {
        return scope;
    }

    private EngineException misplacedBound(String name) {
        return switch (place) {
            case WHERE, KEY -> Errors.mustNotBe(name);
            case EVENT_CONDITION ->
                new EngineException(
                        0x712, "The time pseudo column is illegally used in the condition of the event window.");
            case ARGUMENT, ROW_FUNCTION_ARGUMENT, SELECT -> Errors.windowColumnOutsideWindow();
        };
    }

    private Arg queryBound(String name) {
        if (place == Place.WHERE) {
            throw Errors.notAllowed("Illegal pseudo column");
        }
        return range.pseudoColumn(name);
    }

    @Override
    public Arg multiRow(Expr.FunctionCall call, FunctionClass name) {
        boolean alongTime = name == FunctionClass.INDEFINITE;
        if (place == Place.ARGUMENT || place == Place.ROW_FUNCTION_ARGUMENT && alongTime) {
            throw Errors.nestedAggregate();
        }
        if (place == Place.ROW_FUNCTION_ARGUMENT) {
            throw Errors.notMixable();
        }
        if (name == FunctionClass.INDEFINITE || name == FunctionClass.INTERPOLATION) {
            throw Errors.notMixable();
        }
        throw Errors.misplacedAggregate();
    }
}

package io.taosj.engine.internal.query;

import io.taosj.engine.internal.function.Arg;
import io.taosj.engine.internal.sql.Expr;
import org.jspecify.annotations.Nullable;

/** What names, and functions that aren't computed row by row, mean at one place of a query. */
interface Names {

    /**
     * A column, tag, alias or pseudo column.
     *
     * @throws io.taosj.engine.EngineException if it means nothing here
     */
    Arg column(Expr.ColumnRef ref);

    /**
     * A function that looks at more than one row.
     *
     * @param name its class says what it is
     * @throws io.taosj.engine.EngineException if it may not stand here
     */
    Arg multiRow(Expr.FunctionCall call, FunctionClass name);

    /**
     * A chance to take an expression as a whole, for example because it is a key of GROUP BY.
     *
     * @return null to have it bound from its parts
     */
    default @Nullable Arg whole(Expr expr) {
        return null;
    }
}

package io.taosj.engine.internal.ddl;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Query;
import io.taosj.engine.internal.sql.TableRef;
import io.taosj.engine.internal.sql.Window;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which queries a stream can run: windows over one table, or a projection that is triggered at once. */
final class StreamQuery {
    private static final int INVALID_STREAM = 0x2645;
    private static final int FUNCTION_IN_STREAM = 0x265A;
    private static final Set<String> REFUSED_FUNCTIONS = Set.of(
            "bottom",
            "csum",
            "derivative",
            "diff",
            "elapsed",
            "histogram",
            "interp",
            "irate",
            "leastsquares",
            "mavg",
            "mode",
            "percentile",
            "sample",
            "statecount",
            "stateduration",
            "tail",
            "top",
            "twa",
            "unique");

    private StreamQuery() {}

    /** The source of a query that a stream can run. */
    static TableRef.Named check(Query query, boolean aggregated, String trigger) {
        if (!(query instanceof Query.Select select) || !isPlain(select)) {
            throw unsupported();
        }
        boolean projection = trigger.equals("at_once") && !aggregated;
        if (select.window() == null && !projection) {
            throw unsupported();
        }
        if (select.from() instanceof TableRef.Named source) {
            return source;
        }
        throw unsupported();
    }

    /** Functions that no stream has. */
    static void checkFunctions(Query query) {
        if (query instanceof Query.Select select) {
            select.items().forEach(item -> checkFunction(item.expr()));
        }
    }

    private static boolean isPlain(Query.Select select) {
        return !select.distinct()
                && !select.tags()
                && select.orderBy().isEmpty()
                && select.limit() == null
                && select.slimit() == null
                && select.range().isEmpty();
    }

    private static void checkFunction(Expr expr) {
        if (expr instanceof Expr.FunctionCall call) {
            if (REFUSED_FUNCTIONS.contains(call.name())) {
                throw DdlErrors.of(FUNCTION_IN_STREAM, call.name() + " function is not supported in stream query");
            }
            call.args().forEach(StreamQuery::checkFunction);
        } else if (expr instanceof Expr.Arithmetic sum) {
            checkFunction(sum.left());
            checkFunction(sum.right());
        }
    }

    /** Windows that follow rows, not the clock, need the rows of one child at a time. */
    static void checkPartition(Query.Select select, @Nullable Table source) {
        boolean byRows = select.window() instanceof Window.State
                || select.window() instanceof Window.Event
                || select.window() instanceof Window.Count;
        boolean byTable = select.partitionBy().stream()
                .anyMatch(p ->
                        p.expr() instanceof Expr.ColumnRef ref && ref.name().equals("tbname") && !ref.quoted());
        if (byRows && source instanceof Table.SuperTable && !byTable) {
            throw unsupported();
        }
    }

    private static EngineException unsupported() {
        return DdlErrors.of(INVALID_STREAM, "Unsupported stream query");
    }
}

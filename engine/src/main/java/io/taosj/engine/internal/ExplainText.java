package io.taosj.engine.internal;

import io.taosj.engine.internal.sql.Query;
import io.taosj.engine.internal.sql.TableRef;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.ResultSchema;
import java.util.ArrayList;
import java.util.List;

/** A query's plan as lines of text in the server's style; the form is not part of any contract. */
final class ExplainText {
    private static final String INDENT = "   ";

    private ExplainText() {}

    static List<String> of(Query query, ResultSchema schema) {
        String width = "width="
                + schema.columns().stream().mapToInt(ColumnInfo::storageBytes).sum();
        String columns = "columns=" + schema.size() + " " + width;
        List<String> lines = new ArrayList<>();
        TableRef from = query instanceof Query.Select select ? select.from() : null;
        if (query instanceof Query.Select && from == null) {
            lines.add("-> Projection (" + columns + " input_order=unknown )");
            return lines;
        }
        lines.add("-> Data Exchange 1:1 (" + width + ")");
        lines.add(INDENT + "-> Projection (" + columns + " input_order=asc )");
        if (from instanceof TableRef.Named table) {
            lines.add(INDENT.repeat(2) + "-> Table Scan on " + table.name() + " (" + columns
                    + " order=[asc|1 desc|0] mode=ts_order data_load=data)");
        } else {
            lines.add(INDENT.repeat(2) + "-> Sub-queries");
        }
        return lines;
    }
}

package io.taosj.server.internal.ws;

import io.taosj.engine.BoundTable;
import io.taosj.engine.BoundValues;
import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineStatement;
import io.taosj.wire.DataType;
import io.taosj.wire.message.Stmt2BindExecRequest;
import io.taosj.wire.message.Stmt2BindRequest;
import io.taosj.wire.message.Stmt2Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A prepared statement of the second generation. Used by one request at a time. */
final class Stmt2 implements AutoCloseable {
    private static final int API_USAGE = 0x22A;

    private @Nullable EngineStatement statement;
    private @Nullable EngineException bindFailure;
    private boolean resultTaken = true;

    /** Replaces what was prepared before. */
    void prepare(EngineStatement prepared) {
        close();
        statement = prepared;
    }

    EngineStatement prepared() {
        EngineStatement current = statement;
        if (current == null) {
            throw apiUsage();
        }
        return current;
    }

    static EngineException apiUsage() {
        return new EngineException(API_USAGE, "Stmt API usage error");
    }

    void bind(List<Stmt2BindRequest.Table> tables) {
        List<BoundTable> bound = new ArrayList<>(tables.size());
        for (Stmt2BindRequest.Table table : tables) {
            bound.add(new BoundTable(table.name(), values(table.tags()), values(table.columns())));
        }
        bindTables(bound);
    }

    private void bindTables(List<BoundTable> tables) {
        EngineStatement target = prepared();
        if (bindFailure != null) {
            throw new EngineException(bindFailure.code(), String.valueOf(bindFailure.getMessage()));
        }
        if (target.isInsert()) {
            checkEmptyTexts(tables);
        }
        target.bind(tables, target.isInsert());
    }

    private static List<BoundValues> values(List<Stmt2Column> columns) {
        return columns.stream().map(BoundValues::of).toList();
    }

    /** TDengine's library refuses NCHAR columns in which every value is empty; clients know the error. */
    private void checkEmptyTexts(List<BoundTable> tables) {
        for (BoundTable table : tables) {
            for (BoundValues column : table.columns()) {
                if (column.type() == DataType.NCHAR && isEmptyTexts(column)) {
                    bindFailure = new EngineException(0x216, "syntax error near 'Unknown error -2147483368'");
                    throw bindFailure;
                }
            }
        }
    }

    private static boolean isEmptyTexts(BoundValues column) {
        boolean any = false;
        for (int row = 0; row < column.rows(); row++) {
            if (column.hasValue(row)) {
                if (column.getBytes(row).length > 0) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }

    /** Binds rows that carry their tables' names and tags, one table for each run of equal names. */
    void bindRows(Stmt2BindExecRequest request) {
        EngineStatement target = prepared();
        if (!target.isInsert()) {
            if (request.rows() != 1) {
                throw new BadRequestException("query only supports one row");
            }
            bindTables(List.of(new BoundTable(null, List.of(), values(request.fields()))));
            return;
        }
        bindTables(RowRuns.split(target.fields(null), request));
    }

    long execute() {
        EngineStatement target = prepared();
        if (bindFailure != null) {
            throw new EngineException(bindFailure.code(), String.valueOf(bindFailure.getMessage()));
        }
        long affected = target.execute();
        resultTaken = false;
        return affected;
    }

    /** The result of the last execution, which can be taken once. */
    EngineResult takeResult() {
        EngineStatement target = prepared();
        if (target.isInsert()) {
            throw new BadRequestException("stmt is insert, no result set");
        }
        EngineResult result = target.result();
        if (resultTaken || result == null) {
            throw new BadRequestException("result is nil");
        }
        resultTaken = true;
        return result;
    }

    @Override
    public void close() {
        EngineStatement old = statement;
        statement = null;
        bindFailure = null;
        resultTaken = true;
        if (old != null) {
            old.close();
        }
    }
}

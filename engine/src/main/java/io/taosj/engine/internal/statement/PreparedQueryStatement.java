package io.taosj.engine.internal.statement;

import io.taosj.engine.BoundTable;
import io.taosj.engine.BoundValues;
import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineStatement;
import io.taosj.engine.internal.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query, or anything else that is no INSERT of values, with parameters. */
final class PreparedQueryStatement implements EngineStatement {
    private final Statement template;
    private final int parameters;
    private final StatementRunner runner;
    private @Nullable Statement bound;
    private @Nullable EngineException failure;
    private @Nullable EngineResult result;

    PreparedQueryStatement(Statement template, StatementRunner runner) {
        this.template = template;
        this.parameters = Parameters.count(template);
        this.runner = runner;
        this.bound = parameters == 0 ? template : null;
    }

    @Override
    public boolean isInsert() {
        return false;
    }

    @Override
    public int parameters() {
        return parameters;
    }

    @Override
    public List<Field> fields(@Nullable String tableName) {
        return List.of();
    }

    @Override
    public void bind(List<BoundTable> tables, boolean exactTypes) {
        if (failure != null) {
            throw repeated(failure);
        }
        if (tables.isEmpty()) {
            return;
        }
        try {
            if (tables.size() > 1) {
                throw StatementErrors.invalid("a query takes the parameters of one row");
            }
            List<BoundValues> values = tables.get(0).columns();
            check(values);
            Statement fresh = Parameters.bind(template, values);
            runner.check(fresh);
            bound = fresh;
        } catch (EngineException e) {
            failure = e;
            throw e;
        }
    }

    private void check(List<BoundValues> values) {
        if (values.size() != parameters) {
            throw StatementErrors.invalid(
                    "the statement has " + parameters + " parameters, " + values.size() + " were bound");
        }
        for (BoundValues value : values) {
            if (value.rows() != 1) {
                throw StatementErrors.invalid("a query takes the parameters of one row");
            }
        }
    }

    private static EngineException repeated(EngineException failure) {
        return new EngineException(failure.code(), String.valueOf(failure.getMessage()));
    }

    @Override
    public long execute() {
        if (failure != null) {
            throw repeated(failure);
        }
        Statement ready = bound;
        if (ready == null) {
            throw StatementErrors.apiUsage();
        }
        closeResult();
        EngineResult fresh = runner.run(ready);
        if (fresh.isUpdate()) {
            fresh.close();
            return fresh.affectedRows();
        }
        result = fresh;
        return 0;
    }

    @Override
    public @Nullable EngineResult result() {
        return result;
    }

    private void closeResult() {
        EngineResult old = result;
        result = null;
        if (old != null) {
            old.close();
        }
    }

    @Override
    public void close() {
        closeResult();
        bound = null;
        failure = StatementErrors.apiUsage();
    }
}

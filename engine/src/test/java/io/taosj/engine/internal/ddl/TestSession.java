package io.taosj.engine.internal.ddl;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.insert.DeleteExecutor;
import io.taosj.engine.internal.insert.InsertExecutor;
import io.taosj.engine.internal.insert.InsertSession;
import io.taosj.engine.internal.insert.MemoryStorage;
import io.taosj.engine.internal.insert.TagFilter;
import io.taosj.engine.internal.sql.DatabaseStatement;
import io.taosj.engine.internal.sql.DeleteStatement;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.InsertStatement;
import io.taosj.engine.internal.sql.Parser;
import io.taosj.engine.internal.sql.Query;
import io.taosj.engine.internal.sql.SqlText;
import io.taosj.engine.internal.sql.Statement;
import io.taosj.engine.internal.sql.TableRef;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs statements that change something against maps; queries are understood only as far as the statements need it. */
final class TestSession implements QueryDescriber, TagFilter {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    final MemoryStorage storage = new MemoryStorage();

    @Nullable String database;

    long run(String sql) {
        SqlText text = SqlText.of(sql);
        Statement statement = Parser.parse(text);
        InsertSession writing = new InsertSession(database, ZoneOffset.UTC, CLOCK, storage);
        if (statement instanceof InsertStatement insert) {
            return InsertExecutor.execute(insert, writing);
        } else if (statement instanceof DeleteStatement delete) {
            return new DeleteExecutor(writing, this).execute(delete);
        } else if (statement instanceof DatabaseStatement.Use use) {
            if (!use.name().endsWith("_schema") && storage.catalog().database(use.name()) == null) {
                throw new EngineException(0x388, "Database not exist");
            }
            database = use.name();
        } else {
            DdlExecutor.execute(text, statement, new DdlSession(database, ZoneOffset.UTC, CLOCK, storage, this));
        }
        return 0;
    }

    Table table(String name) {
        Database current = storage.catalog().database(Objects.requireNonNull(database));
        return Objects.requireNonNull(Objects.requireNonNull(current).table(name));
    }

    @Override
    public Description describe(Query query) {
        Query.Select select = (Query.Select) query;
        if (!(select.from() instanceof TableRef.Named source)) {
            return new Description(new ResultSchema(List.of(), Precision.MILLISECONDS), false);
        }
        List<String> known = new ArrayList<>(List.of("tbname"));
        known.addAll(columns(source.name()));
        boolean aggregated = false;
        List<ColumnInfo> columns = new ArrayList<>();
        for (Query.SelectItem item : select.items()) {
            aggregated |= item.expr() instanceof Expr.FunctionCall call
                    && Set.of("count", "sum", "percentile").contains(call.name());
            check(item.expr(), known, select.window() != null);
            String label = item.alias() == null ? item.text() : item.alias();
            columns.add(ColumnInfo.of(label, columns.isEmpty() ? DataType.TIMESTAMP : DataType.BIGINT));
        }
        return new Description(new ResultSchema(columns, Precision.MILLISECONDS), aggregated);
    }

    private static void check(Expr expr, List<String> known, boolean window) {
        if (expr instanceof Expr.ColumnRef ref && !ref.name().startsWith("_")) {
            if (!known.contains(ref.name())) {
                throw new EngineException(0x2602, "Invalid column name: " + ref.name());
            }
            if (window) {
                throw new EngineException(0x2667, "Invalid usage of expr: " + ref.name());
            }
        }
    }

    private List<String> columns(String name) {
        Database current = storage.catalog().database(Objects.requireNonNull(database));
        Table table = Objects.requireNonNull(current).table(name);
        if (table instanceof Table.SuperTable stable) {
            return stable.columns().stream().map(ColumnDef::name).toList();
        } else if (table instanceof Table.NormalTable normal) {
            return normal.columns().stream().map(ColumnDef::name).toList();
        }
        throw new EngineException(0x2603, "Fail to get table info, error: Table does not exist");
    }

    @Override
    public Collection<Table.ChildTable> children(Table.SuperTable table, Expr condition) {
        Expr.Comparison comparison = (Expr.Comparison) condition;
        String tag = ((Expr.ColumnRef) comparison.left()).name();
        List<String> names = table.tags().stream().map(ColumnDef::name).toList();
        Object wanted = comparison.right() instanceof Expr.StringLiteral text
                ? text.value()
                : Long.valueOf(((Expr.IntegerLiteral) comparison.right()).text());
        Database owner = Objects.requireNonNull(storage.catalog().database(table.database()));
        return owner.children(table.name()).stream()
                .filter(child -> wanted.equals(child.tags().get(names.indexOf(tag))))
                .toList();
    }

    @Override
    public boolean holds(Expr condition) {
        return true;
    }
}

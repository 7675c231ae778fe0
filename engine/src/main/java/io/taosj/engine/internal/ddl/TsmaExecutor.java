package io.taosj.engine.internal.ddl;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.ObjectName;
import io.taosj.engine.internal.sql.SqlText;
import io.taosj.engine.internal.sql.TsmaStatement;
import io.taosj.engine.internal.time.Durations;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Time-range small materialised aggregates: kept and shown; queries are answered from the rows themselves. */
final class TsmaExecutor {
    private static final int MAX_NAME = 178;
    private static final Set<String> FUNCTIONS =
            Set.of("min", "max", "sum", "avg", "count", "first", "last", "spread", "stddev");
    /** Functions that exist but that a TSMA can't have. */
    private static final Set<String> OTHER_AGGREGATES = Set.of(
            "apercentile",
            "elapsed",
            "histogram",
            "hyperloglog",
            "last_row",
            "leastsquares",
            "mode",
            "percentile",
            "stddev_pop",
            "var_pop");

    private final DdlSession session;
    private final SqlText sql;
    private final Names names;
    private final SmallObjects objects;

    TsmaExecutor(DdlSession session, SqlText sql) {
        this.session = session;
        this.sql = sql;
        this.names = new Names(session);
        this.objects = new SmallObjects(session.storage());
    }

    void execute(TsmaStatement statement) {
        if (statement instanceof TsmaStatement.Create create) {
            create(create);
        } else if (statement instanceof TsmaStatement.CreateRecursive create) {
            createRecursive(create);
        } else if (statement instanceof TsmaStatement.Drop drop) {
            drop(drop.name());
        }
    }

    private static String key(String database, String name) {
        return database + "." + name;
    }

    private void create(TsmaStatement.Create create) {
        checkName(create.name());
        Database database = names.databaseOf(create.table());
        Table table = database.table(create.table().name());
        if (table == null) {
            throw DdlErrors.tableMissing();
        }
        List<ColumnDef> columns = columns(table);
        for (Expr.FunctionCall call : create.functions()) {
            checkFunction(call, columns);
        }
        String interval = interval(create.interval());
        String functions =
                create.functions().stream().map(c -> sql.slice(c.span())).collect(Collectors.joining(","));
        store(create.name(), create.ifNotExists(), table.database(), table.name(), interval, functions);
    }

    private static List<ColumnDef> columns(Table table) {
        if (table instanceof Table.SuperTable stable) {
            return stable.columns();
        }
        if (table instanceof Table.NormalTable normal) {
            return normal.columns();
        }
        throw DdlErrors.of(0x3106, "Invalid table to create tsma, only stable or normal table allowed");
    }

    private static void checkName(String name) {
        if (name.length() > MAX_NAME) {
            throw DdlErrors.of(0x3111, "Tsma name too long");
        }
    }

    private static void checkFunction(Expr.FunctionCall call, List<ColumnDef> columns) {
        if (!FUNCTIONS.contains(call.name()) && !OTHER_AGGREGATES.contains(call.name())) {
            throw DdlErrors.of(0x2804, "Not buildin function");
        }
        boolean oneColumn = call.args().size() == 1
                && call.args().get(0) instanceof Expr.ColumnRef column
                && AlterExecutor.indexOf(columns, column.name()) >= 0;
        if (!oneColumn) {
            throw DdlErrors.of(0x3108, "Invalid tsma func param, only one non-tag column allowed");
        }
        if (!FUNCTIONS.contains(call.name())) {
            throw DdlErrors.of(0x3109, "Tsma func not supported");
        }
    }

    /** The interval as written, from a minute to a year. */
    private String interval(Expr interval) {
        if (!(interval instanceof Expr.DurationLiteral literal)) {
            throw invalidInterval();
        }
        if (Durations.isCalendar(literal.unit())) {
            if (literal.value() < 1 || literal.value() > (literal.unit() == 'y' ? 1 : 12)) {
                throw invalidInterval();
            }
        } else {
            long perUnit = Durations.nanos(literal.unit());
            long minute = Durations.nanos('m');
            boolean inRange = literal.value() <= Durations.nanos('y') / perUnit && literal.value() * perUnit >= minute;
            if (!inRange) {
                throw invalidInterval();
            }
        }
        return literal.value() + "" + literal.unit();
    }

    private static EngineException invalidInterval() {
        return DdlErrors.of(0x3107, "Invalid tsma interval, 1m ~ 1y is allowed");
    }

    private void createRecursive(TsmaStatement.CreateRecursive create) {
        checkName(create.name());
        Database database = names.databaseOf(create.base());
        Map<String, String> base = objects.get(
                SmallObjects.TSMA, key(database.name(), create.base().name()));
        if (base == null) {
            throw missing();
        }
        store(
                create.name(),
                create.ifNotExists(),
                database.name(),
                base.getOrDefault("table", ""),
                interval(create.interval()),
                base.getOrDefault("functions", ""));
    }

    private static EngineException missing() {
        return DdlErrors.of(0x481, "sma not exist");
    }

    private void store(
            String name, boolean ifNotExists, String database, String table, String interval, String functions) {
        String key = key(database, name);
        if (objects.exists(SmallObjects.TSMA, key)) {
            if (ifNotExists) {
                return;
            }
            throw DdlErrors.of(0x480, "SMA already exists");
        }
        Fields fields = new Fields(session)
                .put("name", name)
                .put("db", database)
                .put("table", table)
                .put("target_db", database)
                .put("target_stb", name + "_tsma_res_stb_")
                .put("interval", interval)
                .put("functions", functions)
                .put("sql", sql.original());
        session.storage().change(List.of(SmallObjects.put(SmallObjects.TSMA, key, fields.map())));
    }

    /** A missing one is an error even with IF EXISTS. */
    private void drop(ObjectName name) {
        String key = key(names.databaseOf(name).name(), name.name());
        if (!objects.exists(SmallObjects.TSMA, key)) {
            throw missing();
        }
        session.storage().change(List.of(SmallObjects.remove(SmallObjects.TSMA, key)));
    }
}

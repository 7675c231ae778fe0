package io.taosj.engine.internal.ddl;

import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Option;
import io.taosj.engine.internal.sql.Query;
import io.taosj.engine.internal.sql.SqlText;
import io.taosj.engine.internal.sql.StreamStatement;
import io.taosj.engine.internal.sql.TableRef;
import io.taosj.engine.internal.storage.CatalogChange;
import io.taosj.engine.internal.time.Durations;
import io.taosj.wire.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Definitions of streams and their target tables. */
final class StreamExecutor {
    private static final String STATUS = "status";

    private final DdlSession session;
    private final SqlText sql;
    private final Names names;
    private final SmallObjects objects;

    StreamExecutor(DdlSession session, SqlText sql) {
        this.session = session;
        this.sql = sql;
        this.names = new Names(session);
        this.objects = new SmallObjects(session.storage());
    }

    void execute(StreamStatement statement) {
        if (statement instanceof StreamStatement.Create create) {
            create(create);
        } else if (statement instanceof StreamStatement.Drop drop) {
            if (exists(drop.name(), drop.ifExists())) {
                session.storage().change(List.of(SmallObjects.remove(SmallObjects.STREAM, drop.name())));
            }
        } else if (statement instanceof StreamStatement.Pause pause) {
            setStatus(pause.name(), pause.ifExists(), "paused");
        } else if (statement instanceof StreamStatement.Resume resume) {
            setStatus(resume.name(), resume.ifExists(), "ready");
        }
    }

    private boolean exists(String name, boolean ifExists) {
        boolean exists = objects.exists(SmallObjects.STREAM, name);
        if (!exists && !ifExists) {
            throw DdlErrors.of(0x3F1, "Stream not exist");
        }
        return exists;
    }

    private void setStatus(String name, boolean ifExists, String status) {
        if (exists(name, ifExists)) {
            Map<String, String> known = objects.get(SmallObjects.STREAM, name);
            Map<String, String> fields = new LinkedHashMap<>(known == null ? Map.of() : known);
            fields.put(STATUS, status);
            session.storage().change(List.of(SmallObjects.put(SmallObjects.STREAM, name, fields)));
        }
    }

    private void create(StreamStatement.Create create) {
        Database target = names.databaseOf(create.target());
        StreamQuery.checkFunctions(create.query());
        QueryDescriber.Description query = session.queries().describe(create.query());
        String trigger = trigger(create.options());
        TableRef.Named source = StreamQuery.check(create.query(), query.aggregated(), trigger);
        Database sourceDatabase = names.database(databaseOf(source));
        StreamQuery.checkPartition((Query.Select) create.query(), sourceDatabase.table(source.name()));
        List<CatalogChange> changes =
                new ArrayList<>(new StreamTarget(session).prepare(target, create, query.schema()));
        if (objects.exists(SmallObjects.STREAM, create.name())) {
            if (create.ifNotExists()) {
                return;
            }
            throw DdlErrors.of(0x3F0, "Stream already exists");
        }
        Fields fields = new Fields(session)
                .put("id", "0x" + Long.toHexString(session.storage().nextUid()))
                .put("sql", sql.original())
                .put(STATUS, "ready")
                .put("source_db", sourceDatabase.name())
                .put("source_table", source.name())
                .put("target_db", target.name())
                .put("target_table", create.target().name())
                .put("watermark", String.valueOf(watermark(create.options())))
                .put("trigger", trigger.replace('_', ' '));
        changes.add(SmallObjects.put(SmallObjects.STREAM, create.name(), fields.map()));
        session.storage().change(changes);
    }

    private String databaseOf(TableRef.Named source) {
        String database = source.database() == null ? session.database() : source.database();
        if (database == null) {
            throw DdlErrors.databaseNotSpecified();
        }
        return database;
    }

    private static String trigger(List<Option> options) {
        for (Option option : options) {
            if (option.name().equals("trigger") && option.value() instanceof Expr.StringLiteral mode) {
                return mode.value();
            }
        }
        return "window_close";
    }

    /** Milliseconds. */
    private static long watermark(List<Option> options) {
        for (Option option : options) {
            if (option.name().equals("watermark") && option.value() instanceof Expr.DurationLiteral d) {
                return Durations.ticks(d.value(), d.unit(), Precision.MILLISECONDS);
            }
        }
        return 0;
    }
}

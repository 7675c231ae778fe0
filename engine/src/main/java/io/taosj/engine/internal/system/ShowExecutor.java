package io.taosj.engine.internal.system;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineResult;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.ObjectName;
import io.taosj.engine.internal.sql.ShowStatement;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import java.util.List;

/** Runs SHOW and DESCRIBE. Safe for use by several threads. */
public final class ShowExecutor {
    private static final ResultSchema CREATE_DATABASE = created("Database", 63, 65_517);
    private static final ResultSchema CREATE_TABLE = created("Table", 193, 3_145_726);

    private final SystemContext context;
    private final ShowListing listing;
    private final ShowTags tags;

    public ShowExecutor(SystemContext context) {
        this.context = context;
        listing = new ShowListing(context);
        tags = new ShowTags(context);
    }

    /**
     * Runs a statement.
     *
     * @throws EngineException if something that is named does not exist, or the user may not see it
     */
    public EngineResult execute(ShowStatement statement, SystemSession session) {
        if (statement instanceof ShowStatement.Listing show) {
            return listing.execute(show, session);
        }
        if (statement instanceof ShowStatement.Describe describe) {
            return new Describe(context).execute(describe.table(), session);
        }
        if (statement instanceof ShowStatement.CreateDatabase show) {
            return createDatabase(show.name());
        }
        if (statement instanceof ShowStatement.CreateTable show) {
            return createTable(show.table(), session, false);
        }
        if (statement instanceof ShowStatement.CreateStable show) {
            return createTable(show.table(), session, true);
        }
        if (statement instanceof ShowStatement.Tags show) {
            return tags.tags(show.table(), session);
        }
        if (statement instanceof ShowStatement.TableTags show) {
            return tags.tableTags(show, session);
        }
        if (statement instanceof ShowStatement.Indexes show) {
            return listing.indexes(show.table(), session);
        }
        if (statement instanceof ShowStatement.Distributed show) {
            return new Distribution(context).execute(show.table(), session);
        }
        if (statement instanceof ShowStatement.DnodeVariables show) {
            return listing.dnodeVariables(show, session);
        }
        if (statement instanceof ShowStatement.DnodeVnodes show) {
            return listing.dnodeVnodes(show.dnode(), session);
        }
        if (statement instanceof ShowStatement.Compact show) {
            return listing.compact(show.id());
        }
        throw new EngineException(0x100, "Operation not supported"); // SHOW CREATE VIEW
    }

    private static ResultSchema created(String what, int nameLength, int textLength) {
        return new ResultSchema(
                List.of(
                        ColumnInfo.of(what, DataType.VARCHAR, nameLength),
                        ColumnInfo.of("Create " + what, DataType.VARCHAR, textLength)),
                Precision.MILLISECONDS);
    }

    private EngineResult createDatabase(String name) {
        String text = SystemDatabase.find(name) == null
                ? CreateText.database(context.database(name))
                : "CREATE DATABASE `" + name + "`";
        return Results.of(CREATE_DATABASE, sink -> sink.row(name, text));
    }

    private EngineResult createTable(ObjectName name, SystemSession session, boolean superOnly) {
        Database database = context.database(Names.tableDatabase(name, session));
        Table table = Names.table(database, name);
        if (superOnly && !(table instanceof Table.SuperTable)) {
            throw new EngineException(0x22F, "Table is not a super table");
        }
        return Results.of(CREATE_TABLE, sink -> sink.row(table.name(), CreateText.table(database, table)));
    }
}

package io.taosj.engine.internal.query;

import io.taosj.engine.internal.function.StatementContext;
import io.taosj.engine.internal.storage.ReadView;
import io.taosj.wire.Precision;

/** What the parts of one statement share while it is bound. */
final class Binding {
    private final Tables tables;
    private final ReadView view;
    private final QuerySession session;
    private final VirtualTables virtualTables;
    private int aliases;

    Binding(Tables tables, ReadView view, QuerySession session, VirtualTables virtualTables) {
        this.tables = tables;
        this.view = view;
        this.session = session;
        this.virtualTables = virtualTables;
    }

    Tables tables() {
        return tables;
    }

    ReadView view() {
        return view;
    }

    QuerySession session() {
        return session;
    }

    VirtualTables virtualTables() {
        return virtualTables;
    }

    /** The statement's context with another precision. */
    StatementContext context(Precision precision) {
        StatementContext base = session.context();
        return new StatementContext(
                precision, base.zone(), base.serverZone(), base.now(), base.database(), base.user(), base.version());
    }

    /** A new alias in the store's SQL. */
    String newAlias(String prefix) {
        return prefix + aliases++;
    }
}

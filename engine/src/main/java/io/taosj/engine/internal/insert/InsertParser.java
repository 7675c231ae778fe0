package io.taosj.engine.internal.insert;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.Keyword;
import io.taosj.engine.internal.sql.Lexer;
import io.taosj.engine.internal.sql.Token;
import org.jspecify.annotations.Nullable;

/** Reads the targets of an INSERT, one after the other, and their rows. */
final class InsertParser {
    private static final String VALUES_EXPECTED = "keyword VALUES or FILE is expected";

    private final String text;
    private final Lexer lexer;
    private final InsertWork work;
    private final ValueReader values;
    private final UsingParser using;

    InsertParser(String text, Lexer lexer, InsertWork work) {
        this.text = text;
        this.lexer = lexer;
        this.work = work;
        values = new ValueReader(text, lexer);
        using = new UsingParser(text, lexer, work, values);
    }

    /** Reads everything behind INSERT. */
    void parse() {
        lexer.next();
        if (lexer.atEnd()) {
            throw InsertErrors.incomplete();
        }
        if (lexer.keyword() != Keyword.INTO) {
            throw values.error("keyword INTO is expected");
        }
        lexer.next();
        target(true);
        while (toNextTarget()) {
            target(false);
        }
    }

    /** One comma between parts is ignored, a second one ends the statement. */
    private boolean toNextTarget() {
        if (lexer.token() == Token.COMMA && lexer.next() == Token.COMMA) {
            return false;
        }
        return !lexer.atEnd();
    }

    private void target(boolean first) {
        TargetName name = TargetName.read(text, lexer);
        ColumnNames columns = null;
        if (lexer.token() == Token.LEFT_PAREN) {
            columns = ColumnNames.read(text, lexer);
        }
        if (first && !startsData()) {
            // no INSERT of values: what the grammar of queries says
            throw lexer.atEnd() ? InsertErrors.incomplete() : InsertErrors.grammar(text.substring(lexer.start()));
        }
        Database database = work.database(name.database());
        if (lexer.keyword() == Keyword.USING) {
            Table.ChildTable child = using.parse(database, name.table());
            if (columns == null && lexer.token() == Token.LEFT_PAREN) {
                columns = ColumnNames.read(text, lexer);
            }
            rows(database, child, columns);
            return;
        }
        Table table = work.table(database, name.table());
        if (table == null) {
            throw InsertErrors.noTable();
        }
        if (table instanceof Table.SuperTable stable) {
            superTableRows(database, stable, columns, name.end());
        } else {
            rows(database, table, columns);
        }
    }

    private boolean startsData() {
        Keyword keyword = lexer.keyword();
        return keyword == Keyword.VALUES || keyword == Keyword.FILE || keyword == Keyword.USING;
    }

    /** Goes behind VALUES. */
    private void expectValues() {
        Keyword keyword = lexer.keyword();
        if (keyword == Keyword.FILE) {
            throw InsertErrors.invalid("proxy mode does not support csv loading");
        }
        if (keyword != Keyword.VALUES) {
            throw values.error(VALUES_EXPECTED);
        }
        lexer.next();
    }

    private void rows(Database database, Table table, @Nullable ColumnNames names) {
        RowParser rows = new RowParser(lexer, values, Binding.of(work.shape(database, table), names));
        expectValues();
        TableRows target = work.rowsOf(table);
        rows.parse(target.open(rows.columns()));
        target.close(rows.count());
    }

    private void superTableRows(Database database, Table.SuperTable table, @Nullable ColumnNames names, int afterName) {
        if (names == null) {
            throw needsNames(afterName);
        }
        SuperTableRows rows = new SuperTableRows(work, database, table, names);
        expectValues();
        RowParser parser = new RowParser(lexer, values, rows.binding());
        parser.parse(rows.staged());
        rows.distribute(parser.count());
    }

    private EngineException needsNames(int afterName) {
        return InsertErrors.near(
                text, afterName, "(...tbname, ts...) bounded cols is expected for supertable insertion");
    }
}

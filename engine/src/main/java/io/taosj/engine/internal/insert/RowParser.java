package io.taosj.engine.internal.insert;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.sql.Lexer;
import io.taosj.engine.internal.sql.Token;
import io.taosj.engine.internal.storage.ColumnData;
import io.taosj.wire.DataType;
import java.util.List;

/** Reads the rows behind VALUES into columns. */
final class RowParser {
    private final Lexer lexer;
    private final ValueReader values;
    private final List<ColumnDef> columns;
    private final ValueConverter[] converters;
    private final boolean[] times;
    private final boolean[] keys;
    private final ValueToken token = new ValueToken();
    private int count;

    RowParser(Lexer lexer, ValueReader values, Binding binding) {
        this.lexer = lexer;
        this.values = values;
        columns = binding.columns();
        converters = binding.converters().toArray(new ValueConverter[0]);
        times = new boolean[converters.length];
        keys = new boolean[converters.length];
        for (int i = 0; i < times.length; i++) {
            ColumnDef column = columns.get(i);
            times[i] = column.type() == DataType.TIMESTAMP;
            keys[i] = TableShape.isKey(column);
        }
    }

    List<ColumnDef> columns() {
        return columns;
    }

    /** Rows read so far. */
    int count() {
        return count;
    }

    /** Reads all rows from the first parenthesis, at which the lexer stands, to the token behind the last one. */
    void parse(ColumnData[] out) {
        if (lexer.token() != Token.LEFT_PAREN) {
            throw InsertErrors.noDataPoints();
        }
        while (lexer.token() == Token.LEFT_PAREN) {
            row(out);
            count++;
            if (lexer.next() == Token.COMMA) {
                skipComma();
            }
        }
    }

    /** A comma between rows is ignored; any other one belongs to whoever reads what follows. */
    private void skipComma() {
        int comma = lexer.start();
        if (lexer.next() != Token.LEFT_PAREN) {
            lexer.moveTo(comma);
            lexer.next();
        }
    }

    private void row(ColumnData[] out) {
        int last = out.length - 1;
        for (int i = 0; i <= last; i++) {
            if (i == 0) {
                checkNotEmpty();
            }
            values.read(token, times[i]);
            converters[i].add(token, out[i]);
            if (keys[i] && out[i].state(out[i].rows() - 1) == ColumnData.NULL) {
                throw columns.get(i).key() ? InsertErrors.keyNull() : token.error(InsertErrors.TIME_NULL);
            }
            if (i < last && lexer.token() != Token.COMMA) {
                throw values.error(", expected");
            }
        }
        if (lexer.token() == Token.COMMA) {
            throw InsertErrors.columnCount();
        }
        if (lexer.token() != Token.RIGHT_PAREN) {
            throw values.error(") expected");
        }
    }

    private void checkNotEmpty() {
        int open = lexer.end();
        if (lexer.next() == Token.RIGHT_PAREN) {
            throw InsertErrors.columnCount();
        }
        lexer.moveTo(open);
    }
}

package io.taosj.engine.internal.insert;

import io.taosj.engine.internal.sql.Keyword;
import io.taosj.engine.internal.sql.Lexer;
import io.taosj.engine.internal.sql.Token;
import java.util.ArrayList;
import java.util.List;

/** A list of column or tag names in parentheses. */
record ColumnNames(List<Item> items) {

    /**
     * One name.
     *
     * @param tableName whether this is the pseudo column {@code tbname}
     */
    record Item(String name, boolean tableName) {}

    /** Reads from the opening parenthesis, at which the lexer stands, to the token behind the closing one. */
    static ColumnNames read(String text, Lexer lexer) {
        List<Item> items = new ArrayList<>();
        lexer.next();
        while (lexer.token() != Token.RIGHT_PAREN) {
            items.add(item(text, lexer));
            if (lexer.next() == Token.COMMA) {
                lexer.next();
            }
        }
        lexer.next();
        return new ColumnNames(items);
    }

    private static Item item(String text, Lexer lexer) {
        if (lexer.atEnd()) {
            throw InsertErrors.incomplete();
        }
        return switch (lexer.token()) {
            case IDENTIFIER, WORD -> new Item(lexer.tokenText(), false);
            case KEYWORD -> new Item(lexer.tokenText(), lexer.keyword() == Keyword.TBNAME);
            case QUOTED -> new Item(text.substring(lexer.start() + 1, lexer.end() - 1), false);
            default -> throw InsertErrors.grammar(text.substring(lexer.start()));
        };
    }
}

package io.taosj.engine.internal.insert;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.sql.InsertStatement;
import io.taosj.engine.internal.sql.Keyword;
import io.taosj.engine.internal.sql.Lexer;
import io.taosj.engine.internal.sql.Literals;
import io.taosj.engine.internal.sql.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the INSERT of a prepared statement; names are not looked up. */
public final class PreparedInsertParser {
    private final String text;
    private final Lexer lexer;

    private PreparedInsertParser(InsertStatement statement) {
        text = statement.sql().folded();
        lexer = new Lexer(text, statement.offset());
    }

    /**
     * Reads a statement whose first word the parser has read.
     *
     * @throws EngineException for syntax errors, and 0x200 where a row has a literal value or there are several targets
     */
    public static PreparedInsert parse(InsertStatement statement) {
        return new PreparedInsertParser(statement).parse();
    }

    private PreparedInsert parse() {
        lexer.next();
        if (lexer.atEnd()) {
            throw InsertErrors.incomplete();
        }
        if (lexer.keyword() != Keyword.INTO) {
            throw InsertErrors.near(text, lexer.start(), "keyword INTO is expected");
        }
        lexer.next();
        TargetName target = null;
        int afterTarget = lexer.end();
        if (lexer.token() == Token.QUESTION) {
            lexer.next();
        } else {
            target = TargetName.read(text, lexer);
            afterTarget = target.end();
        }
        ColumnNames columns = columns();
        PreparedInsert.Using using = null;
        if (lexer.keyword() == Keyword.USING) {
            using = using();
            columns = columns == null ? columns() : columns;
        }
        if (lexer.keyword() != Keyword.VALUES) {
            throw lexer.atEnd()
                    ? InsertErrors.incomplete()
                    : InsertErrors.near(text, lexer.start(), "keyword VALUES or FILE is expected");
        }
        int values = values();
        int valuesEnd = lexer.start();
        lexer.next();
        if (!lexer.atEnd()) {
            throw InsertErrors.invalid("a prepared INSERT has one table and one row of question marks");
        }
        return new PreparedInsert(text, target, afterTarget, using, columns, values, valuesEnd);
    }

    private @Nullable ColumnNames columns() {
        return lexer.token() == Token.LEFT_PAREN ? ColumnNames.read(text, lexer) : null;
    }

    private PreparedInsert.Using using() {
        lexer.next();
        TargetName parent = TargetName.read(text, lexer);
        ColumnNames names = columns();
        if (lexer.keyword() != Keyword.TAGS) {
            throw InsertErrors.near(text, lexer.start(), "TAGS is expected");
        }
        if (lexer.next() != Token.LEFT_PAREN) {
            throw InsertErrors.near(text, lexer.start(), "( is expected");
        }
        List<@Nullable String> values = tagValues();
        int ttl = 0;
        String comment = null;
        while (lexer.keyword() == Keyword.TTL || lexer.keyword() == Keyword.COMMENT) {
            if (lexer.keyword() == Keyword.TTL) {
                ttl = ttl();
            } else {
                comment = comment();
            }
            lexer.next();
        }
        return new PreparedInsert.Using(parent, names, values, ttl, comment);
    }

    private int ttl() {
        lexer.next();
        boolean valid = lexer.token() == Token.INTEGER
                && NumberText.isSmallInteger(text, lexer.start(), lexer.end())
                && NumberText.smallInteger(text, lexer.start(), lexer.end()) <= Integer.MAX_VALUE;
        if (!valid) {
            throw InsertErrors.near(text, lexer.start(), "Invalid option ttl");
        }
        return (int) NumberText.smallInteger(text, lexer.start(), lexer.end());
    }

    private String comment() {
        if (lexer.next() != Token.STRING) {
            throw InsertErrors.near(text, lexer.start(), "Invalid option comment");
        }
        return Literals.decode(lexer.tokenText());
    }

    /** From the opening parenthesis to the token behind the closing one. */
    private List<@Nullable String> tagValues() {
        List<@Nullable String> values = new ArrayList<>();
        lexer.next();
        while (lexer.token() != Token.RIGHT_PAREN) {
            values.add(tagValue());
            if (lexer.token() == Token.COMMA) {
                lexer.next();
            }
        }
        lexer.next();
        return values;
    }

    private @Nullable String tagValue() {
        int start = lexer.start();
        boolean parameter = lexer.token() == Token.QUESTION;
        int end = start;
        int open = 0;
        while (open > 0 || lexer.token() != Token.COMMA && lexer.token() != Token.RIGHT_PAREN) {
            if (lexer.atEnd()) {
                throw InsertErrors.near(text, start, ") is expected");
            }
            if (lexer.token() == Token.LEFT_PAREN) {
                open++;
            } else if (lexer.token() == Token.RIGHT_PAREN) {
                open--;
            }
            end = lexer.end();
            lexer.next();
        }
        if (end == start) {
            throw InsertErrors.near(text, start, "invalid data or symbol");
        }
        return parameter ? null : text.substring(start, end);
    }

    /** Counts the question marks; the lexer is at the closing parenthesis afterwards. */
    private int values() {
        if (lexer.next() != Token.LEFT_PAREN) {
            throw InsertErrors.noDataPoints();
        }
        int count = 0;
        do {
            if (lexer.next() != Token.QUESTION) {
                throw lexer.atEnd() ? InsertErrors.incomplete() : literal();
            }
            count++;
            lexer.next();
        } while (lexer.token() == Token.COMMA);
        if (lexer.token() != Token.RIGHT_PAREN) {
            throw InsertErrors.near(text, lexer.start(), ") expected");
        }
        return count;
    }

    private EngineException literal() {
        return lexer.token() == Token.RIGHT_PAREN
                ? InsertErrors.columnCount()
                : InsertErrors.invalid("stmt bind param does not support normal value in sql");
    }
}

package io.taosj.engine.internal.insert;

import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.Keyword;
import io.taosj.engine.internal.sql.Lexer;
import io.taosj.engine.internal.sql.Literals;
import io.taosj.engine.internal.sql.Token;
import io.taosj.wire.DataType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code USING stb [(tags)] TAGS (…) [TTL n] [COMMENT '…']}. */
final class UsingParser {
    private static final int CORRESPONDING_STABLE = 0x2618;
    private static final int COMMENT_TOO_LONG = 0x264E;
    private static final int MAX_COMMENT = 1024;

    private final String text;
    private final Lexer lexer;
    private final InsertWork work;
    private final ValueReader values;
    private final ValueToken token = new ValueToken();
    private int ttl;
    private @Nullable String comment;

    UsingParser(String text, Lexer lexer, InsertWork work, ValueReader values) {
        this.text = text;
        this.lexer = lexer;
        this.work = work;
        this.values = values;
    }

    /**
     * Reads from USING, at which the lexer stands, to the token behind the clause.
     *
     * @return the child: the one that exists, with the tags that it has, or a new one
     */
    Table.ChildTable parse(Database database, String name) {
        lexer.next();
        Table parent = parent(database, TargetName.read(text, lexer));
        Table existing = work.table(database, name);
        if (existing != null
                && !(existing instanceof Table.ChildTable child
                        && child.superTable().equals(parent.name()))) {
            throw InsertErrors.otherSuperTable();
        }
        TableShape shape = work.shape(database, parent);
        List<Integer> bound = boundTags(shape);
        if (lexer.keyword() != Keyword.TAGS) {
            throw values.error("TAGS is expected");
        }
        if (lexer.next() != Token.LEFT_PAREN) {
            throw values.error("( is expected");
        }
        List<@Nullable Object> tags = tags(shape, bound);
        options();
        return existing instanceof Table.ChildTable child
                ? child
                : work.create(database, name, parent.name(), tags, ttl, comment);
    }

    private Table parent(Database database, TargetName name) {
        Database owner = work.database(name.database());
        if (!owner.name().equals(database.name())) {
            throw new EngineException(CORRESPONDING_STABLE, "Corresponding super table not in this db");
        }
        Table parent = owner.table(name.table());
        if (parent == null) {
            throw InsertErrors.noTable();
        }
        if (parent instanceof Table.ChildTable) {
            throw InsertErrors.invalid("create table only from super table is allowed");
        }
        return parent;
    }

    private List<Integer> boundTags(TableShape shape) {
        List<Integer> bound = new ArrayList<>();
        if (lexer.token() != Token.LEFT_PAREN) {
            for (int i = 0; i < shape.tags().size(); i++) {
                bound.add(i);
            }
            return bound;
        }
        Set<Integer> seen = new HashSet<>();
        for (ColumnNames.Item item : ColumnNames.read(text, lexer).items()) {
            int index = shape.tagIndex(item.name());
            if (index < 0) {
                throw InsertErrors.noColumn(item.name());
            }
            if (!seen.add(index)) {
                throw Binding.duplicated(item.name());
            }
            bound.add(index);
        }
        return bound;
    }

    private List<@Nullable Object> tags(TableShape shape, List<Integer> bound) {
        List<@Nullable Object> tags = TagValues.nulls(shape.tags());
        for (int i = 0; i < bound.size(); i++) {
            ColumnDef tag = shape.tags().get(bound.get(i));
            ValueConverter converter = shape.converter(tag);
            values.read(token, tag.type() == DataType.TIMESTAMP);
            tags.set(bound.get(i), TagValues.convert(converter, token));
            if (i < bound.size() - 1 && lexer.token() != Token.COMMA) {
                // the value that is missing is what the server complains of
                throw values.error("invalid data or symbol");
            }
        }
        if (bound.isEmpty()) {
            lexer.next();
        }
        if (lexer.token() == Token.COMMA) {
            throw InsertErrors.tagCount();
        }
        if (lexer.token() != Token.RIGHT_PAREN) {
            throw values.error(") is expected");
        }
        lexer.next();
        return tags;
    }

    private void options() {
        ttl = 0;
        comment = null;
        while (lexer.keyword() == Keyword.TTL || lexer.keyword() == Keyword.COMMENT) {
            if (lexer.keyword() == Keyword.TTL) {
                ttl = ttl();
            } else {
                comment = comment();
            }
            lexer.next();
        }
    }

    private int ttl() {
        boolean valid = lexer.next() == Token.INTEGER
                && NumberText.isSmallInteger(text, lexer.start(), lexer.end())
                && NumberText.smallInteger(text, lexer.start(), lexer.end()) <= Integer.MAX_VALUE;
        if (!valid) {
            throw values.error("Invalid option ttl");
        }
        return (int) NumberText.smallInteger(text, lexer.start(), lexer.end());
    }

    private String comment() {
        if (lexer.next() != Token.STRING) {
            throw values.error("Invalid option comment");
        }
        String decoded = Literals.decode(lexer.tokenText());
        if (Utf8.bytes(decoded).length > MAX_COMMENT) {
            throw new EngineException(COMMENT_TOO_LONG, "Comment too long");
        }
        return decoded;
    }
}

package io.taosj.engine.internal.sql;

import io.taosj.engine.internal.sql.TableStatement.AlterAction;
import io.taosj.engine.internal.sql.TableStatement.ChildClause;
import io.taosj.engine.internal.sql.TableStatement.ColumnClause;
import io.taosj.engine.internal.sql.TableStatement.StorageClause;
import java.util.ArrayList;
import java.util.List;

/** Reads CREATE, ALTER and DROP of tables. */
final class TableParser {
    private final Cursor cursor;
    private final Names names;
    private final LiteralParser literals;
    private final TypeParser types;
    private final TagValueParser tagValues;
    private final TableOptionParser options;

    TableParser(Readers readers) {
        this.cursor = readers.cursor();
        this.names = readers.names();
        this.literals = readers.literals();
        this.types = readers.types();
        this.tagValues = new TagValueParser(cursor);
        this.options = new TableOptionParser(readers);
    }

    Statement create() {
        boolean stable = cursor.at(Keyword.STABLE);
        cursor.next();
        boolean ifNotExists = cursor.acceptIfNotExists();
        if (!stable && cursor.at(Keyword.USING)) {
            return createFromFile(ifNotExists);
        }
        ObjectName table = names.qualifiedTable();
        if (!stable && cursor.at(Keyword.USING)) {
            return createChildren(ifNotExists, table);
        }
        List<ColumnClause> columns = columns();
        List<ColumnClause> tags = List.of();
        if (stable || cursor.at(Keyword.TAGS)) {
            cursor.expect(Keyword.TAGS);
            tags = columns();
        }
        return new TableStatement.Create(ifNotExists, table, columns, tags, options.all());
    }

    private Statement createFromFile(boolean ifNotExists) {
        cursor.next();
        ObjectName superTable = names.qualifiedTable();
        cursor.expect(Token.LEFT_PAREN);
        List<String> tags = new ArrayList<>();
        do {
            if (cursor.accept(Keyword.TBNAME)) {
                tags.add(Keyword.TBNAME.lower());
            } else {
                tags.add(names.column());
            }
        } while (cursor.accept(Token.COMMA));
        cursor.expect(Token.RIGHT_PAREN);
        cursor.expect(Keyword.FILE);
        return new TableStatement.CreateChildrenFromFile(ifNotExists, superTable, tags, literals.string());
    }

    private Statement createChildren(boolean ifNotExists, ObjectName first) {
        List<ChildClause> children = new ArrayList<>();
        children.add(child(ifNotExists, first));
        while (cursor.at(Keyword.IF) || names.atName()) {
            boolean nextIfNotExists = cursor.acceptIfNotExists();
            ObjectName table = names.qualifiedTable();
            children.add(child(nextIfNotExists, table));
        }
        return new TableStatement.CreateChildren(children);
    }

    private ChildClause child(boolean ifNotExists, ObjectName table) {
        cursor.expect(Keyword.USING);
        ObjectName superTable = names.qualifiedTable();
        List<String> tagNames = new ArrayList<>();
        if (cursor.accept(Token.LEFT_PAREN)) {
            do {
                tagNames.add(names.column());
            } while (cursor.accept(Token.COMMA));
            cursor.expect(Token.RIGHT_PAREN);
        }
        cursor.expect(Keyword.TAGS);
        cursor.expect(Token.LEFT_PAREN);
        List<TableStatement.TagValue> tags = new ArrayList<>();
        do {
            tags.add(tagValues.value());
        } while (cursor.accept(Token.COMMA));
        cursor.expect(Token.RIGHT_PAREN);
        return new ChildClause(ifNotExists, table, superTable, tagNames, tags, options.all());
    }

    private List<ColumnClause> columns() {
        cursor.expect(Token.LEFT_PAREN);
        List<ColumnClause> columns = new ArrayList<>();
        do {
            columns.add(column());
        } while (cursor.accept(Token.COMMA));
        cursor.expect(Token.RIGHT_PAREN);
        return columns;
    }

    private ColumnClause column() {
        Span span = cursor.tokenSpan();
        String name = names.column();
        TypeName type = types.columnType();
        boolean primaryKey = false;
        StorageClause storage = StorageClause.NONE;
        while (true) {
            if (cursor.accept(Keyword.PRIMARY)) {
                cursor.expect(Keyword.KEY);
                primaryKey = true;
            } else if (cursor.at(Token.IDENTIFIER)) {
                storage = storage(storage);
            } else {
                return new ColumnClause(name, type, primaryKey, storage, span);
            }
        }
    }

    /** One of ENCODE, COMPRESS and LEVEL, which are no reserved words. */
    private StorageClause storage(StorageClause before) {
        String word = cursor.text();
        if (cursor.peek() != Token.STRING) {
            cursor.next();
            throw cursor.unexpected();
        }
        boolean known = word.equals("encode") || word.equals("compress") || word.equals("level");
        if (!known) {
            throw cursor.unexpected();
        }
        cursor.next();
        String value = literals.string();
        return switch (word) {
            case "encode" -> new StorageClause(value, before.compress(), before.level());
            case "compress" -> new StorageClause(before.encode(), value, before.level());
            default -> new StorageClause(before.encode(), before.compress(), value);
        };
    }

    Statement alter() {
        boolean stable = cursor.at(Keyword.STABLE);
        cursor.next();
        ObjectName table = names.qualifiedTable();
        return new TableStatement.Alter(stable, table, action());
    }

    private AlterAction action() {
        return switch (cursor.keyword()) {
            case ADD -> add();
            case DROP ->
                isColumn() ? new TableStatement.DropColumn(names.column()) : new TableStatement.DropTag(names.column());
            case MODIFY -> modify();
            case RENAME -> rename();
            case SET -> setTags();
            case COMMENT, TTL -> new TableStatement.SetOptions(options.commentAndTtl());
            default -> throw cursor.unexpected();
        };
    }

    /** Passes over the action's word and COLUMN or TAG, and says which of them it is. */
    private boolean isColumn() {
        cursor.next();
        if (cursor.accept(Keyword.COLUMN)) {
            return true;
        }
        cursor.expect(Keyword.TAG);
        return false;
    }

    private AlterAction add() {
        if (!isColumn()) {
            Span span = cursor.tokenSpan();
            String name = names.column();
            return new TableStatement.AddTag(
                    new ColumnClause(name, types.columnType(), false, StorageClause.NONE, span));
        }
        ColumnClause column = column();
        if (column.primaryKey()) {
            throw SqlErrors.of(SqlErrors.SYNTAX, "not support alter column with option except compress");
        }
        return new TableStatement.AddColumn(column);
    }

    private AlterAction modify() {
        boolean column = isColumn();
        String name = names.column();
        if (!column) {
            return new TableStatement.ModifyTag(name, types.columnType());
        }
        if (!cursor.at(Token.IDENTIFIER)) {
            return new TableStatement.ModifyColumn(name, types.columnType());
        }
        boolean storageWord = cursor.peek() == Token.STRING;
        if (!storageWord) {
            throw cursor.unexpected();
        }
        StorageClause storage = StorageClause.NONE;
        while (cursor.at(Token.IDENTIFIER)) {
            storage = storage(storage);
        }
        return new TableStatement.ModifyStorage(name, storage);
    }

    private AlterAction rename() {
        boolean column = isColumn();
        String name = names.column();
        String newName = names.column();
        return column ? new TableStatement.RenameColumn(name, newName) : new TableStatement.RenameTag(name, newName);
    }

    private AlterAction setTags() {
        cursor.next();
        cursor.expect(Keyword.TAG);
        List<TableStatement.TagAssignment> assignments = new ArrayList<>();
        do {
            String name = names.column();
            cursor.expect(Token.EQUAL);
            assignments.add(new TableStatement.TagAssignment(name, tagValues.value()));
        } while (cursor.accept(Token.COMMA));
        return new TableStatement.SetTags(assignments);
    }

    Statement drop() {
        boolean stable = cursor.at(Keyword.STABLE);
        cursor.next();
        boolean with = cursor.accept(Keyword.WITH);
        if (stable) {
            boolean ifExists = cursor.acceptIfExists();
            return new TableStatement.DropStable(with, ifExists, names.qualifiedTable());
        }
        List<TableStatement.DropItem> tables = new ArrayList<>();
        do {
            boolean ifExists = cursor.acceptIfExists();
            tables.add(new TableStatement.DropItem(ifExists, names.qualifiedTable()));
        } while (cursor.accept(Token.COMMA));
        return new TableStatement.Drop(with, tables);
    }
}

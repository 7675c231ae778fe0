package io.taosj.engine.internal.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** CREATE, ALTER and DROP of tables. */
public sealed interface TableStatement extends Statement {

    /**
     * CREATE TABLE or STABLE with columns.
     *
     * @param tags empty for a normal table
     * @param options comment, ttl, watermark, max_delay, rollup, sma, delete_mark
     */
    record Create(
            boolean ifNotExists,
            ObjectName table,
            List<ColumnClause> columns,
            List<ColumnClause> tags,
            List<Option> options)
            implements TableStatement {
        public Create {
            columns = List.copyOf(columns);
            tags = List.copyOf(tags);
            options = List.copyOf(options);
        }
    }

    /** CREATE TABLE t USING s TAGS (…), once or several times in one statement. */
    record CreateChildren(List<ChildClause> children) implements TableStatement {
        public CreateChildren {
            children = List.copyOf(children);
        }
    }

    /** CREATE TABLE USING s (tbname, tags) FILE 'path'. */
    record CreateChildrenFromFile(boolean ifNotExists, ObjectName superTable, List<String> tags, String file)
            implements TableStatement {
        public CreateChildrenFromFile {
            tags = List.copyOf(tags);
        }
    }

    /**
     * ALTER TABLE or ALTER STABLE.
     *
     * @param stable whether STABLE was written
     */
    record Alter(boolean stable, ObjectName table, AlterAction action) implements TableStatement {}

    /** DROP TABLE [WITH] a, IF EXISTS b. */
    record Drop(boolean with, List<DropItem> tables) implements TableStatement {
        public Drop {
            tables = List.copyOf(tables);
        }
    }

    /** DROP STABLE. */
    record DropStable(boolean with, boolean ifExists, ObjectName table) implements TableStatement {}

    /** One name in DROP TABLE. */
    record DropItem(boolean ifExists, ObjectName table) {}

    /**
     * One child of a CREATE TABLE … USING.
     *
     * @param tagNames empty where none are written: all tags in their order
     * @param options comment, ttl
     */
    record ChildClause(
            boolean ifNotExists,
            ObjectName table,
            ObjectName superTable,
            List<String> tagNames,
            List<TagValue> tags,
            List<Option> options) {
        public ChildClause {
            tagNames = List.copyOf(tagNames);
            tags = List.copyOf(tags);
            options = List.copyOf(options);
        }
    }

    /**
     * A tag's value, which the rules of INSERT turn into a value of the tag's type.
     *
     * @param text the value as written and folded: {@code 'a'}, {@code -5}, {@code 0x1f}, {@code now + 1d}, {@code null}
     */
    record TagValue(String text, Span span) {}

    /**
     * A column or tag in CREATE or ALTER.
     *
     * @param type length as written, -1 where none is
     * @param span the name
     */
    record ColumnClause(String name, TypeName type, boolean primaryKey, StorageClause storage, Span span) {}

    /** ENCODE, COMPRESS and LEVEL of a column, null where not written. */
    record StorageClause(
            @Nullable String encode,
            @Nullable String compress,
            @Nullable String level) {
        public static final StorageClause NONE = new StorageClause(null, null, null);
    }

    /** What ALTER TABLE does. */
    sealed interface AlterAction {}

    record AddColumn(ColumnClause column) implements AlterAction {}

    record DropColumn(String name) implements AlterAction {}

    record ModifyColumn(String name, TypeName type) implements AlterAction {}

    /** MODIFY COLUMN name ENCODE …. */
    record ModifyStorage(String name, StorageClause storage) implements AlterAction {}

    record RenameColumn(String name, String newName) implements AlterAction {}

    record AddTag(ColumnClause tag) implements AlterAction {}

    record DropTag(String name) implements AlterAction {}

    record ModifyTag(String name, TypeName type) implements AlterAction {}

    record RenameTag(String name, String newName) implements AlterAction {}

    /** SET TAG a = 1, b = 2. */
    record SetTags(List<TagAssignment> assignments) implements AlterAction {
        public SetTags {
            assignments = List.copyOf(assignments);
        }
    }

    record TagAssignment(String name, TagValue value) {}

    /** Comment and ttl; at least one. */
    record SetOptions(List<Option> options) implements AlterAction {
        public SetOptions {
            options = List.copyOf(options);
        }
    }
}

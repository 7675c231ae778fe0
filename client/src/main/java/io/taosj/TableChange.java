package io.taosj;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of a table that a message of a subscription tells, or a deletion of rows. */
public sealed interface TableChange {

    /** Kinds of tables. */
    enum TableType {
        SUPER,
        CHILD,
        NORMAL
    }

    /**
     * A column or tag.
     *
     * @param name its name
     * @param typeCode the number of its type; {@link io.taosj.wire.DataType#ofCode} names it
     * @param length bytes or, for NCHAR, characters; 0 for types of fixed width
     */
    record ColumnDefinition(String name, int typeCode, int length) {}

    /**
     * A child table's tag.
     *
     * @param name the tag
     * @param typeCode the number of its type
     * @param value a Long, Double, BigInteger, Boolean or String; null is never told by servers
     */
    record TagValue(String name, int typeCode, @Nullable Object value) {}

    /** A super table was created. */
    record CreateSuperTable(String table, List<ColumnDefinition> columns, List<ColumnDefinition> tags)
            implements TableChange {
        public CreateSuperTable {
            columns = List.copyOf(columns);
            tags = List.copyOf(tags);
        }
    }

    /** A table without super table was created. */
    record CreateTable(String table, List<ColumnDefinition> columns) implements TableChange {
        public CreateTable {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A child table was created.
     *
     * @param tags those that are not null
     */
    record CreateChildTable(String table, String superTable, List<TagValue> tags) implements TableChange {
        public CreateChildTable {
            tags = List.copyOf(tags);
        }
    }

    /** What ALTER did. */
    enum Alteration {
        ADD_TAG(1),
        DROP_TAG(2),
        RENAME_TAG(3),
        SET_TAG_VALUE(4),
        ADD_COLUMN(5),
        DROP_COLUMN(6),
        COLUMN_LENGTH(7),
        TAG_LENGTH(8),
        TABLE_OPTIONS(9),
        RENAME_COLUMN(10),
        COMPRESSION(13),
        ADD_COLUMN_WITH_COMPRESSION(14),
        SET_TAG_VALUES(15),
        /** Something that newer servers tell; see {@link AlterTable#code()}. */
        OTHER(-1);

        private final int code;

        Alteration(int code) {
            this.code = code;
        }

        /** The alteration with the server's number. */
        static Alteration ofCode(int code) {
            for (Alteration alteration : values()) {
                if (alteration.code == code) {
                    return alteration;
                }
            }
            return OTHER;
        }
    }

    /**
     * A tag that was set.
     *
     * @param value the value as text, or null
     */
    record TagText(String name, @Nullable String value) {}

    /**
     * A table was altered.
     *
     * @param type the table's kind
     * @param code the server's number for the alteration
     * @param column the column or tag that is concerned; null if there is none
     * @param newName its new name; null unless it was renamed
     * @param values the tags that were set, with their new values; empty otherwise
     */
    record AlterTable(
            String table,
            TableType type,
            int code,
            @Nullable ColumnDefinition column,
            @Nullable String newName,
            List<TagText> values)
            implements TableChange {
        public AlterTable {
            values = List.copyOf(values);
        }

        /** What was done. */
        public Alteration alteration() {
            return Alteration.ofCode(code);
        }
    }

    /** A super table was dropped, with its child tables. */
    record DropSuperTable(String table) implements TableChange {}

    /** Child or normal tables were dropped. */
    record DropTables(List<String> tables) implements TableChange {
        public DropTables {
            tables = List.copyOf(tables);
        }
    }

    /**
     * Rows were deleted.
     *
     * @param sql a statement that does the same
     */
    record DeleteRows(String sql) implements TableChange {}

    /**
     * Something that this library does not know.
     *
     * @param type the server's word for it
     */
    record Other(String type) implements TableChange {}
}

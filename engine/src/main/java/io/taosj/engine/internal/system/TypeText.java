package io.taosj.engine.internal.system;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.wire.DataType;

/** How column types are printed; every place has its own idea of where a length belongs. */
final class TypeText {
    /** Length of a JSON tag in characters. */
    static final int JSON_LENGTH = 4095;
    /** Bytes of a JSON tag as ins_tags prints them. */
    private static final int JSON_BYTES = 16382;

    private TypeText() {}

    /** For DESCRIBE: the name alone. */
    static String name(ColumnDef column) {
        return column.info().typeName();
    }

    /** For DESCRIBE: characters of NCHAR and JSON, bytes of everything else. */
    static int length(ColumnDef column) {
        return column.type() == DataType.JSON ? JSON_LENGTH : column.length();
    }

    /** For SHOW CREATE TABLE: what CREATE TABLE takes. */
    static String definition(ColumnDef column) {
        boolean sized = column.type().isVariable() && column.type() != DataType.JSON;
        return sized ? name(column) + "(" + column.length() + ")" : name(column);
    }

    /** For ins_columns: a length behind text types only. */
    static String ofColumn(ColumnDef column) {
        return column.type().isText() ? name(column) + "(" + column.length() + ")" : name(column);
    }

    /** For ins_columns: bytes with the length prefix of types of variable length. */
    static int storedLength(ColumnDef column) {
        return column.info().storageBytes();
    }

    /** For ins_tags: a length behind all types of variable length. */
    static String ofTag(ColumnDef tag) {
        if (tag.type() == DataType.JSON) {
            return "JSON(" + JSON_BYTES + ")";
        }
        return definition(tag);
    }
}

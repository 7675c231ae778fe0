package io.taosj.engine.internal.storage;

import io.taosj.engine.internal.catalog.ColumnDef;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How columns look in the columnar store. */
final class StoreTypes {
    private StoreTypes() {}

    /** The SQL type of a column or tag; what the store has no type for is the closest that keeps every value. */
    static String sql(ColumnDef column) {
        return switch (column.type()) {
            case BOOL -> "BOOLEAN";
            case TINYINT -> "TINYINT";
            case SMALLINT -> "SMALLINT";
            case INT -> "INTEGER";
            case BIGINT, TIMESTAMP -> "BIGINT";
            case UTINYINT -> "UTINYINT";
            case USMALLINT -> "USMALLINT";
            case UINT -> "UINTEGER";
            case UBIGINT -> "UBIGINT";
            case FLOAT -> "FLOAT";
            case DOUBLE -> "DOUBLE";
            case VARCHAR, NCHAR, JSON -> "VARCHAR";
            case VARBINARY, GEOMETRY, BLOB, MEDIUMBLOB -> "BLOB";
            case DECIMAL, DECIMAL64 -> "DECIMAL(" + column.precision() + "," + column.scale() + ")";
            case NULL -> throw new IllegalArgumentException("column " + column.name() + " has no type");
        };
    }

    /** Whether values cross over into the store as hexadecimal text, because its functions can't emit bytes. */
    static boolean asHex(ColumnDef column) {
        return switch (column.type()) {
            case VARBINARY, GEOMETRY, BLOB, MEDIUMBLOB -> true;
            default -> false;
        };
    }

    static String createRowTable(String name, List<ColumnDef> columns) {
        return create(name, "tbid INTEGER", columns);
    }

    static String createTagTable(String name, List<ColumnDef> tags) {
        return create(name, "tbid INTEGER, tbname VARCHAR", tags);
    }

    private static String create(String name, String head, List<ColumnDef> columns) {
        return Stream.concat(Stream.of(head), columns.stream().map(c -> c.storeName() + " " + sql(c)))
                .collect(Collectors.joining(", ", "CREATE TABLE IF NOT EXISTS " + name + " (", ")"));
    }
}

package io.taosj.engine.internal.ddl;

import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.sql.TableStatement.ColumnClause;
import io.taosj.engine.internal.sql.TypeName;
import io.taosj.wire.DataType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What columns and tags of a table must fulfil, alone and together. */
public final class ColumnRules {
    private static final int MAX_COLUMNS = 4096;
    private static final int MAX_TAGS = 128;
    private static final int MAX_ROW_BYTES = 65531;
    private static final int MAX_TAG_BYTES = 16384;
    private static final int MAX_COLUMN_BYTES = 65519;
    private static final int LENGTH_BYTES = 2;
    private static final int BYTES_PER_CHAR = 4;
    private static final int JSON_LENGTH = 4095;
    private static final int BLOB_LENGTH = 4 << 20;
    private static final int MAX_DECIMAL64 = 18;
    private static final Set<DataType> KEY_TYPES =
            Set.of(DataType.INT, DataType.UINT, DataType.BIGINT, DataType.UBIGINT, DataType.VARCHAR);

    private ColumnRules() {}

    /** Checks the columns of a new table and numbers them from 1. */
    public static List<ColumnDef> columns(List<ColumnClause> clauses, List<ColumnClause> tags) {
        if (clauses.size() < 2) {
            throw DdlErrors.illegalColumnCount();
        }
        if (clauses.size() > MAX_COLUMNS || clauses.size() + tags.size() > MAX_COLUMNS) {
            throw DdlErrors.tooManyColumns();
        }
        if (clauses.get(0).type().type() != DataType.TIMESTAMP) {
            throw DdlErrors.of(0x2641, "First column must be timestamp");
        }
        checkNames(clauses, tags);
        List<ColumnDef> columns = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            ColumnClause clause = clauses.get(i);
            checkKey(clause, i);
            columns.add(column(i + 1, clause));
        }
        checkRow(columns);
        return columns;
    }

    private static void checkNames(List<ColumnClause> columns, List<ColumnClause> tags) {
        Set<String> names = new HashSet<>();
        for (List<ColumnClause> clauses : List.of(columns, tags)) {
            for (ColumnClause clause : clauses) {
                if (!names.add(clause.name())) {
                    throw DdlErrors.duplicatedColumns();
                }
            }
        }
    }

    private static void checkKey(ColumnClause clause, int position) {
        if (!clause.primaryKey()) {
            return;
        }
        if (position != 1) {
            throw DdlErrors.of(0x2678, "primary key column must be second column");
        }
        if (!KEY_TYPES.contains(clause.type().type())) {
            throw DdlErrors.of(0x2679, "primary key column must be of type int, uint, bigint, ubigint, and varchar");
        }
    }

    /** One checked column. */
    public static ColumnDef column(int id, ColumnClause clause) {
        TypeName type = clause.type();
        if (type.type() == DataType.JSON) {
            throw DdlErrors.of(0x2652, "Only tag can be json type");
        }
        checkLength(type, MAX_COLUMN_BYTES);
        ColumnStorage storage = ColumnStorage.create(type.type(), clause.storage());
        return define(id, clause.name(), type, clause.primaryKey(), storage);
    }

    private static ColumnDef define(int id, String name, TypeName type, boolean key, ColumnStorage storage) {
        DataType stored = type.type();
        if (stored.isDecimal()) {
            stored = type.precision() <= MAX_DECIMAL64 ? DataType.DECIMAL64 : DataType.DECIMAL;
        }
        return new ColumnDef(
                id,
                name,
                stored,
                length(type),
                type.precision(),
                type.scale(),
                key,
                storage.encode(),
                storage.compress(),
                storage.level());
    }

    private static int length(TypeName type) {
        return switch (type.type()) {
            case JSON -> JSON_LENGTH;
            case BLOB, MEDIUMBLOB -> BLOB_LENGTH;
            case VARCHAR, NCHAR, VARBINARY, GEOMETRY -> type.length();
            default -> type.type().width();
        };
    }

    /** Checks the tags of a new super table and numbers them from an id on. */
    public static List<ColumnDef> tags(List<ColumnClause> clauses, int firstId) {
        if (clauses.size() > MAX_TAGS) {
            throw DdlErrors.of(0x2643, "Invalid number of tag columns");
        }
        List<ColumnDef> tags = new ArrayList<>();
        for (ColumnClause clause : clauses) {
            tags.add(tag(firstId + tags.size(), clause));
        }
        checkTags(tags);
        return tags;
    }

    /** One checked tag. */
    public static ColumnDef tag(int id, ColumnClause clause) {
        if (clause.primaryKey()) {
            throw DdlErrors.of(0x2677, "tag " + clause.name() + " can not be primary key");
        }
        DataType type = clause.type().type();
        if (type.isDecimal() || type == DataType.BLOB) {
            throw DdlErrors.of(0x200, (type == DataType.BLOB ? "Blob" : "Decimal") + " type is not allowed for tag");
        }
        checkLength(clause.type(), MAX_TAG_BYTES);
        return define(id, clause.name(), clause.type(), false, ColumnStorage.TAG);
    }

    /** A list of tags as a whole. */
    public static void checkTags(List<ColumnDef> tags) {
        if (tags.size() > MAX_TAGS) {
            throw DdlErrors.of(0x2643, "Invalid number of tag columns");
        }
        if (tags.size() > 1 && tags.stream().anyMatch(t -> t.type() == DataType.JSON)) {
            throw onlyJson();
        }
        if (bytes(tags) > MAX_TAG_BYTES) {
            throw DdlErrors.of(0x263D, "Tags length exceeds max length " + MAX_TAG_BYTES);
        }
    }

    static RuntimeException onlyJson() {
        return DdlErrors.of(0x2633, "Only one tag if there is a json tag");
    }

    /** A list of columns as a whole. */
    public static void checkRow(List<ColumnDef> columns) {
        if (columns.stream().filter(c -> c.type() == DataType.BLOB).count() > 1) {
            throw DdlErrors.of(0x200, "Only one blob column is allowed per table");
        }
        if (bytes(columns) > MAX_ROW_BYTES) {
            throw DdlErrors.of(0x263E, "Row length exceeds max length " + MAX_ROW_BYTES);
        }
    }

    public static void checkCount(int columnsAndTags) {
        if (columnsAndTags > MAX_COLUMNS) {
            throw DdlErrors.tooManyColumns();
        }
    }

    private static long bytes(List<ColumnDef> columns) {
        long sum = 0;
        for (ColumnDef column : columns) {
            sum += switch (column.type()) {
                case JSON -> MAX_TAG_BYTES;
                case BLOB, MEDIUMBLOB -> Long.BYTES;
                default -> column.info().storageBytes();
            };
        }
        return sum;
    }

    /** The length written for a type of variable length. */
    static void checkLength(TypeName type, int maxBytes) {
        long bytes =
                switch (type.type()) {
                    case VARCHAR, VARBINARY, GEOMETRY -> type.length();
                    case NCHAR -> (long) type.length() * BYTES_PER_CHAR;
                    default -> 1;
                };
        if (bytes < 1 || bytes + LENGTH_BYTES > maxBytes) {
            throw DdlErrors.of(0x2642, "Invalid column length for var length type");
        }
    }

    /** Checks MODIFY: only lengths change, and only upwards. */
    public static ColumnDef longer(ColumnDef column, TypeName type, boolean tag) {
        checkLength(type, tag ? MAX_TAG_BYTES : MAX_COLUMN_BYTES);
        boolean sized = column.type().isVariable() && column.type() != DataType.JSON;
        if (!sized || type.type() != column.type() || type.length() <= column.length()) {
            throw DdlErrors.onlyLonger();
        }
        return new ColumnDef(
                column.id(),
                column.name(),
                column.type(),
                type.length(),
                0,
                0,
                column.key(),
                column.encode(),
                column.compress(),
                column.level());
    }

    static ColumnDef renamed(ColumnDef column, String name) {
        return new ColumnDef(
                column.id(),
                name,
                column.type(),
                column.length(),
                column.precision(),
                column.scale(),
                column.key(),
                column.encode(),
                column.compress(),
                column.level());
    }

    static ColumnDef stored(ColumnDef column, ColumnStorage storage) {
        return new ColumnDef(
                column.id(),
                column.name(),
                column.type(),
                column.length(),
                column.precision(),
                column.scale(),
                column.key(),
                storage.encode(),
                storage.compress(),
                storage.level());
    }
}

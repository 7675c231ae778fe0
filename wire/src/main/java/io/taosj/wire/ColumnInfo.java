package io.taosj.wire;

/**
 * Name and type of one result column.
 *
 * @param name the label; empty where the format carries none
 * @param type the data type
 * @param length the length that users see: declared bytes for VARCHAR, VARBINARY and GEOMETRY, declared code points
 *     for NCHAR, the width for types of fixed size
 * @param precision digits of a decimal, 0 for all other types
 * @param scale digits behind a decimal's point, 0 for all other types
 */
public record ColumnInfo(String name, DataType type, int length, int precision, int scale) {
    private static final int VAR_HEADER = 2;
    private static final int BLOB_HEADER = 4;
    private static final int BYTES_PER_NCHAR = 4;
    /** documents have 4095 characters and 16384 bytes of storage */
    private static final int JSON_HEADER = 4;

    /** A column of a type with fixed width. */
    public static ColumnInfo of(String name, DataType type) {
        return new ColumnInfo(name, type, type.width(), 0, 0);
    }

    /** A column of variable length with its declared length. */
    public static ColumnInfo of(String name, DataType type, int length) {
        return new ColumnInfo(name, type, length, 0, 0);
    }

    /** A decimal column: 64 bit storage up to 18 digits, else 128 bit. */
    public static ColumnInfo decimal(String name, int precision, int scale) {
        DataType type = precision <= 18 ? DataType.DECIMAL64 : DataType.DECIMAL;
        return new ColumnInfo(name, type, type.width(), precision, scale);
    }

    /** The same column under another label. */
    public ColumnInfo withName(String newName) {
        return new ColumnInfo(newName, type, length, precision, scale);
    }

    /** Bytes that a value may take in storage, with the length prefix of variable types: the number in block headers. */
    public int storageBytes() {
        return switch (type) {
            case NCHAR -> length * BYTES_PER_NCHAR + VAR_HEADER;
            case JSON -> length * BYTES_PER_NCHAR + JSON_HEADER;
            case VARCHAR, VARBINARY, GEOMETRY -> length + VAR_HEADER;
            case BLOB, MEDIUMBLOB -> length + BLOB_HEADER;
            default -> type.width();
        };
    }

    /** The length that users see of a storage width: the inverse of {@link #storageBytes()}. */
    public static int lengthOfStorage(DataType type, int bytes) {
        return switch (type) {
            case NCHAR -> Math.max(0, (bytes - VAR_HEADER) / BYTES_PER_NCHAR);
            case JSON -> Math.max(0, (bytes - JSON_HEADER) / BYTES_PER_NCHAR);
            case VARCHAR, VARBINARY, GEOMETRY -> Math.max(0, bytes - VAR_HEADER);
            case BLOB, MEDIUMBLOB -> Math.max(0, bytes - BLOB_HEADER);
            default -> type.width();
        };
    }

    /** The type's name as REST answers spell it, for example {@code DECIMAL(10,2)} or {@code VARCHAR}. */
    public String typeName() {
        return type.isDecimal() ? "DECIMAL(" + precision + "," + scale + ")" : type.sqlName();
    }
}

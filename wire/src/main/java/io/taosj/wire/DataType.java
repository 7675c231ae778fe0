package io.taosj.wire;

/**
 * The data types of TDengine with their codes on the wire.
 *
 * <p>The code, the SQL name and the width in bytes are those of the server's result blocks; types of variable
 * length have width 0.
 */
public enum DataType {
    NULL(0, "NULL", 0),
    BOOL(1, "BOOL", 1),
    TINYINT(2, "TINYINT", 1),
    SMALLINT(3, "SMALLINT", 2),
    INT(4, "INT", 4),
    BIGINT(5, "BIGINT", 8),
    FLOAT(6, "FLOAT", 4),
    DOUBLE(7, "DOUBLE", 8),
    /** Bytes, UTF-8 by convention; declared length in bytes. Also known as BINARY. */
    VARCHAR(8, "VARCHAR", 0),
    TIMESTAMP(9, "TIMESTAMP", 8),
    /** Text, UCS-4 little-endian in blocks; declared length in code points. */
    NCHAR(10, "NCHAR", 0),
    UTINYINT(11, "TINYINT UNSIGNED", 1),
    USMALLINT(12, "SMALLINT UNSIGNED", 2),
    UINT(13, "INT UNSIGNED", 4),
    UBIGINT(14, "BIGINT UNSIGNED", 8),
    /** A JSON document's text; only tags have this type. */
    JSON(15, "JSON", 0),
    VARBINARY(16, "VARBINARY", 0),
    /** 128 bit two's complement, value times ten to the scale. */
    DECIMAL(17, "DECIMAL", 16),
    /** Bytes behind a length of four bytes. */
    BLOB(18, "BLOB", 0),
    /** Reserved by the server; read like {@link #BLOB}. */
    MEDIUMBLOB(19, "MEDIUMBLOB", 0),
    /** Well-known binary, little-endian. */
    GEOMETRY(20, "GEOMETRY", 0),
    /** 64 bit two's complement, value times ten to the scale; SQL calls it DECIMAL too. */
    DECIMAL64(21, "DECIMAL", 8);

    private static final DataType[] BY_CODE = values();

    private final int code;
    private final String sqlName;
    private final int width;

    DataType(int code, String sqlName, int width) {
        this.code = code;
        this.sqlName = sqlName;
        this.width = width;
    }

    /** The type's number on the wire. */
    public int code() {
        return code;
    }

    /** The name without length or precision, for example {@code INT UNSIGNED}. */
    public String sqlName() {
        return sqlName;
    }

    /** Bytes of one value in a block, or 0 for types of variable length. */
    public int width() {
        return width;
    }

    /** Whether values have different lengths (text, bytes, JSON, geometry). */
    public boolean isVariable() {
        return width == 0 && this != NULL;
    }

    /** Whether a value's length prefix in a block has four bytes instead of two. */
    public boolean isBlob() {
        return this == BLOB || this == MEDIUMBLOB;
    }

    /** Whether this is TINYINT to BIGINT, signed. */
    public boolean isSignedInteger() {
        return code >= 2 && code <= 5;
    }

    /** Whether this is TINYINT UNSIGNED to BIGINT UNSIGNED. */
    public boolean isUnsignedInteger() {
        return code >= 11 && code <= 14;
    }

    /** Whether this is an integer type of either sign (not BOOL, not TIMESTAMP). */
    public boolean isInteger() {
        return isSignedInteger() || isUnsignedInteger();
    }

    /** Whether this is FLOAT or DOUBLE. */
    public boolean isFloating() {
        return this == FLOAT || this == DOUBLE;
    }

    /** Whether this is one of the two decimal types. */
    public boolean isDecimal() {
        return this == DECIMAL || this == DECIMAL64;
    }

    /** Whether this is VARCHAR or NCHAR. */
    public boolean isText() {
        return this == VARCHAR || this == NCHAR;
    }

    /**
     * The type of a wire code.
     *
     * @throws WireFormatException if there is no such type
     */
    public static DataType ofCode(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new WireFormatException("unknown data type code " + code);
        }
        return BY_CODE[code];
    }
}

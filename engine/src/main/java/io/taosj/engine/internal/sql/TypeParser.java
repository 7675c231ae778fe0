package io.taosj.engine.internal.sql;

import io.taosj.engine.EngineException;
import io.taosj.wire.DataType;

/** Reads types. */
final class TypeParser {
    private static final int INVALID_TYPE = 0x2600;
    private static final int MAX_PRECISION = 38;
    private static final int MAX_PRECISION_64 = 18;

    private final Cursor cursor;
    private final LiteralParser literals;

    TypeParser(Cursor cursor, LiteralParser literals) {
        this.cursor = cursor;
        this.literals = literals;
    }

    /** A type of a column, whose length is written where the type has one. */
    TypeName columnType() {
        if (cursor.at(Token.IDENTIFIER)) {
            switch (cursor.text()) {
                case "decimal" -> {
                    return decimal();
                }
                case "blob" -> {
                    if (!cursor.sql().dialect().blobs()) {
                        throw cursor.unexpected();
                    }
                    cursor.next();
                    return new TypeName(DataType.BLOB, -1, 0, 0);
                }
                default -> throw cursor.unexpected();
            }
        }
        return type(true);
    }

    /** DECIMAL(precision [, scale]); the word is no keyword. */
    private TypeName decimal() {
        if (!cursor.sql().dialect().decimals()) {
            throw cursor.unexpected();
        }
        cursor.next();
        cursor.expect(Token.LEFT_PAREN);
        long precision = literals.integer();
        long scale = cursor.accept(Token.COMMA) ? literals.integer() : 0;
        cursor.expect(Token.RIGHT_PAREN);
        if (precision < 1 || precision > MAX_PRECISION || scale > precision) {
            throw new EngineException(
                    INVALID_TYPE, "DECIMAL needs 1 to 38 digits, and no more than all of them behind the point");
        }
        DataType type = precision <= MAX_PRECISION_64 ? DataType.DECIMAL64 : DataType.DECIMAL;
        return new TypeName(type, -1, (int) precision, (int) scale);
    }

    /** A type to cast to, whose length may be missing. */
    TypeName castType() {
        boolean decimal = cursor.at(Token.IDENTIFIER) && cursor.text().equals("decimal");
        return decimal ? decimal() : type(false);
    }

    private TypeName type(boolean lengthNeeded) {
        if (!cursor.atKeyword()) {
            throw cursor.unexpected();
        }
        DataType type =
                switch (cursor.keyword()) {
                    case BOOL -> DataType.BOOL;
                    case TINYINT -> DataType.TINYINT;
                    case SMALLINT -> DataType.SMALLINT;
                    case INT, INTEGER -> DataType.INT;
                    case BIGINT -> DataType.BIGINT;
                    case FLOAT -> DataType.FLOAT;
                    case DOUBLE -> DataType.DOUBLE;
                    case TIMESTAMP -> DataType.TIMESTAMP;
                    case JSON -> DataType.JSON;
                    case VARCHAR, BINARY -> DataType.VARCHAR;
                    case NCHAR -> DataType.NCHAR;
                    case VARBINARY -> DataType.VARBINARY;
                    case GEOMETRY -> DataType.GEOMETRY;
                    default -> throw cursor.unexpected();
                };
        boolean mayBeUnsigned = !cursor.at(Keyword.INTEGER);
        cursor.next();
        if (type.isVariable() && type != DataType.JSON) {
            return sized(type, lengthNeeded);
        }
        if (mayBeUnsigned && type.isSignedInteger() && cursor.accept(Keyword.UNSIGNED)) {
            type = unsigned(type);
        }
        return new TypeName(type, -1, 0, 0);
    }

    private TypeName sized(DataType type, boolean lengthNeeded) {
        if (!lengthNeeded && !cursor.at(Token.LEFT_PAREN)) {
            return new TypeName(type, -1, 0, 0);
        }
        cursor.expect(Token.LEFT_PAREN);
        int length = (int) Math.min(Integer.MAX_VALUE, literals.integer());
        cursor.expect(Token.RIGHT_PAREN);
        return new TypeName(type, length, 0, 0);
    }

    private static DataType unsigned(DataType signed) {
        return switch (signed) {
            case TINYINT -> DataType.UTINYINT;
            case SMALLINT -> DataType.USMALLINT;
            case INT -> DataType.UINT;
            default -> DataType.UBIGINT;
        };
    }
}
